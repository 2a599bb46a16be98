import { z } from 'zod';
import { toErrorMessage } from '../../domain/errors.ts';
import type { OperationProblem, StatedOperation } from './persisted-operation.ts';

/** A file with operations. */
export interface OperationSource {
  readonly file: string;
  /** Whose folder it lies in; null: everybody's. */
  readonly client: string | null;
  readonly text: string;
}

/** What a file states, and what of it makes no sense. */
export interface StatedOperations {
  readonly operations: readonly StatedOperation[];
  readonly problems: readonly OperationProblem[];
}

const APOLLO_FORMAT = 'apollo-persisted-query-manifest';
/** Neither `{"`, `{}` nor `[` begins a GraphQL document. */
const JSON_START = /^\ufeff?\s*(\{\s*["}]|\[)/;

const apolloManifest = z.object({ format: z.literal(APOLLO_FORMAT), version: z.literal(1), operations: z.array(z.unknown()) });
const apolloOperation = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  type: z.string().nullish(),
  body: z.string(),
  clientName: z.string().min(1).nullish(),
});
const labels = z.object({ id: z.string().optional().catch(undefined), name: z.string().optional().catch(undefined) });
const idMap = z.record(z.string(), z.unknown());

/** Reads a file of any format, recognised by its content: JSON is a manifest or a map of ids, anything else one document. */
export function readStatedOperations(source: OperationSource): StatedOperations {
  const { file, client, text } = source;
  if (!JSON_START.test(text) && !file.endsWith('.json'))
    return { operations: [{ id: null, client, name: null, type: null, text, file, format: 'document' }], problems: [] };
  const parsed = parseJson(text);
  if (!parsed.ok) return fail(source, `it is not JSON: ${parsed.reason}`);
  const map = idMap.safeParse(parsed.value);
  if (!map.success || Array.isArray(parsed.value))
    return fail(
      source,
      `it must hold a JSON object, an Apollo manifest or a map from ids to texts, but holds ${describeValue(parsed.value)}`,
    );
  const stated = looksLikeManifest(map.data) ? readManifest(source, map.data) : readMap(source, map.data);
  if (stated.operations.length > 0 || stated.problems.length > 0) return stated;
  return { operations: [], problems: [{ scope: 'operation', file, client, operation: null, reason: 'it holds no operations' }] };
}

/** True for manifests of other versions and tools, too: they are told what was expected. */
function looksLikeManifest({ format, version, operations }: Readonly<Record<string, unknown>>): boolean {
  return format === APOLLO_FORMAT || typeof version === 'number' || Array.isArray(operations);
}

function readManifest(source: OperationSource, content: Readonly<Record<string, unknown>>): StatedOperations {
  const manifest = apolloManifest.safeParse(content);
  if (!manifest.success)
    return fail(
      source,
      `it must be a map from ids to texts, or an Apollo manifest with "format": "${APOLLO_FORMAT}", "version": 1 and "operations": […]; ${describeIssue(manifest.error)}`,
    );
  const operations: StatedOperation[] = [];
  const problems: OperationProblem[] = [];
  for (const [index, value] of manifest.data.operations.entries()) {
    const read = readManifestOperation(source, value, index);
    if ('reason' in read) problems.push(read);
    else operations.push(read);
  }
  return { operations, problems };
}

function readManifestOperation(source: OperationSource, value: unknown, index: number): StatedOperation | OperationProblem {
  const parsed = apolloOperation.safeParse(value);
  const label = labels.safeParse(value).data;
  const problem = {
    scope: 'operation',
    file: source.file,
    client: source.client,
    operation: label?.name ?? label?.id ?? `operations[${index}]`,
  } as const;
  if (!parsed.success) return { ...problem, reason: `it is not stated as the format has it, ${describeIssue(parsed.error)}` };
  const { id, name, type, body, clientName } = parsed.data;
  if (source.client !== null && clientName != null && clientName !== source.client)
    return {
      ...problem,
      reason: `it says it is of the client ${JSON.stringify(clientName)}, but lies in the folder of ${JSON.stringify(source.client)}`,
    };
  return {
    id,
    client: clientName ?? source.client,
    name: name ?? null,
    type: type ?? null,
    text: body,
    file: source.file,
    format: 'apollo-manifest',
  };
}

function readMap(source: OperationSource, map: Readonly<Record<string, unknown>>): StatedOperations {
  const operations: StatedOperation[] = [];
  const problems: OperationProblem[] = [];
  const { file, client } = source;
  for (const [id, text] of Object.entries(map)) {
    if (typeof text === 'string') operations.push({ id, client, name: null, type: null, text, file, format: 'id-map' });
    else
      problems.push({
        scope: 'operation',
        file,
        client,
        operation: id,
        reason: `its text must be a string, but is ${describeValue(text)}`,
      });
  }
  return { operations, problems };
}

function fail({ file, client }: OperationSource, reason: string): StatedOperations {
  return { operations: [], problems: [{ scope: 'file', file, client, operation: null, reason }] };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    return { ok: false, reason: toErrorMessage(error) };
  }
}

function describeIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  const where = issue?.path.join('.') ?? '';
  return `but ${where === '' ? 'it' : `"${where}"`} is wrong: ${issue?.message ?? 'unknown'}`;
}

function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { type GraphQLError, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { toErrorMessage } from '../../domain/errors.ts';
import { type DocumentMeaning, isDigestOfDocument, readAlgorithm, readMeaning, toBareId, toSha256 } from './document-digest.ts';
import type { OperationProblem, PersistedOperation, StatedOperation } from './persisted-operation.ts';

/** What is wrong with a document under the schema; an empty list for one that may run. */
export type DocumentValidator = (text: string) => readonly GraphQLError[];

/** Operations that may be served, and why the others may not. */
export interface CheckedOperations {
  readonly operations: readonly PersistedOperation[];
  readonly problems: readonly OperationProblem[];
  /** What the operations say, by their texts. */
  readonly meanings: ReadonlyMap<string, DocumentMeaning | null>;
}

/** Letters that a URL, a log line and a terminal can show. */
const ID = /^[\x21-\x7e]{1,256}$/;
const MAX_SHOWN_ERRORS = 3;
/** Requests wait no longer than this while operations are checked. */
const TURN_MS = 10;

/**
 * Checks what files state: ids against the digests of the texts, each text for one valid operation, and ids for being one operation's
 * within their client. Lets other work of the process go on.
 */
export async function checkOperations(stated: readonly StatedOperation[], validate: DocumentValidator): Promise<CheckedOperations> {
  const operations: PersistedOperation[] = [];
  const problems: OperationProblem[] = [];
  const meanings = new Map<string, DocumentMeaning | null>();
  let turnEndsAt = performance.now() + TURN_MS;
  for (const one of stated) {
    const checked = checkOperation(one, validate);
    if ('reason' in checked) problems.push(checked);
    else {
      operations.push(checked);
      if (!meanings.has(checked.text)) meanings.set(checked.text, readMeaning(checked.text));
    }
    if (performance.now() < turnEndsAt) continue;
    await nextTurn();
    turnEndsAt = performance.now() + TURN_MS;
  }
  const { unique, conflicts } = findConflicts(operations, (text) => meanings.get(text)?.digest);
  return { operations: unique, problems: [...problems, ...conflicts], meanings };
}

function checkOperation(stated: StatedOperation, validate: DocumentValidator): PersistedOperation | OperationProblem {
  const { client, text, file, format } = stated;
  const id = toBareId(stated.id ?? toSha256(text));
  const refuse = (reason: string, name = stated.name): OperationProblem => ({
    scope: 'operation',
    file,
    client,
    // A digest that was computed here tells a reader of the file nothing.
    operation: name ?? stated.id,
    reason,
  });
  if (!ID.test(id)) return refuse(`its id must be of 1 to 256 visible ASCII characters, but is ${JSON.stringify(id.slice(0, 300))}`);
  const operation = parseOperation(text);
  if (typeof operation === 'string') return refuse(operation);
  const name = operation.name?.value ?? null;
  const wrongId = findWrongId(id, text);
  if (wrongId !== null) return refuse(wrongId, name);
  if (stated.name !== null && stated.name !== name)
    return refuse(`its text holds the operation ${name ?? 'without a name'}, not the one that is stated`);
  if (stated.type !== null && stated.type !== operation.operation)
    return refuse(`it is stated to be a ${stated.type}, but its text holds a ${operation.operation}`, name);
  const errors = validate(text);
  if (errors.length > 0) return refuse(describeErrors(errors), name);
  return { id, client, name, type: operation.operation, text, file, format };
}

/** The one operation of a document; a sentence when there is none, or another one. */
function parseOperation(text: string): OperationDefinitionNode | string {
  try {
    const { definitions } = parse(text);
    const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const [operation, second] = operations;
    if (operation === undefined)
      return 'it holds no operation: a document must be whole, an operation with the fragments it uses; fragments are not shared between documents';
    if (second !== undefined) return `it holds ${operations.length} operations, of which an id could mean any: one a document is expected`;
    const other = definitions.find(({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION);
    return other === undefined ? operation : `it holds more than operations and fragments: ${other.kind}`;
  } catch (error) {
    return readMeaning(text) === null && text.replaceAll(/[\s,\ufeff]|#.*/g, '') === '' ? 'its text is empty' : toErrorMessage(error);
  }
}

function findWrongId(id: string, text: string): string | null {
  if (id.startsWith('sha256:')) return `its id must be 64 lower-case hexadecimal digits after "sha256:", but is ${JSON.stringify(id)}`;
  const algorithm = readAlgorithm(id);
  if (algorithm === null || isDigestOfDocument(id, text)) return null;
  return `its id ${id} looks like a digest by ${algorithm}, but is not that of its text, with or without white space (SHA-256: ${toSha256(text)})`;
}

function describeErrors(errors: readonly GraphQLError[]): string {
  const shown = errors.slice(0, MAX_SHOWN_ERRORS).map(({ message, locations }) => {
    const [at] = locations ?? [];
    return at === undefined ? message : `${message} (line ${at.line}, column ${at.column})`;
  });
  const rest = errors.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more errors`] : [])].join('; ').replaceAll(/\s*\n\s*/g, ' ');
}

/** The same operation may be stated twice; two under one id may not, and neither of them can be believed. */
function findConflicts(
  operations: readonly PersistedOperation[],
  toDigest: (text: string) => string | undefined,
): { unique: PersistedOperation[]; conflicts: OperationProblem[] } {
  const byKey = Map.groupBy(operations, ({ client, id }) => JSON.stringify([client, id]));
  const unique: PersistedOperation[] = [];
  const conflicts: OperationProblem[] = [];
  for (const [first, ...others] of byKey.values()) {
    if (first === undefined) continue;
    const different = others.filter(({ text }) => toDigest(text) !== toDigest(first.text));
    if (different.length === 0) unique.push(first);
    else for (const one of [first, ...different]) conflicts.push(toConflict(one, one === first ? different : [first]));
  }
  return { unique, conflicts };
}

function toConflict({ file, client, name, id }: PersistedOperation, others: readonly PersistedOperation[]): OperationProblem {
  const where = [...new Set(others.map((other) => `${other.name ?? 'an operation without a name'} in ${other.file}`))].join(' and ');
  const namespace = client === null ? '' : ` for the client ${JSON.stringify(client)}`;
  return {
    scope: 'operation',
    file,
    client,
    operation: name ?? id,
    reason: `its id ${id}${namespace} is also that of ${where}, with another text`,
  };
}

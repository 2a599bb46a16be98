import type { HTTPGraphQLRequest } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { toBareId } from '../execution/persisted/document-digest.ts';
import type { AskedOperation, IdForm } from '../execution/persisted/operation-resolver.ts';

/** What a request asks for, or why that cannot be told. */
export type AskedRequest =
  | { readonly kind: 'asked'; readonly asked: AskedOperation }
  | { readonly kind: 'refused'; readonly error: GraphQLError };

/** Longer than any digest with its prefix, and than names of operations. */
const MAX_ID_LENGTH = 256;
const MAX_CLIENT_LENGTH = 128;
/** Apollo's clients and servers, Hive's gateway, and Hive's libraries, in this order. */
const CLIENT_HEADERS = ['apollographql-client-name', 'graphql-client-name', 'x-graphql-client-name'];
const APQ_VERSION = 1;

/** Where an id was found. */
interface FoundId {
  readonly form: IdForm;
  readonly value: unknown;
}

/** A request's parameters from its body or query string; undefined for those that are not there. */
interface Parameters {
  readonly query: unknown;
  readonly operationName: unknown;
  readonly extensions: unknown;
  readonly ids: readonly FoundId[];
}

/**
 * Reads what a request asks for: a text (`query`), an id (`documentId`, `extensions.persistedQuery`, `id`, `doc_id` or the path), or both. Of
 * a GET it reads the query string, of a POST the body and the query string's `documentId`; of what else Apollo Server refuses, nothing.
 * @param pathId what follows the endpoint's path, decoded; null for nothing
 */
export function readAskedOperation(request: HTTPGraphQLRequest, pathId: string | null): AskedRequest {
  try {
    const { query, operationName, extensions, ids } = readParameters(request);
    const id = readId([...(pathId === null ? [] : [{ form: 'path' as const, value: pathId }]), ...ids, ...readApq(extensions)]);
    // What Apollo Server would refuse must not be hidden by an id beside it.
    if (id !== null && query != null && typeof query !== 'string') throw refuse(`"query" must be a string, but is ${describeType(query)}`);
    return {
      kind: 'asked',
      asked: {
        text: typeof query === 'string' && query !== '' ? query : null,
        id: id?.value ?? null,
        form: id?.form ?? null,
        operationName: typeof operationName === 'string' ? operationName : null,
        client: readClient(request),
      },
    };
  } catch (error) {
    if (error instanceof GraphQLError) return { kind: 'refused', error };
    throw error;
  }
}

function readParameters({ method, search, body }: HTTPGraphQLRequest): Parameters {
  const params = new URLSearchParams(search);
  if (method === 'GET')
    return {
      query: readOnce(params, 'query'),
      operationName: readOnce(params, 'operationName'),
      extensions: parseRecord(readOnce(params, 'extensions')) ?? undefined,
      ids: (['documentId', 'id', 'doc_id'] as const).map((form) => ({ form, value: readOnce(params, form) })),
    };
  if (method !== 'POST' || !isRecord(body)) return { query: undefined, operationName: undefined, extensions: undefined, ids: [] };
  const ids = (['documentId', 'id', 'doc_id'] as const).map((form) => ({ form, value: body[form] }));
  return {
    query: body['query'],
    operationName: body['operationName'],
    extensions: body['extensions'],
    ids: [...ids, { form: 'documentId', value: readOnce(params, 'documentId') }],
  };
}

/** In Apollo Server's words, which says the same of the parameters it reads. */
function readOnce(params: URLSearchParams, name: string): string | undefined {
  const [value, second] = params.getAll(name);
  if (second !== undefined) throw refuse(`The '${name}' search parameter may only be specified once.`);
  return value;
}

function readApq(extensions: unknown): readonly FoundId[] {
  const stated = isRecord(extensions) ? extensions['persistedQuery'] : undefined;
  if (!stated) return [];
  if (!isRecord(stated)) throw refuse(`"extensions.persistedQuery" must be an object, but is ${describeType(stated)}`);
  if (stated['version'] !== APQ_VERSION) throw refuse('Unsupported persisted query version');
  // Null as an id elsewhere means none; here the extension itself says that there is one.
  return [{ form: 'apq', value: stated['sha256Hash'] ?? '' }];
}

function readId(found: readonly FoundId[]): { form: IdForm; value: string } | null {
  let first: { form: IdForm; value: string } | null = null;
  // Relay sends null beside a text.
  for (const { form, value } of found.filter((one) => one.value !== undefined && one.value !== null)) {
    const id = { form, value: parseId(form, value) };
    first ??= id;
    if (first.value !== id.value)
      throw refuse(
        `The request asks for two operations: ${JSON.stringify(first.value)} by ${describeForm(first.form)} and ${JSON.stringify(id.value)} by ${describeForm(form)}`,
      );
  }
  return first;
}

function parseId(form: IdForm, value: unknown): string {
  if (typeof value !== 'string') throw refuse(`${describeForm(form)} must be a string, but is ${describeType(value)}`);
  if (value === '' || value.length > MAX_ID_LENGTH)
    throw refuse(`${describeForm(form)} must be of 1 to ${MAX_ID_LENGTH} characters, but has ${value.length}`);
  return toBareId(value);
}

function readClient({ headers }: HTTPGraphQLRequest): string | null {
  for (const header of CLIENT_HEADERS) {
    const name = headers.get(header)?.trim();
    // A longer one is no name of any list.
    if (name !== undefined && name !== '') return name.length <= MAX_CLIENT_LENGTH ? name : null;
  }
  return null;
}

function parseRecord(text: string | null | undefined): Record<string, unknown> | null {
  if (text === null || text === undefined) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    // Apollo Server says what is wrong with it.
    return null;
  }
}

function describeForm(form: IdForm): string {
  switch (form) {
    case 'apq':
      return '"extensions.persistedQuery.sha256Hash"';
    case 'path':
      return 'the path';
    default:
      return `"${form}"`;
  }
}

function describeType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
}

function refuse(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

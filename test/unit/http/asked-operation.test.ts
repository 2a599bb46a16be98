import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import { describe, expect, it } from 'vitest';
import { readAskedOperation } from '../../../src/http/asked-operation.ts';

const TEXT = '{ hello }';
const SHA256 = 'ab'.repeat(32);

function post(body: unknown, search = '', headers: Readonly<Record<string, string>> = {}): HTTPGraphQLRequest {
  return { method: 'POST', headers: new HeaderMap(Object.entries(headers)), search, body };
}

function get(parameters: Readonly<Record<string, unknown>> | string): HTTPGraphQLRequest {
  const search =
    typeof parameters === 'string'
      ? parameters
      : `?${new URLSearchParams(Object.entries(parameters).map(([name, value]): [string, string] => [name, toParameter(value)]))}`;
  return { method: 'GET', headers: new HeaderMap(), search, body: undefined };
}

function toParameter(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function apq(sha256Hash: unknown, version: unknown = 1) {
  return { extensions: { persistedQuery: { version, sha256Hash } } };
}

/** What is asked, or the message of the refusal. */
function read(request: HTTPGraphQLRequest, pathId: string | null = null) {
  const result = readAskedOperation(request, pathId);
  if (result.kind === 'asked') return result.asked;
  expect(result.error.extensions).toEqual({ code: 'BAD_REQUEST', http: { status: 400 } });
  return result.error.message;
}

describe('readAskedOperation', () => {
  it.each<[string, unknown, object]>([
    ['a text', { query: TEXT }, { text: TEXT, id: null, form: null }],
    ['documentId', { documentId: 'page/1' }, { text: null, id: 'page/1', form: 'documentId' }],
    ['documentId with its prefix', { documentId: `sha256:${SHA256}` }, { id: SHA256, form: 'documentId' }],
    ['id', { id: 'page/1' }, { id: 'page/1', form: 'id' }],
    ['doc_id', { doc_id: 'page/1' }, { id: 'page/1', form: 'doc_id' }],
    ['the extension', apq(SHA256), { id: SHA256, form: 'apq' }],
    ['the extension with an id of a manifest', apq('page/1'), { id: 'page/1', form: 'apq' }],
    ['a text and the extension', { query: TEXT, ...apq(SHA256) }, { text: TEXT, id: SHA256, form: 'apq' }],
    ['one id in two places', { documentId: `sha256:${SHA256}`, ...apq(SHA256) }, { id: SHA256, form: 'documentId' }],
    ['nothing', {}, { text: null, id: null, form: null }],
    ['an empty text', { query: '' }, { text: null, id: null }],
    ['an operation name', { query: TEXT, operationName: 'Hello' }, { operationName: 'Hello' }],
  ])('reads %s, from a body and from a query string alike', (_what, parameters, expected) => {
    expect(read(post(parameters))).toMatchObject(expected);
    expect(read(get(parameters as Record<string, unknown>))).toMatchObject(expected);
  });

  it.each(['GET', 'POST'])('reads an id from the path of a %s', (method) => {
    expect(read({ ...get({}), method }, 'page/1')).toMatchObject({ id: 'page/1', form: 'path' });
  });

  it('takes null as nothing, as Relay sends it beside a text', () => {
    expect(read(post({ query: TEXT, id: null, doc_id: null, extensions: null }))).toMatchObject({ text: TEXT, id: null });
    expect(read(post({ query: null, id: 'page/1' }))).toMatchObject({ text: null, id: 'page/1' });
  });

  it("reads a POST's query string for documentId alone, because Apollo Server runs only what is in the body", () => {
    expect(read(post({ variables: {} }, '?documentId=page%2F1'))).toMatchObject({ id: 'page/1', form: 'documentId' });
    expect(read(post({}, `?query=${TEXT}&id=a&doc_id=b`))).toMatchObject({ text: null, id: null });
    expect(read({ ...get({}), body: { query: TEXT, id: 'page/1' } })).toMatchObject({ text: null, id: null });
  });

  it.each([
    ['a list of operations', post([{ query: TEXT }])],
    ['a body that is no object', post('query')],
    ['no body', post(undefined)],
    ['another method', { ...post({ query: TEXT }), method: 'PUT' }],
    ['extensions that are text', post({ extensions: JSON.stringify(apq(SHA256).extensions) })],
    ['extensions that are no JSON', get('?extensions=%7B')],
    ['an extension that is switched off', post({ extensions: { persistedQuery: false } })],
    ['a query of another type', post({ query: { kind: 'Document' } })],
  ])('finds nothing in %s, which Apollo Server answers', (_what, request) => {
    expect(read(request)).toMatchObject({ text: null, id: null, form: null });
  });

  it.each<[string, HTTPGraphQLRequest, string]>([
    ['two ids', post({ documentId: 'a', doc_id: 'b' }), 'The request asks for two operations: "a" by "documentId" and "b" by "doc_id"'],
    [
      'two ids, one by the extension',
      post({ id: 'a', ...apq('b') }),
      'The request asks for two operations: "a" by "id" and "b" by "extensions.persistedQuery.sha256Hash"',
    ],
    [
      'two ids, in body and query string',
      post({ documentId: 'a' }, '?documentId=b'),
      'The request asks for two operations: "a" by "documentId" and "b" by "documentId"',
    ],
    ['a parameter twice', get('?documentId=a&documentId=a'), "The 'documentId' search parameter may only be specified once."],
    ['a query twice', get('?query=a&query=b'), "The 'query' search parameter may only be specified once."],
    ['an id of another type', post({ documentId: 7 }), '"documentId" must be a string, but is a number'],
    ['an id that is an object', post({ id: {} }), '"id" must be a string, but is an object'],
    ['an id that is a list', post({ doc_id: ['a'] }), '"doc_id" must be a string, but is an array'],
    ['an id that is too long', post({ documentId: 'x'.repeat(257) }), '"documentId" must be of 1 to 256 characters, but has 257'],
    ['an empty id', get('?documentId='), '"documentId" must be of 1 to 256 characters, but has 0'],
    ['a hash of another type', post(apq(7)), '"extensions.persistedQuery.sha256Hash" must be a string, but is a number'],
    [
      'no hash',
      post({ extensions: { persistedQuery: { version: 1 } } }),
      '"extensions.persistedQuery.sha256Hash" must be of 1 to 256 characters, but has 0',
    ],
    [
      'an extension of another type',
      post({ extensions: { persistedQuery: 'x' } }),
      '"extensions.persistedQuery" must be an object, but is a string',
    ],
    ['another version', post(apq(SHA256, 2)), 'Unsupported persisted query version'],
    ['an id beside a query of another type', post({ query: [], id: 'a' }), '"query" must be a string, but is an array'],
  ])('refuses %s, and says where', (_what, request, message) => {
    expect(read(request)).toBe(message);
  });

  it('names the path when it and the body ask for two operations', () => {
    expect(read(post({ documentId: 'b' }), 'a')).toBe('The request asks for two operations: "a" by the path and "b" by "documentId"');
    expect(read(get({}), 'x'.repeat(1_000))).toBe('the path must be of 1 to 256 characters, but has 1000');
  });

  it.each([
    [{ 'apollographql-client-name': 'ios' }, 'ios'],
    [{ 'graphql-client-name': ' ios ' }, 'ios'],
    [{ 'x-graphql-client-name': 'ios' }, 'ios'],
    [{ 'x-graphql-client-name': 'c', 'graphql-client-name': 'b', 'apollographql-client-name': 'a' }, 'a'],
    [{ 'apollographql-client-name': '', 'graphql-client-name': 'b' }, 'b'],
    [{ 'apollographql-client-name': 'x'.repeat(129) }, null],
    [{}, null],
  ])('reads the client from %j: %j', (headers, client) => {
    expect(read(post({ query: TEXT }, '', headers))).toMatchObject({ client });
  });
});

import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTinyGateway, type TinyGateway } from '../support/tiny-gateway.ts';

let direct: TinyGateway;
let apollo: TinyGateway;
beforeAll(async () => {
  direct = await createTinyGateway({ maxBatch: 2 });
  apollo = await createTinyGateway({ maxBatch: 2, answersDirectly: false });
});
afterAll(async () => {
  await direct.stop();
  await apollo.stop();
});

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: '/graphql',
  headers: { ...JSON_TYPE, ...headers },
  payload: JSON.stringify(body),
});
const get = (parameters: Record<string, string>, headers: Record<string, string> = { 'apollo-require-preflight': '1' }): InjectOptions => ({
  method: 'GET',
  url: `/graphql?${new URLSearchParams(parameters)}`,
  headers,
});

const HELLO = 'query Hello($name: String) { hello(name: $name) }';
const REQUESTS: readonly (readonly [string, InjectOptions])[] = [
  ['plain data', post({ query: HELLO, variables: { name: 'é "x" \u2028' } })],
  ['plain data of a GET', get({ query: HELLO, variables: '{"name":"x"}' })],
  ['another type of answer', post({ query: '{ hello }' }, { accept: 'application/graphql-response+json' })],
  ['introspection', post({ query: '{ __schema { queryType { name } } __typename }' })],
  ['a mutation', post({ query: 'mutation { save }' })],
  ['a mutation in a GET', get({ query: 'mutation { save }' })],
  ['partial data', post({ query: '{ hello fail(kind: "input") }' })],
  ['a failure that is hidden', post({ query: '{ hello fail(kind: "unknown") }' })],
  ['no data', post({ query: '{ node { node { port } } slow }' })],
  ['a wrong variable', post({ query: HELLO, variables: { name: 5 } })],
  ['a wrong variable of a client that reads 200 alone', post({ query: HELLO, variables: { name: 5 } }, { accept: 'application/json' })],
  ['an unknown operation', post({ query: HELLO, operationName: 'Bye' })],
  ['variables as text', post({ query: HELLO, variables: '{}' })],
  ['variables of a GET that are no JSON', get({ query: HELLO, variables: '{' })],
  ['an invalid document', post({ query: '{ nothing }' })],
  ['no document', post({ query: '{' })],
  ['an unknown id', post({ documentId: 'unknown' })],
  ['a forged request', get({ query: '{ hello }' }, {})],
  ['a page', get({ query: '{ hello }' }, { accept: 'text/html', 'apollo-require-preflight': '1' })],
  ['nothing that is accepted', post({ query: '{ hello }' }, { accept: 'text/csv' })],
  ['a batch', post([{ query: '{ hello }' }, { query: '{ role }' }])],
  ['too many in a batch', post([{ query: '{ hello }' }, { query: '{ role }' }, { query: '{ role }' }])],
  ['the operator', post({ query: '{ role }' }, { authorization: 'Bearer the-operators-token' })],
  ['a wrong token', post({ query: '{ role }' }, { authorization: 'Bearer wrong' })],
];

describe('an answer past Apollo Server', () => {
  // Three times: from the second time on a document is looked at, from the third on it is compiled.
  it.each(REQUESTS)('is, byte for byte, the answer of Apollo Server: %s', async (_what, request) => {
    for (let time = 0; time < 3; time += 1) {
      const [mine, theirs] = await Promise.all([direct.app.inject(request), apollo.app.inject(request)]);
      // What Apollo Server answers passed no cache.
      const { 'x-request-id': _mine, date: _date, 'cache-status': _status, ...headers } = mine.headers;
      const { 'x-request-id': _theirs, date: _otherDate, ...expected } = theirs.headers;
      expect({ status: mine.statusCode, headers, body: mine.body.replaceAll(/"requestId":"[^"]*"/g, '') }).toEqual({
        status: theirs.statusCode,
        headers: expected,
        body: theirs.body.replaceAll(/"requestId":"[^"]*"/g, ''),
      });
    }
  });

  it('costs Apollo Server nothing', async () => {
    const asked = vi.spyOn(direct.server, 'executeHTTPGraphQLRequest');
    const ask = async (body: unknown) => {
      asked.mockClear();
      await direct.app.inject(post(body));
      return asked.mock.calls.length;
    };
    expect(await ask({ query: '{ hello }' })).toBe(0);
    expect(await ask({ query: 'mutation { save }' })).toBe(0);
    expect(await ask({ query: '{ hello fail(kind: "input") }' })).toBe(1);
    asked.mockRestore();
  });
});

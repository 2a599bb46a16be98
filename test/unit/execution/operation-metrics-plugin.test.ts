import { createHash } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperationMetricsPlugin } from '../../../src/execution/operation-metrics-plugin.ts';
import { followRequest, runInRequest } from '../../../src/observability/request-scope.ts';

const observed: { name: string | null | undefined; outcome: string; durationMs: number }[] = [];
const server = new ApolloServer({
  typeDefs: 'type Query { ok: Boolean fail: Boolean must: Boolean! end(code: String): Boolean! }',
  resolvers: { Query: { ok: () => true, fail, must: fail, end: (_root, { code }) => end(code) } },
  plugins: [
    createOperationMetricsPlugin({
      observeOperation: (operation) => void observed.push(operation),
      isPersisted: (digest) => digest === toDigest('query Registered { ok }'),
    }),
  ],
});
beforeAll(() => server.start());
afterAll(() => server.stop());

function toDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function end(code: string): never {
  throw new GraphQLError('ended', { extensions: { code } });
}

function fail(): never {
  throw new Error('failed');
}

describe('createOperationMetricsPlugin', () => {
  it.each([
    ['query Page { ok }', 'Page', 'ok'],
    ['{ ok }', null, 'ok'],
    ['query Page { ok fail }', 'Page', 'partial'],
    ['query Page { must }', 'Page', 'refused'],
    ['query Page { unknown }', undefined, 'refused'],
    ['query Page {', undefined, 'refused'],
    ['query Page { end(code: "OPERATION_TIMEOUT") }', 'Page', 'timeout'],
    ['query Page { end(code: "CLIENT_GONE") }', 'Page', 'cancelled'],
    ['query Page { end(code: "CONFLICT") }', 'Page', 'refused'],
  ])('tells of "%s" the name %s and the outcome %s, once', async (query, name, outcome) => {
    observed.length = 0;
    await server.executeOperation({ query });
    expect(observed).toEqual([{ name, outcome, durationMs: expect.any(Number) }]);
    expect(observed[0]?.durationMs).toBeGreaterThan(0);
  });

  it('times what ran already from its start', async () => {
    observed.length = 0;
    const executed = { result: Promise.resolve({ data: { ok: true } }), startedAt: performance.now() - 10_000, tellEnd: undefined };
    await server.executeOperation({ query: '{ ok }' }, { contextValue: { executed } });
    expect(observed[0]?.durationMs).toBeGreaterThan(10_000);
  });

  it('tells whoever follows the request of its start and its end', async () => {
    const heard: unknown[] = [];
    const surround = <T>({ run }: { run: () => Promise<T> }) => run();
    await runInRequest('r', async () => {
      followRequest({
        surroundBatch: surround,
        surroundStatement: surround,
        startOperation: (batched) => {
          heard.push({ batched });
          return (operation) => void heard.push(operation);
        },
      });
      await server.executeOperation({ query: 'query Page { ok fail must: fail end(code: "CONFLICT") }' });
      await server.executeOperation({ query: '{ nothing }' });
      await server.executeOperation({ query: 'query Registered { ok }' });
    });
    await server.executeOperation({ query: 'query Page { ok }' });
    const durationMs = expect.any(Number);
    expect(heard).toEqual([
      { batched: false },
      {
        name: 'Page',
        type: 'query',
        persisted: false,
        outcome: 'refused',
        errorCodes: ['INTERNAL_SERVER_ERROR', 'CONFLICT'],
        durationMs,
      },
      { batched: false },
      { name: undefined, type: undefined, persisted: false, outcome: 'refused', errorCodes: ['GRAPHQL_VALIDATION_FAILED'], durationMs },
      { batched: false },
      { name: 'Registered', type: 'query', persisted: true, outcome: 'ok', errorCodes: [], durationMs },
    ]);
  });
});

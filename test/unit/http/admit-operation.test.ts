import { createHash } from 'node:crypto';
import { queryObjects } from 'node:v8';
import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import { buildSchema, GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { AskedOperation, OperationResolver } from '../../../src/execution/persisted/operation-resolver.ts';
import { type AdmitOperation, createOperationAdmission } from '../../../src/http/admit-operation.ts';
import { createTestPlans } from '../../support/test-plans.ts';

const schema = buildSchema('type Query { a: Int b: Int q: Query }');
const TOO_DEEP = `{ ${'q { '.repeat(30)} a ${'} '.repeat(30)} }`;
const REFUSAL = new GraphQLError('unknown', { extensions: { code: 'PERSISTED_OPERATION_UNKNOWN' } });

/** Admission by a resolver that lets texts through, knows the id `known`, and refuses all others. */
function createTestAdmission({ maxBatch = 0 } = {}) {
  const accepted: AskedOperation[] = [];
  const toText = (text: string) => ({ kind: 'text', text, name: null, entry: null, registerAs: null }) as const;
  const resolver: OperationResolver = {
    resolve: async ({ text, id }) => {
      if (text !== null) return toText(text);
      if (id === null) return { kind: 'absent' };
      return id === 'known' ? toText('{ b }') : { kind: 'refused', error: REFUSAL };
    },
    accept: (_operation, asked) => void accepted.push(asked),
  };
  const plans = createTestPlans(schema);
  const refusals: string[] = [];
  const countRefusal = (code: string) => void refusals.push(code);
  const registered = { revision: 1 };
  const revision = () => registered.revision;
  const admit = createOperationAdmission({ plans, resolver, revision, mode: 'development', maxBatch, countRefusal });
  return { admit, accepted, refusals, registered };
}

function post(body: unknown): HTTPGraphQLRequest {
  return { method: 'POST', headers: new HeaderMap(), search: '', body };
}

function get(parameters: Record<string, string>): HTTPGraphQLRequest {
  return { method: 'GET', headers: new HeaderMap(), search: `?${new URLSearchParams(parameters)}`, body: undefined };
}

/** What Apollo Server is handed. */
async function hand(admit: AdmitOperation, request: HTTPGraphQLRequest, pathId: string | null = null) {
  return (await admit(request, pathId)).handOver();
}

const toHandover = (text: string) => ({ version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') });

describe('admitting operations', () => {
  it('hands a planned text over by its digest, and keeps all else of the body', async () => {
    const { admit, accepted } = createTestAdmission();
    const request = post({ query: '{ a }', variables: { n: 1 }, operationName: 'A', extensions: { other: true } });
    expect(await hand(admit, request, null)).toMatchObject({
      body: { query: undefined, variables: { n: 1 }, operationName: 'A', extensions: { other: true, persistedQuery: toHandover('{ a }') } },
    });
    expect(request.body).toMatchObject({ query: '{ a }' });
    expect(accepted).toHaveLength(1);
  });

  it.each([
    ['documentId', { documentId: 'known' }, null],
    ['id', { id: 'known' }, null],
    ['the path', { variables: {} }, 'known'],
  ])('hands an operation over that is asked by %s', async (_form, body, pathId) => {
    const { admit } = createTestAdmission();
    expect(await hand(admit, post(body), pathId)).toMatchObject({ body: { extensions: { persistedQuery: toHandover('{ b }') } } });
  });

  it('keeps nothing of a request that is as large as the request, to know it again', async () => {
    const { admit } = createTestAdmission();
    /** Told from all else in memory by its class. */
    class SentBody {
      readonly query = '{ a }';
    }
    // In a function of its own, whose variables are gone when it has answered.
    const readmit = async () => (await admit(post(new SentBody()), null)).again;
    const again = await readmit();
    expect(queryObjects(SentBody, { format: 'count' })).toBe(0);
    expect(again?.isValid()).toBe(true);
  });

  it('does the same to a query string', async () => {
    const { admit } = createTestAdmission();
    const { search } = await hand(admit, get({ query: '{ a }', variables: '{"n":"é&="}', extensions: '{"other":1}' }));
    const parameters = Object.fromEntries(new URLSearchParams(search));
    expect(parameters).toEqual({
      variables: '{"n":"é&="}',
      extensions: JSON.stringify({ other: 1, persistedQuery: toHandover('{ a }') }),
    });
  });

  it.each([
    ['cannot be parsed', '{ a'],
    ['is not valid', '{ nothing }'],
  ])('hands a text over as it is that %s, and does not accept it', async (_what, query) => {
    const { admit, accepted } = createTestAdmission();
    expect(await hand(admit, post({ query, extensions: { persistedQuery: toHandover('{ a }') } }), null)).toMatchObject({
      body: { query, extensions: {} },
    });
    expect(new URLSearchParams((await hand(admit, get({ query }))).search).get('query')).toBe(query);
    expect(accepted).toEqual([]);
  });

  it.each([
    ['is past a limit', post({ query: TOO_DEEP }), 'OPERATION_TOO_COMPLEX'],
    ['nobody registered', post({ documentId: 'other' }), 'PERSISTED_OPERATION_UNKNOWN'],
    ['is named twice', post({ documentId: 'known', id: 'other' }), 'BAD_REQUEST'],
  ])('refuses what %s', async (_what, request, code) => {
    const { admit, refusals } = createTestAdmission();
    await expect(admit(request, null)).rejects.toMatchObject({ extensions: { code } });
    expect(refusals).toEqual([code]);
  });

  it.each([
    ['a body without an operation', post({ variables: {} })],
    ['a body that is none', post(undefined)],
    ['extensions of a wrong type', post({ query: '{ a }', extensions: 'wrong' })],
    ['extensions that are no JSON', get({ query: '{ a }', extensions: '{' })],
    ['another method', { ...post(undefined), method: 'PUT' }],
  ])('leaves %s to Apollo Server', async (_what, request) => {
    const { body, search } = await hand(createTestAdmission().admit, request);
    expect({ body, search }).toEqual({ body: request.body, search: request.search });
  });

  it('tells what the same request would be told again, as long as no other operations are registered', async () => {
    const { admit, accepted, registered } = createTestAdmission();
    const { planned, again } = await admit(post({ query: '{ a }' }), null);
    expect(planned?.operation.kind).toBe('OperationDefinition');
    again?.note();
    expect(accepted).toHaveLength(2);
    expect(accepted[1]).toBe(accepted[0]);
    expect(again?.isValid()).toBe(true);
    registered.revision = 2;
    expect(again?.isValid()).toBe(false);
    expect((await admit(post({ query: '{ nothing }' }), null)).again).toBeNull();
  });

  describe('in a batch', () => {
    it('hands each over by itself', async () => {
      const { admit } = createTestAdmission({ maxBatch: 3 });
      const { body } = await hand(admit, post([{ query: '{ a }' }, { id: 'known' }, 5]));
      expect(body).toMatchObject([
        { extensions: { persistedQuery: toHandover('{ a }') } },
        { extensions: { persistedQuery: toHandover('{ b }') } },
        5,
      ]);
    });

    it('refuses all when one is refused', async () => {
      const { admit } = createTestAdmission({ maxBatch: 3 });
      await expect(admit(post([{ query: '{ a }' }, { id: 'other' }]), null)).rejects.toBe(REFUSAL);
    });

    it('refuses more than are allowed', async () => {
      const { admit } = createTestAdmission({ maxBatch: 1 });
      await expect(admit(post([{ query: '{ a }' }, { query: '{ b }' }]), null)).rejects.toMatchObject({
        message: 'The operation is too complex: it is a batch of 2 operations, at most 1 are allowed',
      });
    });

    it('leaves it to Apollo Server where none is allowed, which refuses it', async () => {
      const { admit, accepted } = createTestAdmission();
      const batch = [{ query: '{ a }' }];
      expect(await hand(admit, post(batch), null)).toMatchObject({ body: batch });
      expect(accepted).toEqual([]);
    });
  });
});

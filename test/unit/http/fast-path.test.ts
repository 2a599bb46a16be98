import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerAtHand } from '../../../src/cache/response-cache.ts';
import { createFastPath, type RawRequest } from '../../../src/http/fast-path.ts';
import type { Requester } from '../../../src/http/graphql-options.ts';

const NOBODY: Requester = { session: null, insists: false, explains: false };
const BODY = Buffer.from('{"query":"{ a }"}');

/** Of a request what the fast path looks at. */
interface Sent {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | null;
}

function toRequest({ method = 'POST', url = '/graphql', headers = {} }: Sent = {}): RawRequest {
  const type = method === 'POST' ? { 'content-type': 'application/json' } : { 'apollo-require-preflight': '1' };
  return { method, url, headers: { ...type, ...headers } };
}

function createTest() {
  const answers = new Map<string, AnswerAtHand>();
  const fastPath = createFastPath((key) => answers.get(key) ?? null);
  const toRaw = (sent: Sent, requester = NOBODY) =>
    fastPath.toRaw(
      toRequest(sent),
      sent.method === undefined || sent.method === 'POST' ? (sent.body === undefined ? BODY : sent.body) : null,
      requester,
    );
  let valid = true;
  let noted = 0;
  const again = {
    isValid: () => valid,
    note: () => {
      noted += 1;
    },
  };
  const remember = (sent: Sent, key: string) => fastPath.remember(toRaw(sent) ?? '', { key, operationName: 'Page', again });
  const find = (sent: Sent) => fastPath.find(toRaw(sent) ?? 'none', toRequest(sent));
  return { answers, toRaw, remember, find, noted: () => noted, invalidate: () => (valid = false) };
}

describe('the fast path', () => {
  it('gives the answer to a request that came before', () => {
    const { answers, remember, find, noted } = createTest();
    const answer = { kind: 'answer' } as AnswerAtHand;
    answers.set('k', answer);
    expect(find({})).toBeNull();
    remember({}, 'k');
    expect(find({})).toEqual({ answer, type: 'application/json; charset=utf-8', operationName: 'Page' });
    expect(find({ headers: { accept: 'application/graphql-response+json' } })?.type).toBe(
      'application/graphql-response+json; charset=utf-8',
    );
    expect(noted()).toBe(2);
  });

  it('gives none that is not at hand, nor to who accepts none, nor once other operations are registered', () => {
    const { answers, remember, find, noted, invalidate } = createTest();
    remember({}, 'k');
    expect(find({})).toBeNull();
    answers.set('k', { kind: 'answer' } as AnswerAtHand);
    expect(find({ headers: { accept: 'text/csv' } })).toBeNull();
    invalidate();
    expect(find({})).toBeNull();
    expect(noted()).toBe(0);
  });

  it.each<[string, Sent]>([
    ['that a page could send', { headers: { 'content-type': 'text/plain' } }],
    ['without a type', { headers: { 'content-type': '' } }],
    ['in another charset', { headers: { 'content-type': 'application/json; charset=utf-16' } }],
    ['with a coded body', { headers: { 'content-encoding': 'gzip' } }],
    ['with a large body', { body: Buffer.alloc(8_193, 32) }],
    ['with a long address', { method: 'GET', url: `/graphql?${'x'.repeat(8_192)}` }],
    ['without a body', { body: null }],
    ['by GET, of which nothing tells that it was meant', { method: 'GET', headers: { 'apollo-require-preflight': '' } }],
    ['by GET with another type', { method: 'GET', headers: { 'content-type': 'text/plain' } }],
    ['by another method', { method: 'PUT' }],
    ['for its timing', { headers: { 'farsight-timing': '1' } }],
    ['for what the cache did', { headers: { 'farsight-cache': '1' } }],
    ['for a write', { headers: { 'farsight-written': 'a/1' } }],
  ])('reads a request %s', (_what, sent) => {
    expect(createTest().toRaw(sent)).toBeNull();
  });

  it('reads what is insisted on', () => {
    expect(createTest().toRaw({}, { session: 'a', insists: true, explains: false })).toBeNull();
  });

  it('tells apart whatever an answer depends on', () => {
    const { toRaw } = createTest();
    const raws = [
      toRaw({}),
      toRaw({ body: Buffer.from('{"query":"{ b }"}') }),
      toRaw({ body: Buffer.from('{"query":"{ a } "}') }),
      toRaw({ url: '/graphql/x' }),
      toRaw({ url: '/graphql?documentId=x' }),
      toRaw({ headers: { 'apollographql-client-name': 'ios' } }),
      toRaw({ headers: { 'graphql-client-name': 'ios' } }),
      toRaw({}, { session: 's', insists: false, explains: false }),
      toRaw({ method: 'GET' }),
    ];
    expect(new Set(raws).size).toBe(raws.length);
    expect(raws).not.toContain(null);
    expect(toRaw({ method: 'HEAD' })).toBe(toRaw({ method: 'GET' }));
  });

  it('has the same text for the same bytes alone', () => {
    const { toRaw } = createTest();
    const bytes = fc.uint8Array({ maxLength: 20 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const same = Buffer.from(one).equals(Buffer.from(other));
        expect(toRaw({ body: Buffer.from(one) }) === toRaw({ body: Buffer.from(other) })).toBe(same);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { AnswerKey } from '../../../src/execution/answer-key.ts';
import { addInsight, explainAnswer, wantsCacheInsight } from '../../../src/http/cache-insight.ts';
import { TEST_POLICY } from '../../support/test-cache.ts';

const PARTS = { schema: 's', operation: 'o', variables: '{}', session: null };
const KEY: AnswerKey = { kind: 'key', key: 'k', parts: PARTS, policy: TEST_POLICY };
const HIT = { result: 'hit', tier: 'L1', reason: null, collapsed: false, stored: true, ageMs: 40, freshMs: 100 } as const;

describe('wantsCacheInsight', () => {
  it.each([
    ['OPERATOR', { 'farsight-cache': '1' }, true],
    ['OPERATOR', { 'farsight-cache': 'yes' }, false],
    ['OPERATOR', {}, false],
    ['ANONYMOUS', { 'farsight-cache': '1' }, false],
  ] as const)('is for %s with %o: %s', (role, headers, expected) => {
    expect(wantsCacheInsight({ role }, headers)).toBe(expected);
  });
});

describe('explainAnswer', () => {
  it('tells of what is left of the time of a stored answer, and of none that is not', () => {
    expect(explainAnswer({ key: KEY, report: HIT, tags: [] })).toMatchObject({
      ageMs: 40,
      ttlMs: 60,
      result: 'hit',
      tier: 'L1',
      reason: null,
    });
    const stale = { ...HIT, result: 'stale', reason: 'expired', ageMs: 130 } as const;
    expect(explainAnswer({ key: KEY, report: stale, tags: [] })).toMatchObject({ ttlMs: -30, reason: 'expired' });
    const failed = { ...HIT, result: 'miss', tier: null, stored: false, ageMs: 0, freshMs: 0 } as const;
    expect(explainAnswer({ key: KEY, report: failed, tags: [] })).toMatchObject({ ttlMs: null, stored: false });
  });

  it('shows two hundred tags, and counts all', () => {
    const tags = Array.from({ length: 250 }, (_value, id) => `Player:${id}`);
    const told = explainAnswer({ key: KEY, report: HIT, tags });
    expect([told.tags.length, told.tags[199], told.tagCount]).toEqual([200, 'Player:199', 250]);
  });

  it('says that a session has entries of its own, and not which', () => {
    const told = explainAnswer({ key: { ...KEY, parts: { ...PARTS, session: 'secret' } }, report: HIT, scope: 'PRIVATE', tags: [] });
    expect(told.key).toEqual({ schema: 's', operation: 'o', variables: '{}', bySession: true });
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(told.scope).toBe('PRIVATE');
  });

  it('says why nobody asked the cache', () => {
    const none: AnswerKey = { kind: 'none', because: 'a variable is wrong', policy: TEST_POLICY };
    expect(explainAnswer({ key: none, report: null, tags: [] })).toMatchObject({
      result: 'bypass',
      reason: 'no-key',
      key: null,
      noKeyBecause: 'a variable is wrong',
    });
    expect(explainAnswer({ key: KEY, report: null, tags: [] })).toMatchObject({ result: 'bypass', reason: 'request', noKeyBecause: null });
  });
});

describe('addInsight', () => {
  const told = explainAnswer({ key: KEY, report: HIT, tags: [] });

  it('stands beside what else an answer has', () => {
    expect(JSON.parse(addInsight('{"errors":[],"extensions":{"timing":1}}', told))).toEqual({
      errors: [],
      extensions: { timing: 1, cache: told },
    });
  });

  it.each(['no JSON', 'null', '[1]', '"text"'])('leaves alone what is no answer: %s', (text) => {
    expect(addInsight(text, told)).toBe(text);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostRecord } from '../../../../src/domain/channel-record.ts';
import { mergePostStates, type PostState, toPostState } from '../../../../src/ingest/telegram/post-merge.ts';

const count = fc.option(fc.integer({ min: 0, max: 3 }).map(String));
const time = fc.integer({ min: 1, max: 3 }).map((day) => new Date(Date.UTC(2025, 0, day)));
const counts = fc.record({
  views: count,
  forwards: count,
  replies: count,
  reactions: fc.option(fc.constantFrom([{ reaction: 'a', count: '2' }], [{ reaction: 'b', count: '2' }], [{ reaction: 'a', count: '1' }])),
});
const state: fc.Arbitrary<PostState> = fc
  .record<PostRecord>({
    messageId: fc.constant('1'),
    publishedAt: time,
    editedAt: fc.option(time),
    text: fc.option(fc.constantFrom('a', 'b', '\u{1F600}', '\uFFFD')),
    mediaType: fc.option(fc.constantFrom('photo', 'poll')),
    forwardedFrom: fc.option(fc.constantFrom('x', 'y')),
    sourceRank: fc.constantFrom(1, 2, 3),
    counts,
  })
  .map((content) => toPostState(content, content.counts, 1000));

describe('what sources know of a post', () => {
  it('merges the same in any order', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        const merged = mergePostStates(mergePostStates(a, b), c);
        expect(mergePostStates(mergePostStates(c, a), b)).toEqual(merged);
        expect(mergePostStates(a, mergePostStates(b, c))).toEqual(merged);
      }),
      { numRuns: 500 },
    );
  });

  it('stays the very same when a source says nothing new', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const merged = mergePostStates(a, b);
        expect(mergePostStates(merged, a)).toBe(merged);
        expect(mergePostStates(merged, b)).toBe(merged);
      }),
      { numRuns: 500 },
    );
  });

  it('dates undated counts by the import in which one of them last rose', () => {
    const at = (views: string, nowMs: number) => ({ ...base, undated: { ...base.undated, views }, undatedRecordedAt: nowMs });
    const [base] = fc.sample(state, 1) as [PostState];
    expect(mergePostStates(at('5', 1), at('5', 2)).undatedRecordedAt).toBe(1);
    expect(mergePostStates(at('5', 1), at('6', 2)).undatedRecordedAt).toBe(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeReactions, sameReactions, sumReactions, toReactionList } from '../../../../src/ingest/telegram/telegram-reactions.ts';

const reactions = fc
  .array(fc.record({ reaction: fc.constantFrom('👍', '❤', 'paid', 'custom:5'), count: fc.bigInt(0n, 2n ** 63n - 1n).map(String) }))
  .map(toReactionList);

describe('reactions', () => {
  it('stand most first, equal ones by name', () => {
    const list = ['b', 'a', 'c'].map((reaction) => ({ reaction, count: reaction === 'c' ? '10' : '9' }));
    expect(toReactionList(list).map(({ reaction }) => reaction)).toEqual(['c', 'a', 'b']);
  });

  it('of one name are added up within a record', () => {
    expect(toReactionList([1, 2].map((count) => ({ reaction: 'custom:unknown', count: String(count) })))).toEqual([
      { reaction: 'custom:unknown', count: '3' },
    ]);
  });

  it('merge the same in any order, and merging again changes nothing', () => {
    fc.assert(
      fc.property(reactions, reactions, reactions, (a, b, c) => {
        const merged = mergeReactions(mergeReactions(a, b), c);
        expect(mergeReactions(a, mergeReactions(c, b))).toEqual(merged);
        expect(sameReactions(mergeReactions(merged, a), merged)).toBe(true);
      }),
    );
  });

  it('of an unknown source leave the known ones', () => {
    const known = [{ reaction: '👍', count: '1' }];
    expect(mergeReactions(null, known)).toBe(known);
    expect(sumReactions(null)).toBeNull();
    expect(sameReactions(null, known)).toBe(false);
  });
});

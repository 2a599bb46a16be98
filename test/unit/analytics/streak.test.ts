import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toStreaks } from '../../../src/analytics/streak.ts';

const toWins = (text: string) => [...text].map((letter) => letter === 'W');

describe('toStreaks', () => {
  it('is what one counts', () => {
    expect(toStreaks(toWins('WWLWWWLL'))).toEqual({ current: { result: 'LOSS', length: 2 }, longestWin: 3, longestLoss: 2 });
    expect(toStreaks(toWins('LLLWW'))).toEqual({ current: { result: 'WIN', length: 2 }, longestWin: 2, longestLoss: 3 });
  });

  it('has no current streak without games, and one of all games when they are equal', () => {
    expect(toStreaks([])).toEqual({ current: null, longestWin: 0, longestLoss: 0 });
    expect(toStreaks(toWins('LLLL'))).toEqual({ current: { result: 'LOSS', length: 4 }, longestWin: 0, longestLoss: 4 });
  });

  it('is what a regular expression finds', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), (wins) => {
        const text = wins.map((won) => (won ? 'W' : 'L')).join('');
        const longest = (pattern: RegExp) => Math.max(0, ...(text.match(pattern) ?? []).map((run) => run.length));
        const streaks = toStreaks(wins);
        expect([streaks.longestWin, streaks.longestLoss]).toEqual([longest(/W+/g), longest(/L+/g)]);
        expect(streaks.current?.length).toBe(/(W+|L+)$/.exec(text)?.[0].length);
        expect(streaks.current?.result).toBe(text.endsWith('W') ? 'WIN' : 'LOSS');
      }),
    );
  });
});

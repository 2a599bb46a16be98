import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNotableStreak } from '../../../src/analytics/notable-streak.ts';

const run = (length: number, won: boolean) => Array<boolean>(length).fill(won);
/** Half of them won, the newest lost. */
const EVEN = Array.from({ length: 100 }, (_, game) => game % 2 === 0);

describe('findNotableStreak', () => {
  it('tells six wins after a hundred even games, and not five: the chance is the likelier end of the win rate to the sixth power', () => {
    // Python 3.11 by the formula of Wilson: upper end of 50 of 100 is 0.5961684696340044, and its sixth power.
    expect(findNotableStreak([...EVEN, ...run(6, true)])).toEqual({
      result: 'WIN',
      length: 6,
      n: 100,
      chance: expect.closeTo(0.044896658, 9),
    });
    expect(findNotableStreak([...EVEN, ...run(5, true)])).toBeNull();
  });

  it('tells a streak of losses of who seldom loses', () => {
    const before = [...run(10, false), ...run(30, true)];
    // Python 3.11: 10 of 40 lost, upper end 0.40193961420768026, to the fifth power.
    expect(findNotableStreak([...before, ...run(5, false)])).toEqual({
      result: 'LOSS',
      length: 5,
      n: 40,
      chance: expect.closeTo(0.01049069, 8),
    });
    expect(findNotableStreak([...before, ...run(4, false)])).toBeNull();
  });

  it('is null without games, and while nothing is known of the player but the streak', () => {
    expect(findNotableStreak([])).toBeNull();
    expect(findNotableStreak(run(40, true))).toBeNull();
    expect(findNotableStreak([true, ...run(40, false)])).not.toBeNull();
  });

  it('counts the newest games alone', () => {
    expect(findNotableStreak([...EVEN, ...run(20, true), false])).toBeNull();
  });

  it('is never shorter than five or likelier than 5 %, and turns round with the results', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), fc.nat({ max: 20 }), (before, length) => {
        const wins = [...before, ...run(length, true)];
        const streak = findNotableStreak(wins);
        const turned = findNotableStreak(wins.map((won) => !won));
        expect(turned === null).toBe(streak === null);
        if (streak === null || turned === null) return;
        expect(streak.length).toBeGreaterThanOrEqual(5);
        expect(streak.chance).toBeGreaterThan(0);
        expect(streak.chance).toBeLessThan(0.05);
        expect(streak.n + streak.length).toBe(wins.length);
        expect(turned.result).not.toBe(streak.result);
        expect(turned.chance).toBe(streak.chance);
      }),
    );
  });
});

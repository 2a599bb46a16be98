import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChampionMastery } from '../../../src/analytics/champion-mastery.ts';
import { toRate } from '../../../src/analytics/to-rate.ts';

const toWins = (text: string) => [...text].map((letter) => letter === 'W');

describe('findChampionMastery', () => {
  it('is the game that brought the lower bound above 60 %, with the rate of all games', () => {
    // Python 3.11 by the formula of Wilson: the lower end is 0.5958 of 9 in 10, and 0.6226 of 10 in 11.
    const mastery = findChampionMastery(toWins('LWWWWWWWWWWW'));
    expect(mastery).toEqual({ rate: toRate({ wins: 11, games: 12 }), index: 10 });
    expect(mastery?.rate.low).toBeCloseTo(0.6461200889, 9);
  });

  it('waits for ten games, however well they go', () => {
    // 9 of 9 have a lower end of 0.70.
    expect(findChampionMastery(toWins('WWWWWWWWW'))).toBeNull();
    expect(findChampionMastery(toWins('WWWWWWWWWW'))?.index).toBe(9);
  });

  it('is null without games, where the bound never came there, and where it has come down again', () => {
    expect(findChampionMastery([])).toBeNull();
    expect(findChampionMastery(toWins('WL'.repeat(100)))).toBeNull();
    expect(findChampionMastery(toWins('WWWWWWWWWWLL'))).toBeNull();
  });

  it('keeps the first game where the bound went down and came back', () => {
    expect(findChampionMastery(toWins('WWWWWWWWWWLLWWWWWW'))?.index).toBe(9);
  });

  it('tells a game after which the bound lay above, and none before which it did', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 80 }), (draws) => {
        const wins = draws.map((draw) => draw < 8);
        const mastery = findChampionMastery(wins);
        const toLow = (games: number) => toRate({ wins: wins.slice(0, games).filter(Boolean).length, games })?.low ?? 0;
        const above = wins.map((_win, at) => at + 1).filter((games) => games >= 10 && toLow(games) > 0.6);
        expect(mastery === null).toBe(toLow(wins.length) <= 0.6 || wins.length < 10);
        if (mastery !== null) expect(mastery.index + 1).toBe(above[0]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GameSums, toGameFigures } from '../../../src/analytics/game-figures.ts';

const NOTHING: GameSums = {
  games: 0,
  wins: 0,
  kills: 0,
  deaths: 0,
  assists: 0,
  creepScore: 0,
  vision: 0,
  gold: 0,
  damage: 0,
  seconds: 0,
};

describe('toGameFigures', () => {
  it('divides sums', () => {
    const sums = {
      games: 4,
      wins: 1,
      kills: 10,
      deaths: 8,
      assists: 14,
      creepScore: 600,
      vision: 90,
      gold: 45_000,
      damage: 72_000,
      seconds: 6_000,
    };
    expect(toGameFigures(sums)).toEqual({
      kda: 3,
      killsPerGame: 2.5,
      deathsPerGame: 2,
      assistsPerGame: 3.5,
      csPerMinute: 6,
      goldPerMinute: 450,
      damagePerMinute: 720,
      visionPerMinute: 0.9,
    });
  });

  it('takes no deaths for one', () => {
    expect(toGameFigures({ ...NOTHING, games: 1, kills: 3, assists: 4 }).kda).toBe(7);
    expect(toGameFigures({ ...NOTHING, games: 1 }).kda).toBe(0);
  });

  it('is null without games, and a minute also without playing time', () => {
    expect(new Set(Object.values(toGameFigures(NOTHING)))).toEqual(new Set([null]));
    const { csPerMinute, killsPerGame } = toGameFigures({ ...NOTHING, games: 1, kills: 2, creepScore: 5 });
    expect([csPerMinute, killsPerGame]).toEqual([null, 2]);
  });

  it('stays what it is when all is doubled, once somebody died', () => {
    const count = fc.integer({ min: 1, max: 1_000_000 });
    const sums = fc.record({
      games: count,
      wins: count,
      kills: count,
      deaths: count,
      assists: count,
      creepScore: count,
      vision: count,
      gold: count,
      damage: count,
      seconds: count,
    });
    fc.assert(
      fc.property(sums, (once) => {
        const twice = Object.fromEntries(Object.entries(once).map(([name, sum]) => [name, 2 * sum])) as unknown as GameSums;
        expect(toGameFigures(twice)).toEqual(toGameFigures(once));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitRanks } from '../../../src/analytics/rank-fit.ts';

/** 200 players about the line 100 × rating − 1200, up to 96 points off it. */
const players = Array.from({ length: 200 }, (_, index) => {
  const rating = 20 + ((index * 37) % 101) / 10;
  return { rating, points: 100 * rating - 1200 + (((index * 53) % 97) - 48) * 2 };
});

describe('fitRanks', () => {
  it('finds a line that all are on, with nothing left', () => {
    const fit = fitRanks(players.map(({ rating }) => ({ rating, points: 50 * rating + 3 })));
    expect(fit?.slope).toBeCloseTo(50, 9);
    expect(fit?.intercept).toBeCloseTo(3, 7);
    expect(fit?.residualDeviation).toBeCloseTo(0, 7);
    expect(fit?.n).toBe(200);
  });

  it('is what scipy gets', () => {
    // scipy 1.17.1: scipy.stats.linregress(ratings, points), and sqrt(sum(residual ** 2) / 198) by numpy 2.4.6.
    const fit = fitRanks(players);
    expect(fit?.slope).toBeCloseTo(101.0785666724346, 9);
    expect(fit?.intercept).toBeCloseTo(-1227.7190203608905, 7);
    expect(fit?.residualDeviation).toBeCloseTo(56.3261848684607, 9);
  });

  it('is null for fewer than 200 players, equal ratings, and ranks that do not rise with ratings', () => {
    expect(fitRanks([])).toBeNull();
    expect(fitRanks(players.slice(1))).toBeNull();
    expect(fitRanks(players.map(({ points }) => ({ rating: 25, points })))).toBeNull();
    expect(fitRanks(players.map(({ rating }) => ({ rating, points: 900 })))).toBeNull();
    expect(fitRanks(players.map(({ rating, points }) => ({ rating, points: -points })))).toBeNull();
  });

  it('does not depend on order, and moves with the points', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 199 }), (shift, cut) => {
        const turned = [...players.slice(cut), ...players.slice(0, cut)].map(({ rating, points }) => ({ rating, points: points + shift }));
        const fit = fitRanks(turned);
        expect(fit?.slope).toBeCloseTo(101.0785666724346, 6);
        expect(fit?.intercept).toBeCloseTo(-1227.7190203608905 + shift, 5);
      }),
    );
  });
});

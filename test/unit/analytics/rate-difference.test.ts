import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateDifference } from '../../../src/analytics/rate-difference.ts';

const count = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([games, fraction]) => ({ games, wins: Math.round(games * fraction) }));

describe('rateDifference', () => {
  it('is what a hand gets: of 2 of 4 against the same with z = 2, both bounds are ½ away', () => {
    // Both Wilson intervals are ½ ± √2 / 4, so that each bound is √(2 × 2 / 16) = ½ from 0.
    const difference = rateDifference({ wins: 2, games: 4 }, { wins: 2, games: 4 }, 2);
    expect(difference?.effect).toBe(0);
    expect(difference?.low).toBeCloseTo(-0.5, 14);
    expect(difference?.high).toBeCloseTo(0.5, 14);
  });

  // The examples of Newcombe (1998), table II, method 10, to four digits there; more digits from his formula in Python 3 with scipy 1.17.1's Wilson bounds.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339, 0.052431472402365065, 0.333872654036906],
    [9, 10, 3, 10, 0.1705, 0.809, 0.17052272393450302, 0.8090179735354881],
    [5, 56, 0, 29, -0.0381, 0.1926, -0.03813714790353688, 0.19256001385511162],
    [10, 10, 0, 20, 0.6791, 1, 0.6790860371419147, 1],
  ])('is what Newcombe has for %i of %i against %i of %i', (a, m, b, n, printedLow, printedHigh, low, high) => {
    const difference = rateDifference({ wins: a, games: m }, { wins: b, games: n });
    expect(difference?.low).toBeCloseTo(printedLow, 4);
    expect(difference?.high).toBeCloseTo(printedHigh, 4);
    expect(difference?.low).toBeCloseTo(low, 12);
    expect(difference?.high).toBeCloseTo(high, 12);
  });

  it('is null where either has no games', () => {
    expect(rateDifference({ wins: 0, games: 0 }, { wins: 1, games: 2 })).toBeNull();
    expect(rateDifference({ wins: 1, games: 2 }, { wins: 0, games: 0 })).toBeNull();
  });

  it('holds the effect, stays within −1 and 1, and changes its sign when both change places', () => {
    fc.assert(
      fc.property(count, count, (one, other) => {
        const { effect, low, high } = rateDifference(one, other) ?? { effect: Number.NaN, low: 0, high: 0 };
        const swapped = rateDifference(other, one);
        expect(low).toBeLessThanOrEqual(effect);
        expect(high).toBeGreaterThanOrEqual(effect);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(swapped?.low).toBeCloseTo(-high, 12);
        expect(swapped?.high).toBeCloseTo(-low, 12);
      }),
    );
  });
});

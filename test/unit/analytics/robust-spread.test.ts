import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRobustSpread } from '../../../src/analytics/robust-spread.ts';

describe('toRobustSpread', () => {
  it('is what a hand gets: 1, 2, 4, 7, 100 lie about 4, half of them within 3', () => {
    const spread = toRobustSpread([100, 1, 7, 2, 4]);
    expect(spread?.centre).toBe(4);
    expect(spread?.deviation).toBeCloseTo(3 * 1.4826, 4);
  });

  it('is what scipy gets', () => {
    // scipy 1.17.1: scipy.stats.median_abs_deviation([2.1, 3.4, 1.9, 8.8, 2.2, 2.0, 3.1], scale='normal') is 0.444780665551681.
    expect(toRobustSpread([2.1, 3.4, 1.9, 8.8, 2.2, 2.0, 3.1])?.deviation).toBeCloseTo(0.444780665551681, 12);
  });

  it('is null without values, and 0 where most are equal', () => {
    expect(toRobustSpread([])).toBeNull();
    expect(toRobustSpread([5])).toEqual({ centre: 5, deviation: 0 });
    expect(toRobustSpread([5, 5, 5, 9, -3])).toEqual({ centre: 5, deviation: 0 });
  });

  it('moves and stretches with its values, and leaves them as they are', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }), (ones, factor, shift) => {
        const before = [...ones];
        const spread = toRobustSpread(ones);
        const changed = toRobustSpread(ones.map((one) => -factor * one + shift));
        expect(changed?.centre).toBeCloseTo(-factor * (spread?.centre ?? 0) + shift, 8);
        expect(changed?.deviation).toBeCloseTo(factor * (spread?.deviation ?? 0), 8);
        expect(ones).toEqual(before);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRatingBand } from '../../../src/analytics/rating-band.ts';

describe('toRatingBand', () => {
  it('is 1.96 deviations to each side, times the factor', () => {
    // scipy 1.17.1: scipy.stats.norm.interval(0.95, 25, 2) gives 21.080072030919894 to 28.919927969080106.
    const { low, high, provisional } = toRatingBand({ value: 25, deviation: 2, factor: 1 });
    expect(low).toBeCloseTo(21.080072030919894, 12);
    expect(high).toBeCloseTo(28.919927969080106, 12);
    expect(provisional).toBe(false);
    expect(toRatingBand({ value: 25, deviation: 2, factor: 1.5 }).high).toBeCloseTo(25 + 1.5 * 3.919927969080106, 12);
  });

  it('is provisional above half of what an unknown player starts with, whatever the factor, or above what is given', () => {
    expect(toRatingBand({ value: 25, deviation: 25 / 3, factor: 1 }).provisional).toBe(true);
    expect(toRatingBand({ value: 25, deviation: 25 / 6, factor: 2 }).provisional).toBe(false);
    expect(toRatingBand({ value: 25, deviation: 2, factor: 1 }, 1.5).provisional).toBe(true);
  });

  it('refuses a deviation or factor that is not above 0', () => {
    for (const [deviation, factor] of [
      [0, 1],
      [1, 0],
      [Number.NaN, 1],
    ] as const)
      expect(() => toRatingBand({ value: 25, deviation, factor })).toThrow('above 0');
  });

  it('has the value in its middle, and widens with deviation and factor', () => {
    const positive = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: -50, max: 100, noNaN: true }), positive, positive, (value, deviation, factor) => {
        const band = toRatingBand({ value, deviation, factor });
        const wider = toRatingBand({ value, deviation: deviation * 1.1, factor: factor * 1.1 });
        expect((band.low + band.high) / 2).toBeCloseTo(value, 9);
        expect(wider.low).toBeLessThan(band.low);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRatingChange } from '../../../src/analytics/rating-change.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const span = fc.record({
  before: fc.record({ value: number(-50, 100), deviation: number(0.1, 9) }),
  after: fc.record({ value: number(-50, 100), deviation: number(0.1, 9) }),
  games: fc.nat({ max: 400 }),
});

describe('toRatingChange', () => {
  it('is what a hand gets: of variances of 25 and 16, 9 went into the rating, which is 1.96 times 3 either way', () => {
    const toChange = (value: number) =>
      toRatingChange({ before: { value: 20, deviation: 5 }, after: { value, deviation: 4 }, games: 0 }, 1);
    expect(toChange(30)).toEqual({ change: 10, low: expect.closeTo(4.12, 3), high: expect.closeTo(15.88, 3), beyondBand: true });
    expect(toChange(25.8).beyondBand).toBe(false);
    expect(toChange(14).beyondBand).toBe(true);
  });

  it('adds drift by the match, and takes all of it times the factor', () => {
    const { change, high } = toRatingChange({ before: { value: 25, deviation: 2.5 }, after: { value: 25, deviation: 2 }, games: 100 });
    expect(change).toBe(0);
    // Python 3.11: 1.5 * 1.959963984540054 * sqrt(2.5**2 + 100 * (25 / 300)**2 - 2**2).
    expect(high).toBeCloseTo(5.04476606861989, 12);
  });

  it('has no band without matches, between ratings that are the same', () => {
    const skill = { value: 25, deviation: 3 };
    expect(toRatingChange({ before: skill, after: skill, games: 0 })).toEqual({ change: 0, low: 0, high: 0, beyondBand: false });
  });

  it('is beyond the band exactly where the band leaves out 0', () => {
    fc.assert(
      fc.property(span, (one) => {
        const { change, low, high, beyondBand } = toRatingChange(one);
        expect(beyondBand).toBe(low > 0 || high < 0);
        expect((low + high) / 2).toBeCloseTo(change, 9);
        expect(toRatingChange({ ...one, games: one.games + 50 }).high).toBeGreaterThanOrEqual(high);
      }),
    );
  });
});

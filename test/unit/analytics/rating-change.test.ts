import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRatingChange } from '../../../src/analytics/rating-change.ts';

const skill = fc.record({ value: fc.double({ min: -50, max: 100, noNaN: true }), deviation: fc.double({ min: 0.1, max: 9, noNaN: true }) });

describe('toRatingChange', () => {
  it('is what a hand gets: deviations of 3 and 4 make 5, and 1.96 of those either way', () => {
    const change = toRatingChange({ value: 20, deviation: 3 }, { value: 30, deviation: 4 }, 1);
    expect(change).toEqual({ change: 10, low: expect.closeTo(0.2, 3), high: expect.closeTo(19.8, 3), beyondBand: true });
    expect(toRatingChange({ value: 20, deviation: 3 }, { value: 29, deviation: 4 }, 1).beyondBand).toBe(false);
  });

  it('takes the deviations times the factor', () => {
    const [before, after] = [
      { value: 20, deviation: 1 },
      { value: 24, deviation: 1 },
    ] as const;
    expect(toRatingChange(before, after, 1).beyondBand).toBe(true);
    expect(toRatingChange(before, after, 2).beyondBand).toBe(false);
  });

  it('is none between equal ratings, and turns round with time', () => {
    fc.assert(
      fc.property(skill, skill, (one, other) => {
        expect(toRatingChange(one, one)).toMatchObject({ change: 0, beyondBand: false });
        const [forward, backward] = [toRatingChange(one, other), toRatingChange(other, one)];
        expect(forward.low).toBeCloseTo(-backward.high, 9);
        expect(forward.beyondBand).toBe(backward.beyondBand);
        expect(forward.beyondBand).toBe(forward.low > 0 || forward.high < 0);
      }),
    );
  });
});

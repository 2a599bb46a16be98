import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWeekPattern } from '../../../src/analytics/week-pattern.ts';

const PATTERN = [5, 1, 0, -1, -2, -4, 1];

describe('toWeekPattern', () => {
  it('is what a hand gets: the pattern itself, about a level that steps', () => {
    const days = Array.from({ length: 42 }, (_, index) => (PATTERN[index % 7] ?? 0) + (index < 21 ? 100 : 300));
    days[10] = 5000;
    const pattern = toWeekPattern(days);
    PATTERN.forEach((expected, weekday) => {
      expect(pattern[weekday]).toBeCloseTo(expected, 10);
    });
  });

  it('is what numpy gets', () => {
    // numpy 2.4.6: y[i] − np.median(y[i-3:i+4]), the median of these by i % 7, less their mean.
    const days = [
      25.1, 23.7, 22.4, 18.0, 17.4, 14.9, 22.1, 24.9, 22.5, 16.3, 22.1, 17.8, 17.4, 20.7, 24.2, 21.9, 21.6, 18.6, 17.7, 17.4, 19.3, 22.0,
      21.8, 18.7, 15.2, 25.4, 24.1, 27.6, 31.0, 30.1, 30.8, 27.5, 25.5, 25.8, 31.4, 33.4, 31.1, 31.1, 27.6, 25.4, 25.7, 30.5,
    ];
    const expected = [
      3.892857142857144, 1.7928571428571425, 0.5928571428571432, -2.1571428571428566, -2.307142857142855, -2.7071428571428573,
    ];
    const pattern = toWeekPattern(days);
    expected.forEach((value, weekday) => {
      expect(pattern[weekday]).toBeCloseTo(value, 10);
    });
  });

  it('is 0 for less than two whole weeks of each weekday, and where all are equal', () => {
    expect(toWeekPattern([])).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(toWeekPattern(PATTERN)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(toWeekPattern(new Array<null>(60).fill(null))).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(toWeekPattern(new Array<number>(60).fill(7))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('adds up to 0, gaps or not', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 1000 }), { freq: 20 }), { maxLength: 90 }), (days) => {
        const pattern = toWeekPattern(days);
        expect(pattern).toHaveLength(7);
        expect(pattern.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 8);
      }),
    );
  });
});

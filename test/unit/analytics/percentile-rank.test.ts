import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileRank } from '../../../src/analytics/percentile-rank.ts';

const hundredths = Array.from({ length: 101 }, (_, index) => index * 2);

describe('percentileRank', () => {
  it('is read off the line between quantiles', () => {
    expect(percentileRank(50, hundredths)).toBe(25);
    expect(percentileRank(51, hundredths)).toBe(25.5);
    expect(percentileRank(5, [0, 10, 20])).toBe(25);
  });

  it('undoes the quantiles of numpy', () => {
    // numpy 2.4.6: numpy.percentile([1, 2, 2, 3, 10], [0, 25, 50, 75, 100]) gives [1, 2, 2, 3, 10]; at 87.5 it gives 6.5.
    const grid = [1, 2, 2, 3, 10];
    expect(percentileRank(3, grid)).toBe(75);
    expect(percentileRank(6.5, grid)).toBe(87.5);
    expect(percentileRank(2, grid)).toBe(37.5);
  });

  it('is clamped outside, and in the middle of what is shared', () => {
    expect([-1, 0, 200, 201].map((value) => percentileRank(value, hundredths))).toEqual([0, 0, 100, 100]);
    expect([6, 7, 8].map((value) => percentileRank(value, [7, 7, 7]))).toEqual([0, 50, 100]);
    expect(percentileRank(Number.POSITIVE_INFINITY, hundredths)).toBe(100);
  });

  it('is null without a grid, and refuses no number', () => {
    expect(percentileRank(1, [])).toBeNull();
    expect(percentileRank(1, [1])).toBeNull();
    expect(() => percentileRank(Number.NaN, hundredths)).toThrow('got NaN');
  });

  it('does not depend on the order of the grid, and rises with the value', () => {
    const value = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 101 }), value, value, (grid, one, other) => {
        const rank = percentileRank(one, grid) ?? Number.NaN;
        expect(
          percentileRank(
            one,
            grid.toSorted((a, b) => b - a),
          ),
        ).toBe(rank);
        expect(rank >= 0 && rank <= 100).toBe(true);
        if (other > one) expect(percentileRank(other, grid)).toBeGreaterThanOrEqual(rank);
      }),
    );
  });
});

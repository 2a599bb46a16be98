import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateRank } from '../../../src/analytics/rank-estimate.ts';

const fit = { slope: 100, intercept: -1200, residualDeviation: 150, n: 500 };

describe('estimateRank', () => {
  it('is on the line, with 1.96 residual deviations to each side', () => {
    const { points, low, high } = estimateRank(fit, 25);
    expect(points).toBe(1300);
    // scipy 1.17.1: scipy.stats.norm.interval(0.95, 1300, 150) gives 1006.0054023189919 to 1593.9945976810081.
    expect(low).toBeCloseTo(1006.0054023189919, 9);
    expect(high).toBeCloseTo(1593.9945976810081, 9);
  });

  it('is never below the ladder', () => {
    expect(estimateRank(fit, -100)).toEqual({ points: 0, low: 0, high: 0 });
  });

  it('is a point for a line without residuals', () => {
    expect(estimateRank({ ...fit, residualDeviation: 0 }, 25)).toEqual({ points: 1300, low: 1300, high: 1300 });
  });

  it('rises with the rating and lies in its band', () => {
    const rating = fc.double({ min: 0, max: 60, noNaN: true });
    fc.assert(
      fc.property(rating, rating, (one, other) => {
        const [lower, higher] = [estimateRank(fit, Math.min(one, other)), estimateRank(fit, Math.max(one, other))];
        expect(lower.points).toBeLessThanOrEqual(higher.points);
        expect(lower.low <= lower.points && lower.points <= lower.high).toBe(true);
      }),
    );
  });
});

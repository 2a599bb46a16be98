import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPeriodGrowth } from '../../../src/analytics/period-growth.ts';

describe('toPeriodGrowth', () => {
  it('is what a hand gets, with nothing told next to a gap', () => {
    expect(toPeriodGrowth([100, 103, 101, null, 110, 112])).toEqual([null, 3, -2, null, null, 2]);
  });

  it('is what numpy gets', () => {
    // numpy 2.4.6: np.diff([23660, 23655, 23702.5, np.nan, 23711]) is [-5., 47.5, nan, nan].
    expect(toPeriodGrowth([23660, 23655, 23702.5, null, 23711])).toEqual([null, -5, 47.5, null, null]);
  });

  it('has nothing to tell of fewer than two ends', () => {
    expect(toPeriodGrowth([])).toEqual([]);
    expect(toPeriodGrowth([5])).toEqual([null]);
    expect(toPeriodGrowth([null, null])).toEqual([null, null]);
  });

  it('adds up to the whole growth where there are no gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 2 }), (ends) => {
        const sum = toPeriodGrowth(ends).reduce<number>((total, growth) => total + (growth ?? 0), 0);
        expect(sum).toBe((ends.at(-1) ?? 0) - (ends[0] ?? 0));
      }),
    );
  });
});

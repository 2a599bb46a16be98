import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/analytics/wilson-interval.ts';

const share = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true })).map(([trials, fraction]) => ({
  trials,
  successes: Math.round(fraction * trials),
}));

describe('wilsonInterval', () => {
  it('is what a hand gets: of 4 trials with 2 successes and z = 2, (½ ± ¼ √2) about ½', () => {
    // scale 1 + 4/4 = 2, centre (½ + ½) / 2 = ½, half (2 / 2) √(¼ + ¼) / 2 = √2 / 4.
    const interval = wilsonInterval({ successes: 2, trials: 4 }, 2);
    expect(interval?.low).toBeCloseTo(0.5 - Math.SQRT2 / 4, 14);
    expect(interval?.high).toBeCloseTo(0.5 + Math.SQRT2 / 4, 14);
  });

  // scipy 1.17.1: scipy.stats.binomtest(successes, trials).proportion_ci(method='wilson').
  it.each([
    [1, 1, 0.20654931437723745, 1],
    [7, 10, 0.39677814746114526, 0.892208732593699],
    [81, 263, 0.2552885198782742, 0.36620957698280004],
    [0, 20, 0, 0.16112515805281935],
    [20, 20, 0.8388748419471808, 1],
  ])('is what scipy says of %i of %i', (successes, trials, low, high) => {
    const interval = wilsonInterval({ successes, trials });
    expect(interval?.low).toBeCloseTo(low, 13);
    expect(interval?.high).toBeCloseTo(high, 13);
  });

  it('is null without trials, and refuses more successes than trials or fewer than none', () => {
    expect(wilsonInterval({ successes: 0, trials: 0 })).toBeNull();
    for (const successes of [-1, 3, Number.NaN]) expect(() => wilsonInterval({ successes, trials: 2 })).toThrow('from 0 to 2 successes');
  });

  it('holds the share, stays within 0 and 1, mirrors when successes and failures change places, and widens with z', () => {
    fc.assert(
      fc.property(share, ({ successes, trials }) => {
        const { low, high } = wilsonInterval({ successes, trials }) ?? { low: Number.NaN, high: Number.NaN };
        const mirrored = wilsonInterval({ successes: trials - successes, trials });
        const wider = wilsonInterval({ successes, trials }, 2.58);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
        expect(mirrored?.high).toBeCloseTo(1 - low, 12);
        expect((wider?.high ?? 0) - (wider?.low ?? 0)).toBeGreaterThan(high - low);
      }),
    );
  });
});

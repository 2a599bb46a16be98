import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRatioMean } from '../../../src/analytics/ratio-mean.ts';

const part = fc.record({ amount: fc.integer({ min: 0, max: 400 }), per: fc.integer({ min: 1, max: 60 }) });

describe('toRatioMean', () => {
  it('is what a hand gets', () => {
    // Σ x = 12, Σ t = 6: r = 2. Residuals 1, −2, 1: squares 6. √(3 / 2 × 6) = 3, over 6 is ½; t of 2 degrees is 4.302652729911275.
    const mean = toRatioMean([
      { amount: 3, per: 1 },
      { amount: 2, per: 2 },
      { amount: 7, per: 3 },
    ]);
    expect(mean?.value).toBe(2);
    expect(mean?.low).toBeCloseTo(2 - 4.302652729911275 / 2, 9);
    expect(mean?.high).toBeCloseTo(2 + 4.302652729911275 / 2, 9);
  });

  it('is the mean with its usual interval where all units are alike', () => {
    // Python 3's statistics: mean 4, stdev 2.160246899469287 of 2, 3, 4, 7; 3.182446305284263 is t of 3 degrees.
    const mean = toRatioMean([2, 3, 4, 7].map((amount) => ({ amount, per: 1 })));
    expect(mean?.value).toBe(4);
    expect(mean?.high).toBeCloseTo(4 + (3.182446305284263 * 2.160246899469287) / 2, 8);
  });

  it('is null for fewer than two units, and without anything to divide by', () => {
    expect(toRatioMean([])).toBeNull();
    expect(toRatioMean([{ amount: 3, per: 1 }])).toBeNull();
    expect(toRatioMean([0, 0].map((per) => ({ amount: 1, per })))).toBeNull();
  });

  it('has an empty interval where every unit has the same ratio', () => {
    expect(toRatioMean([1, 2, 5].map((per) => ({ amount: 3 * per, per })))).toEqual({ value: 3, low: 3, high: 3 });
  });

  it('lies between the least and the greatest ratio of a unit, and grows with the confidence', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 40 }), (parts) => {
        const ratios = parts.map(({ amount, per }) => amount / per);
        const [mean, surer] = [toRatioMean(parts), toRatioMean(parts, 0.01)];
        if (mean === null || surer === null) throw new Error('No mean');
        expect(mean.value).toBeGreaterThanOrEqual(Math.min(...ratios) - 1e-9);
        expect(mean.value).toBeLessThanOrEqual(Math.max(...ratios) + 1e-9);
        expect(surer.low).toBeLessThanOrEqual(mean.low);
        expect(mean.low).toBeLessThanOrEqual(mean.value);
      }),
    );
  });
});

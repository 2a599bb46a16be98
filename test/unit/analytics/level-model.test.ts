import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLevelModel } from '../../../src/analytics/level-model.ts';

const stepped = [4.1, 3.8, 4.6, 5.0, 4.7, 4.2, 3.9, 9.1, 9.4, 8.8, 9.0, 9.6, 9.3, 8.7];

describe('fitLevelModel', () => {
  it('is what a hand gets of 1, −1, 1, −1: no correlation below 0 is taken on', () => {
    // φ is −1, with the bias −1 + (1 − 3) / 4, taken as 0: squares 4, criterion 4 ln(4 / 4) = 0, variance 4 over 3 degrees of freedom.
    const model = fitLevelModel([1, -1, 1, -1], []);
    expect(model).toMatchObject({ levels: [0], correlation: 0 });
    expect(model.criterion).toBeCloseTo(0, 12);
    expect(model.longRunVariance).toBeCloseTo(4 / 3, 12);
  });

  it('is what numpy gets of a step, which it prefers to noise that lingers', () => {
    // numpy 2.4.6, by the formulas: with a change at 7 the criterion is −20.289046203989805, φ 0.4213045019496637, the long-run variance 0.45814071633789516;
    // without, 12.472933891200935 and φ 0.95.
    const step = fitLevelModel(stepped, [7]);
    expect(step.criterion).toBeCloseTo(-20.289046203989805, 8);
    expect(step.correlation).toBeCloseTo(0.4213045019496637, 10);
    expect(step.longRunVariance).toBeCloseTo(0.45814071633789516, 8);
    const lingering = fitLevelModel(stepped, []);
    expect(lingering.criterion).toBeCloseTo(12.472933891200935, 8);
    expect(lingering.correlation).toBe(0.95);
  });

  it('stays finite where levels explain everything, so that fewer changes win', () => {
    const one = fitLevelModel([1, 1, 1, 5, 5, 5], [3]);
    const two = fitLevelModel([1, 1, 1, 5, 5, 5], [3, 4]);
    expect(Number.isFinite(one.criterion)).toBe(true);
    expect(one.criterion).toBeLessThan(two.criterion);
    expect(one.longRunVariance).toBe(0);
  });

  it('shifts its levels with the values, and leaves the noise as it is', () => {
    const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 6, maxLength: 40 }).filter((ones) => new Set(ones).size > 1);
    fc.assert(
      fc.property(values, fc.integer({ min: -1000, max: 1000 }), (ones, shift) => {
        const starts = [Math.floor(ones.length / 2)];
        const [model, shifted] = [ones, ones.map((one) => one + shift)].map((series) => fitLevelModel(series, starts));
        expect(shifted?.criterion).toBeCloseTo(model?.criterion ?? 0, 6);
        expect(shifted?.levels[0]).toBeCloseTo((model?.levels[0] ?? 0) + shift, 8);
        expect(shifted?.longRunVariance).toBeCloseTo(model?.longRunVariance ?? 0, 4);
      }),
    );
  });
});

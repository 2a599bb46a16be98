import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCalibration } from '../../../src/analytics/calibration.ts';

const prediction = fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), happened: fc.boolean() });

describe('toCalibration', () => {
  it('gives 50 % the scores it always gets', () => {
    const halves = [true, false, false].map((happened) => ({ probability: 0.5, happened }));
    const calibration = toCalibration(halves);
    expect(calibration?.logLoss).toBeCloseTo(Math.LN2, 14);
    expect(calibration?.brier).toBe(0.25);
    expect(calibration?.bins).toMatchObject([{ from: 0.5, n: 3, meanPredicted: 0.5, observed: 1 / 3 }]);
  });

  it('is what Python gets', () => {
    // Python 3, p = [.9, .2, .5, .7], happened = [1, 0, 1, 0]: the means of -log(p or 1 - p) and of (p - happened) ** 2.
    const happened = [true, false, true, false];
    const calibration = toCalibration(
      [0.9, 0.2, 0.5, 0.7].map((probability, index) => ({ probability, happened: happened[index] ?? false })),
    );
    expect(calibration?.logLoss).toBeCloseTo(0.5564060129644792, 14);
    expect(calibration?.brier).toBeCloseTo(0.1975, 14);
  });

  it('is null for none, keeps certainty finite, and refuses what is no chance', () => {
    expect(toCalibration([])).toBeNull();
    expect(toCalibration([{ probability: 1, happened: true }])).toMatchObject({ logLoss: 0, brier: 0, bins: [{ from: 0.9, n: 1 }] });
    expect(toCalibration([{ probability: 0, happened: true }])?.logLoss).toBeCloseTo(-Math.log(1e-15), 10);
    expect(() => toCalibration([{ probability: 1.2, happened: true }])).toThrow('from 0 to 1, got 1.2');
    expect(() => toCalibration([], 0)).toThrow('bins from 1, got 0');
  });

  it('counts each prediction once, in the bin of its chance', () => {
    fc.assert(
      fc.property(fc.array(prediction, { minLength: 1 }), fc.integer({ min: 1, max: 20 }), (predictions, binCount) => {
        const { n, brier, bins } = toCalibration(predictions, binCount) ?? { n: 0, brier: 2, bins: [] };
        expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(n);
        expect(brier).toBeLessThanOrEqual(1);
        for (const bin of bins) {
          expect(bin.meanPredicted).toBeGreaterThanOrEqual(bin.from - 1e-9);
          expect(bin.meanPredicted).toBeLessThanOrEqual(bin.from + 1 / binCount + 1e-9);
          expect(bin.interval.low <= bin.observed && bin.observed <= bin.interval.high).toBe(true);
        }
      }),
    );
  });
});

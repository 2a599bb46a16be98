import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSerialFactor } from '../../../src/analytics/serial-factor.ts';

describe('toSerialFactor', () => {
  it('is 1 for alternating values, whose correlation is negative, and for too few', () => {
    expect(toSerialFactor([1, -1, 1, -1, 1, -1, 1, -1])).toBe(1);
    expect(toSerialFactor([1, 2, 3, 4, 5])).toBe(1);
    expect(toSerialFactor([])).toBe(1);
  });

  it('is what Python gets of a series that lingers', () => {
    // Python 3 with scipy 1.17.1 (rankdata): r₁ = 0.49825…, corrected to (12 r₁ + 2) / 8 = 0.997, which is cut to 0.97; then Hamed & Rao's sum.
    expect(toSerialFactor([1.2, 0.8, 0.9, -0.3, -0.6, -0.4, 0.1, 0.5, 0.7, -0.2, -0.9, -1.1])).toBeCloseTo(5.164878325267913, 10);
  });

  it('has no correlation to find in equal values but what the bias hides', () => {
    // (n × 0 + 2) / (n − 4) with n = 12 is ¼: φ = 2 sin(π / 24), and the sum over the lags 1 to 9 gives, in Python 3:
    expect(toSerialFactor(new Array<number>(12).fill(3))).toBeCloseTo(1.4616689425710836, 12);
  });

  it('is at least 1, the same backwards, and sees only ranks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 6, maxLength: 60 }), (values) => {
        const factor = toSerialFactor(values);
        expect(factor).toBeGreaterThanOrEqual(1);
        expect(toSerialFactor(values.toReversed())).toBeCloseTo(factor, 8);
        expect(toSerialFactor(values.map((value) => value ** 3))).toBeCloseTo(factor, 8);
      }),
    );
  });
});

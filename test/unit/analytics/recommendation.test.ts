import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Z_95 } from '../../../src/analytics/confidence.ts';
import { isCertain, SHARE_SCALE, toConfidence, toPriority } from '../../../src/analytics/recommendation.ts';

describe('toConfidence', () => {
  it('is 97.5 % where the interval just touches no effect, whichever sign it has', () => {
    expect(toConfidence({ n: 1, effect: 0.1, low: 0, high: 0.2 })).toBeCloseTo(0.975, 6);
    expect(toConfidence({ n: 1, effect: -0.1, low: -0.2, high: 0 })).toBeCloseTo(0.975, 6);
  });

  it('is a coin’s for no effect, and certain for an interval without width', () => {
    expect(toConfidence({ n: 1, effect: 0, low: -1, high: 1 })).toBeCloseTo(0.5, 6);
    expect(toConfidence({ n: 1, effect: 0.1, low: 0.1, high: 0.1 })).toBe(1);
  });

  it('is what R gives: pnorm(0.08 / 0.03)', () => {
    expect(toConfidence({ n: 1, effect: 0.08, low: 0.08 - Z_95 * 0.03, high: 0.08 + Z_95 * 0.03 })).toBeCloseTo(0.9961696, 6);
  });
});

describe('toPriority', () => {
  it.each([
    [0.12, 0.3, 'HIGH'],
    [-0.3, -0.1, 'HIGH'],
    [0.06, 0.3, 'MEDIUM'],
    [0.01, 0.9, 'LOW'],
    [-0.2, 0.9, 'LOW'],
  ] as const)('of %d to %d is %s', (low, high, expected) => {
    expect(toPriority({ low, high }, SHARE_SCALE)).toBe(expected);
  });

  it('is low whenever no effect is possible', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 0, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (low, high) => {
        expect(isCertain({ low, high })).toBe(false);
        expect(toPriority({ low, high }, SHARE_SCALE)).toBe('LOW');
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../src/analytics/normal-cdf.ts';

describe('normalCdf', () => {
  it.each([
    // scipy.stats.norm.cdf
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.959963984540054, 0.025],
    [2.5, 0.9937903346742238],
  ])('is of %d what scipy has', (x, expected) => {
    expect(normalCdf(x)).toBeCloseTo(expected, 6);
  });

  it('rises, and is symmetric about one half', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (x) => {
        expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 6);
        expect(normalCdf(x + 0.01)).toBeGreaterThanOrEqual(normalCdf(x) - 1e-7);
      }),
    );
  });

  it('is 0 and 1 far outside', () => {
    expect(normalCdf(-40)).toBeCloseTo(0, 7);
    expect(normalCdf(40)).toBeCloseTo(1, 7);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toStudentPoint } from '../../../src/analytics/student-point.ts';

describe('toStudentPoint', () => {
  it('is what scipy gets of other tails', () => {
    // scipy 1.17.1, stats.t.ppf(1 − tail / 2, degrees).
    expect(toStudentPoint(7.5, 0.01)).toBeCloseTo(3.421422688124044, 9);
    expect(toStudentPoint(12, 0.05 / 7)).toBeCloseTo(3.2357395314966446, 9);
  });

  it('is what a hand gets: of two degrees, t / √(2 + t²) is 0.95', () => {
    expect(toStudentPoint(2)).toBeCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 ** 2)), 10);
  });

  it('is what scipy gets', () => {
    // scipy 1.17.1: scipy.stats.t.ppf(0.975, df) for 1.5, 3, 7.3, 30 and 500.
    const expected = {
      1.5: 6.016663104427929,
      3: 3.1824463052837078,
      7.3: 2.345066736547703,
      30: 2.0422724563012378,
      500: 1.9647198374673676,
    };
    for (const [degrees, point] of Object.entries(expected)) expect(toStudentPoint(Number(degrees))).toBeCloseTo(point, 10);
  });

  it('refuses no degrees of freedom', () => {
    expect(() => toStudentPoint(0)).toThrow('above 0');
    expect(() => toStudentPoint(3, 0)).toThrow('between 0 and 1');
  });

  it('falls with the degrees of freedom, to the normal point', () => {
    const degrees = fc.double({ min: 1, max: 300, noNaN: true });
    fc.assert(
      fc.property(degrees, fc.double({ min: 0.1, max: 100, noNaN: true }), (fewer, more) => {
        expect(toStudentPoint(fewer + more)).toBeLessThan(toStudentPoint(fewer));
        expect(toStudentPoint(fewer)).toBeGreaterThan(1.959963984540054);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf } from '../../../src/analytics/beta-cdf.ts';

const parameter = fc.double({ min: 0.05, max: 2000, noNaN: true });
const unit = fc.double({ min: 0, max: 1, noNaN: true });

describe('betaCdf', () => {
  it('is what a hand gets: x for Beta(1, 1), x² for Beta(2, 1), 3x² − 2x³ for Beta(2, 2)', () => {
    expect(betaCdf({ alpha: 1, beta: 1 }, 0.3)).toBeCloseTo(0.3, 14);
    expect(betaCdf({ alpha: 2, beta: 1 }, 0.3)).toBeCloseTo(0.09, 14);
    expect(betaCdf({ alpha: 2, beta: 2 }, 0.3)).toBeCloseTo(0.216, 14);
  });

  // scipy 1.17.1: scipy.stats.beta.cdf(alpha / (alpha + beta), alpha, beta).
  it.each([
    [2, 3, 0.5248],
    [10, 20, 0.5172505633573178],
    [120.5, 130.5, 0.500669747997558],
    [1e5, 2e5, 0.5001716775105269],
    [0.001, 2, 0.9934193467094045],
    [0.05, 0.95, 0.857459220262109],
  ])('is what scipy says at the mean of Beta(%f, %f)', (alpha, beta, chance) => {
    expect(betaCdf({ alpha, beta }, alpha / (alpha + beta))).toBeCloseTo(chance, 9);
  });

  it('is 0 up to 0, 1 from 1 on, and refuses parameters that are not above 0', () => {
    expect([-1, 0, 1, 2].map((x) => betaCdf({ alpha: 2, beta: 3 }, x))).toEqual([0, 0, 1, 1]);
    expect(() => betaCdf({ alpha: 0, beta: 1 }, 0.5)).toThrow('above 0, got 0 and 1');
  });

  it('rises, and mirrors when the parameters change places', () => {
    fc.assert(
      fc.property(parameter, parameter, unit, unit, (alpha, beta, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(betaCdf({ alpha, beta }, low)).toBeLessThanOrEqual(betaCdf({ alpha, beta }, high) + 1e-12);
        expect(betaCdf({ alpha: beta, beta: alpha }, 1 - low)).toBeCloseTo(1 - betaCdf({ alpha, beta }, 1 - (1 - low)), 8);
      }),
    );
  });
});

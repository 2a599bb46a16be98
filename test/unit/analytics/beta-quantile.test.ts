import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf } from '../../../src/analytics/beta-cdf.ts';
import { betaQuantile } from '../../../src/analytics/beta-quantile.ts';

describe('betaQuantile', () => {
  it('is what a hand gets: the chance itself for Beta(1, 1), its root for Beta(2, 1)', () => {
    expect(betaQuantile({ alpha: 1, beta: 1 }, 0.3)).toBeCloseTo(0.3, 12);
    expect(betaQuantile({ alpha: 2, beta: 1 }, 0.09)).toBeCloseTo(0.3, 12);
  });

  // scipy 1.17.1: scipy.stats.beta.ppf(chance, alpha, beta).
  it.each([
    [2, 3, 0.5, 0.3857275681323895],
    [0.5, 0.5, 0.025, 0.001541333133436012],
    [10, 20, 0.975, 0.50832335380999],
    [120.5, 130.5, 0.025, 0.4185983063281997],
    [1e5, 2e5, 0.025, 0.3316475215506993],
    [0.05, 0.95, 0.9, 0.13115507005966937],
    [5e6, 5e6, 0.975, 0.5003098974941382],
  ])('is what scipy says of Beta(%f, %f) at %f', (alpha, beta, chance, quantile) => {
    expect(betaQuantile({ alpha, beta }, chance)).toBeCloseTo(quantile, 9);
  });

  it('is 0 at 0, 1 at 1, next to nothing where nearly all chance lies at 0, and refuses what is no chance', () => {
    expect([0, 1].map((chance) => betaQuantile({ alpha: 2, beta: 3 }, chance))).toEqual([0, 1]);
    expect(betaQuantile({ alpha: 0.001, beta: 2 }, 0.5)).toBeLessThan(1e-20);
    for (const chance of [-0.1, 1.1, Number.NaN]) expect(() => betaQuantile({ alpha: 1, beta: 1 }, chance)).toThrow('from 0 to 1');
  });

  it('is undone by the distribution function', () => {
    const parameter = fc.double({ min: 0.2, max: 2000, noNaN: true });
    fc.assert(
      fc.property(parameter, parameter, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (alpha, beta, chance) => {
        // Near 1 a double has no room to tell chances apart when beta is small.
        fc.pre(beta >= 0.5);
        expect(betaCdf({ alpha, beta }, betaQuantile({ alpha, beta }, chance))).toBeCloseTo(chance, 7);
      }),
    );
  });
});

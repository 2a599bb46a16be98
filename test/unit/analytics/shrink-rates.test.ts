import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrinkRates } from '../../../src/analytics/shrink-rates.ts';

const count = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([games, fraction]) => ({ games, wins: Math.round(games * fraction) }));

describe('shrinkRates', () => {
  it('is what a hand gets: 7 and 3 wins of 10 each make the prior Beta(17/11, 17/11)', () => {
    // 8 and 2: p = ½, S = 2 × 10 × 0.09 = 1.8, A = 1, B = 10, so γ = (7.2 − 1) / 9 = 31/45; the weight 45/31 − 1 = 14/31 is raised to 1.
    expect(
      shrinkRates([
        { wins: 8, games: 10 },
        { wins: 2, games: 10 },
      ]).prior,
    ).toMatchObject({ method: 'MOMENTS' });
    // 7 and 3 wins: S = 0.8, γ = (3.2 − 1) / 9 = 11/45, weight 45/11 − 1 = 34/11, half of it each.
    const { prior, rates } = shrinkRates([
      { wins: 7, games: 10 },
      { wins: 3, games: 10 },
    ]);
    expect(prior.alpha).toBeCloseTo(17 / 11, 10);
    expect(prior.beta).toBeCloseTo(17 / 11, 10);
    expect(rates[0]?.mean).toBeCloseTo((7 + 17 / 11) / (10 + 34 / 11), 10);
  });

  it('is what Python gets of unequal counts', () => {
    // Python 3 with scipy 1.17.1: Kleinman's estimate with weights n, then twice re-weighted; scipy.stats.beta.ppf of the posteriors.
    const counts = [
      [3, 10],
      [40, 100],
      [9, 10],
      [250, 500],
      [1, 1],
      [0, 0],
    ].map(([wins = 0, games = 0]) => ({ wins, games }));
    const { prior, rates } = shrinkRates(counts);
    expect(prior.method).toBe('MOMENTS');
    expect(prior.alpha).toBeCloseTo(2.3286531046193897, 9);
    expect(prior.beta).toBeCloseTo(2.067107913073201, 9);
    const expected = [
      [0.3701543182100898, 0.15041552, 0.62399509],
      [0.40546333195890677, 0.31364886, 0.50070992],
      [0.7869436767320822, 0.55053921, 0.94881423],
      [0.5002592658501119, 0.45668501, 0.54383157],
      [0.6169015072581613, 0.22050397, 0.93341908],
      [0.5297497055110014, 0.12429525, 0.91050408],
    ];
    rates.forEach((rate, index) => {
      [rate.mean, rate.low, rate.high].forEach((value, part) => {
        expect(value).toBeCloseTo(expected[index]?.[part] ?? Number.NaN, 7);
      });
    });
  });

  it('knows no more than Jeffreys where nothing can be learnt', () => {
    const jeffreys = { alpha: 0.5, beta: 0.5, method: 'JEFFREYS' };
    expect(shrinkRates([])).toEqual({ prior: jeffreys, rates: [] });
    for (const counts of [
      [[5, 9]],
      [
        [0, 0],
        [0, 0],
      ],
      [
        [0, 4],
        [0, 9],
      ],
      [
        [4, 4],
        [9, 9],
      ],
    ])
      expect(shrinkRates(counts.map(([wins = 0, games = 0]) => ({ wins, games }))).prior).toEqual(jeffreys);
    expect(() => shrinkRates([{ wins: 2, games: 1 }])).toThrow('from 0 to 1 wins, got 2');
  });

  it('pools rates that differ no more than chance makes them', () => {
    const { prior, rates } = shrinkRates(Array.from({ length: 20 }, () => ({ wins: 5, games: 10 })));
    expect(prior.method).toBe('POOLED');
    expect(prior.alpha).toBeCloseTo(100, 9);
    expect(prior.beta).toBeCloseTo(100, 9);
    expect(rates[0]?.mean).toBeCloseTo(0.5, 12);
    // With one game each there is nothing to tell differences by.
    const single = shrinkRates([true, false, true, true].map((won) => ({ wins: won ? 1 : 0, games: 1 })));
    expect(single.prior).toEqual({ alpha: 3, beta: 1, method: 'POOLED' });
  });

  it('puts each mean between its own rate and the prior, the counts in any order', () => {
    fc.assert(
      fc.property(fc.array(count, { maxLength: 12 }), (counts) => {
        const { prior, rates } = shrinkRates(counts);
        const common = prior.alpha / (prior.alpha + prior.beta);
        for (const { wins, games, mean, low, high } of rates) {
          const own = games === 0 ? common : wins / games;
          expect(mean).toBeGreaterThanOrEqual(Math.min(own, common) - 1e-9);
          expect(mean).toBeLessThanOrEqual(Math.max(own, common) + 1e-9);
          expect(0 <= low && low <= high && high <= 1).toBe(true);
        }
        const backwards = shrinkRates(counts.toReversed());
        expect(backwards.prior.alpha).toBeCloseTo(prior.alpha, 6);
        expect(backwards.prior.method).toBe(prior.method);
      }),
      { numRuns: 60 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTLYING_SCORE, toRobustScore } from '../../../src/analytics/robust-score.ts';

const usual = [980, 1010, 1200, 870, 1100, 950, 1020, 990, 1300, 800, 1050];

describe('toRobustScore', () => {
  it('is what a hand gets: e² − 1 among five of e⁰ − 1 and five of e − 1', () => {
    // Logarithms 0 and 1: median ½, absolute deviations all ½, so (2 − ½) / (1.4826 × ½) = 2.0235.
    const reference = [0, 0, 0, 0, 0, ...new Array<number>(5).fill(Math.E - 1)];
    expect(toRobustScore(Math.E ** 2 - 1, reference)).toBeCloseTo(2.0235, 4);
  });

  it('is what scipy gets, and tells what is trending from what is not', () => {
    // scipy 1.17.1, numpy 2.4.6: with l = np.log1p(usual), (np.log1p(x) - np.median(l)) / scipy.stats.median_abs_deviation(l, scale='normal')
    // is 7.526483289358912 for 2000 and 3.1960499362882047 for 1350.
    const score = toRobustScore(2000, usual) ?? 0;
    expect(score).toBeCloseTo(7.526483289358912, 8);
    expect(score).toBeGreaterThan(OUTLYING_SCORE);
    expect(toRobustScore(1350, usual)).toBeCloseTo(3.1960499362882047, 8);
  });

  it('is null for fewer than ten others, and where most of them are equal', () => {
    expect(toRobustScore(5000, usual.slice(0, 9))).toBeNull();
    expect(toRobustScore(5000, usual.slice(0, 10))).not.toBeNull();
    expect(toRobustScore(5000, [...new Array<number>(8).fill(7), 8, 9, 10])).toBeNull();
    expect(toRobustScore(5000, [])).toBeNull();
  });

  it('refuses counts below 0', () => {
    expect(() => toRobustScore(-1, usual)).toThrow('counts from 0');
    expect(() => toRobustScore(1, [...usual, -1])).toThrow('counts from 0');
  });

  it('rises with the count, and does not depend on the order of the others', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 10, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 100_000 }), (reference, count) => {
        const score = toRobustScore(count, reference);
        expect(toRobustScore(count, reference.toReversed())).toBe(score);
        if (score !== null) expect(toRobustScore(count + 1, reference)).toBeGreaterThan(score);
      }),
    );
  });
});

import { errorFunction } from 'simple-statistics';
import { invariant } from '../domain/invariant.ts';

/** What the Mann–Kendall test says. */
export interface MannKendall {
  readonly n: number;
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** The variance of `s` when there is no trend. */
  readonly variance: number;
  /** `s` moved by 1 towards 0 (continuity), in its own standard deviations; 0 where no pair differs. */
  readonly z: number;
  /** How often chance alone gives as much, in either direction, in [0, 1]; to about 10⁻⁷. */
  readonly pValue: number;
}

/**
 * The Mann–Kendall test for a monotonic trend, with the variance corrected for ties:
 * Var S = [n (n − 1)(2n + 5) − Σ t (t − 1)(2t + 5)] / 18 over the groups of t equal values.
 * It compares every pair: about a millisecond for 1,000 values.
 *
 * Sources: H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945), 245–259;
 * M. G. Kendall, Rank Correlation Methods, 4th ed. 1975, chapter 4 (ties, continuity, normal approximation, which is good from n = 8 on).
 * @param values in order of time
 * @param varianceFactor what the variance is multiplied by for values that depend on those before (`toSerialFactor`); 1 for independent ones
 */
export function mannKendall(values: readonly number[], varianceFactor = 1): MannKendall {
  invariant(varianceFactor > 0, `a factor above 0, got ${varianceFactor}`);
  const n = values.length;
  let s = 0;
  values.forEach((later, index) => {
    for (let before = 0; before < index; before += 1) s += Math.sign(later - (values[before] ?? later));
  });
  const variance = ((pairTerm(n) - sumOfTies(values)) / 18) * varianceFactor;
  const z = s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { n, s, variance, z, pValue: z === 0 ? 1 : 1 - errorFunction(Math.abs(z) / Math.SQRT2) };
}

function sumOfTies(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum += pairTerm(count);
  return sum;
}

function pairTerm(count: number): number {
  return count * (count - 1) * (2 * count + 5);
}

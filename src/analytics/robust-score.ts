import { invariant } from '../domain/invariant.ts';
import { toRobustSpread } from './robust-spread.ts';

/** Fewer say too little of how far values spread: of 10 normal ones, the deviation found is already off by a third either way. */
export const MIN_REFERENCE = 10;
/** What is further above the others stands out: 3.5 of Iglewicz & Hoaglin. */
export const OUTLYING_SCORE = 3.5;

/**
 * How many robust deviations the logarithm of a count lies above the median of others, by ln(1 + count): posts whose score is above 3.5 are trending.
 * Null for a group of fewer than 10, and where more than half of it are equal, so that there is no deviation to measure with.
 *
 * Logarithms, since counts differ by factors: twice the usual is as far up as half of it is down.
 * Source: B. Iglewicz & D. C. Hoaglin, How to Detect and Handle Outliers, 1993, § 3.3, the modified z-score 0.6745 (x − median) / MAD.
 * @param count from 0
 * @param reference counts of comparable others, as of the same channel at the same age; without the one that is judged
 */
export function toRobustScore(count: number, reference: readonly number[]): number | null {
  for (const one of [count, ...reference]) invariant(one >= 0, `counts from 0, got ${one}`);
  if (reference.length < MIN_REFERENCE) return null;
  const spread = toRobustSpread(reference.map(Math.log1p));
  return spread === null || spread.deviation === 0 ? null : (Math.log1p(count) - spread.centre) / spread.deviation;
}

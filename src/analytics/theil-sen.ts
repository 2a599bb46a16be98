import { median } from 'simple-statistics';
import { listPairSlopes } from './pair-slopes.ts';
import { thinPoints } from './thin-points.ts';
import type { TimePoint } from './time-point.ts';

/** A straight line: value = intercept + slope × time. */
export interface Line {
  /** Change of the value in a unit of time. */
  readonly slope: number;
  /** The value at time 0. */
  readonly intercept: number;
}

/**
 * The Theil–Sen line: the median of the slopes of all pairs of points of different time, through the median of what is left of the values.
 * Up to 29 % of the points may be arbitrarily wrong. Null for fewer than two different times.
 *
 * More than 365 points become 365 first (`thinPoints`), since the number of pairs grows with the square.
 * Sources: H. Theil, "A rank-invariant method of linear and polynomial regression analysis", Proc. Kon. Ned. Akad. Wetensch. A 53 (1950), 386–392;
 * P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", J. Am. Stat. Assoc. 63 (1968), 1379–1389.
 * @param points in any order, at any times
 */
export function theilSen(points: readonly TimePoint[]): Line | null {
  const kept = thinPoints(points);
  if (kept.length < 2) return null;
  const slope = median(listPairSlopes(kept));
  return { slope, intercept: median(kept.map(({ time, value }) => value - slope * time)) };
}

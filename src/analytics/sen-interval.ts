import { median } from 'simple-statistics';
import { Z_95 } from './confidence.ts';
import { mannKendall } from './mann-kendall.ts';
import { listPairSlopes } from './pair-slopes.ts';
import type { Effect } from './rate-difference.ts';
import { toSerialFactor } from './serial-factor.ts';
import { thinPoints } from './thin-points.ts';
import type { TimePoint } from './time-point.ts';

/**
 * The Theil–Sen slope with its 95 % interval, in the value's unit a unit of time: of the N slopes of all pairs in order those of rank (N − C) / 2 and
 * (N + C) / 2 + 1, with C = 1.96 √Var S of the Mann–Kendall test, corrected for ties and for autocorrelation as in `trend.ts`. Null for fewer than two different times.
 *
 * Where values depend so strongly on each other that a rank is beyond the slopes, the end is that of the least or largest slope.
 * Source: P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", J. Am. Stat. Assoc. 63 (1968), 1379–1389.
 * @param points in any order; more than 365 times are thinned to 365
 */
export function toSenInterval(points: readonly TimePoint[]): Effect | null {
  const kept = thinPoints(points);
  if (kept.length < 2) return null;
  const slopes = listPairSlopes(kept).toSorted((one, other) => one - other);
  const effect = median([...slopes]);
  const factor = toSerialFactor(kept.map(({ time, value }) => value - effect * time));
  const { variance } = mannKendall(
    kept.map(({ value }) => value),
    factor,
  );
  const width = Z_95 * Math.sqrt(variance);
  const last = slopes.length - 1;
  // Ranks begin at 1, places at 0; both are rounded outwards.
  const below = Math.max(0, Math.floor((slopes.length - width) / 2) - 1);
  const above = Math.min(last, Math.ceil((slopes.length + width) / 2));
  return { effect, low: slopes[below] ?? effect, high: slopes[above] ?? effect };
}

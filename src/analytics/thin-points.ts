import { median } from 'simple-statistics';
import { invariant } from '../domain/invariant.ts';
import type { TimePoint } from './time-point.ts';

/** A year of days: 66,430 pairs, of which the median takes some milliseconds. */
const MAX_POINTS = 365;

/**
 * At most `limit` points, in order of time, one a time: so that what compares all pairs has a bound.
 *
 * Points of the same time become one, at their median value. Where more than `limit` are left, they are divided into `limit` runs of as nearly the
 * same number as can be, and each becomes the median of its times and the median of its values: points on a line stay on it, and an outlier stays without weight.
 * @param points in any order
 * @param limit at least 1
 */
export function thinPoints(points: readonly TimePoint[], limit = MAX_POINTS): readonly TimePoint[] {
  invariant(Number.isInteger(limit) && limit >= 1, `a whole number of points from 1, got ${limit}`);
  const distinct = joinEqualTimes(points.toSorted((one, other) => one.time - other.time));
  if (distinct.length <= limit) return distinct;
  return Array.from({ length: limit }, (_, index) => {
    const from = Math.floor((index * distinct.length) / limit);
    return toMedianPoint(distinct.slice(from, Math.floor(((index + 1) * distinct.length) / limit)));
  });
}

function joinEqualTimes(sorted: readonly TimePoint[]): readonly TimePoint[] {
  const joined: TimePoint[] = [];
  let from = 0;
  for (let at = 1; at <= sorted.length; at += 1) {
    if (sorted[at]?.time === sorted[from]?.time && at < sorted.length) continue;
    joined.push(toMedianPoint(sorted.slice(from, at)));
    from = at;
  }
  return joined;
}

function toMedianPoint(points: readonly TimePoint[]): TimePoint {
  const [only] = points;
  if (only !== undefined && points.length === 1) return only;
  return { time: median(points.map(({ time }) => time)), value: median(points.map(({ value }) => value)) };
}

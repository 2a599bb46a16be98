import { invariant } from '../domain/invariant.ts';
import type { TimePoint } from './time-point.ts';

/**
 * The value at the end of each period of a cumulative series: that of the newest point in it, null where it has none. A gap stays a gap: a value
 * carried over it would be a growth of 0 that nobody saw, followed by a jump on one day.
 *
 * Of points of the same time the last one given counts. Points outside of the edges count nowhere.
 * @param points in any order; times as the edges have them
 * @param edges where each period begins and the last one ends, rising, as `listCalendarEdges` gives them: one more than there are periods
 */
export function toPeriodEnds(points: readonly TimePoint[], edges: readonly number[]): readonly (number | null)[] {
  for (let index = 1; index < edges.length; index += 1)
    invariant((edges[index - 1] ?? 0) < (edges[index] ?? 0), `rising edges, got ${edges[index]} after ${edges[index - 1]}`);
  const newest = new Array<TimePoint | null>(Math.max(0, edges.length - 1)).fill(null);
  for (const point of points) {
    const period = findPeriod(point.time, edges);
    const known = newest[period];
    if (known === null || (known !== undefined && point.time >= known.time)) newest[period] = point;
  }
  return newest.map((point) => point?.value ?? null);
}

/** The number of edges that are not after the time, less one: −1 before the first, and as many as there are periods from the last one on. */
function findPeriod(time: number, edges: readonly number[]): number {
  let [from, to] = [0, edges.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((edges[middle] ?? 0) > time) to = middle;
    else from = middle + 1;
  }
  return from - 1;
}

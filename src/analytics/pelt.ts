import { invariant } from '../domain/invariant.ts';

/** What a change of the level costs, and how soon another may follow. */
export interface PeltSettings {
  /** By how much a change must lower the sum of squares. */
  readonly penalty: number;
  /** Values between two changes, and before the first and after the last, at least; 1 or more. */
  readonly minSegment: number;
}

/**
 * Where the level of a series changes: the beginnings of all segments but the first, in order, that make the sum of squared deviations from the segments' means plus a
 * penalty for each change as small as it can be. It is exact. Time grows with the number of values where changes come often, else with its square: a year of days takes a
 * millisecond or so.
 *
 * Pruned exact linear time: with F(t) the best cost of the first t values and C the cost of a segment, s is no candidate for the last change any more once
 * F(s) + C(s, t) ≥ F(t), but stays one until a segment from t on is long enough to take its place.
 * Source: R. Killick, P. Fearnhead & I. A. Eckley, "Optimal detection of changepoints with a linear computational cost", J. Am. Stat. Assoc. 107 (2012), 1590–1598, (3)–(5).
 */
export function findLevelChanges(values: readonly number[], { penalty, minSegment }: PeltSettings): readonly number[] {
  invariant(
    penalty >= 0 && Number.isInteger(minSegment) && minSegment >= 1,
    `a penalty from 0 and segments from 1, got ${penalty} and ${minSegment}`,
  );
  const n = values.length;
  if (n < 2 * minSegment) return [];
  const { sums, squares } = accumulate(values);
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = -penalty;
  const previous = new Int32Array(n + 1);
  // Where the last segment may begin, and the last end at which each may still be best.
  const [candidates, lastEnds, costs] = [new Int32Array(n + 1), new Int32Array(n + 1).fill(n), new Float64Array(n + 1)];
  let count = 0;
  for (let until = minSegment; until <= n; until += 1) {
    candidates[count] = until - minSegment;
    count += 1;
    let [least, from] = [Number.POSITIVE_INFINITY, 0];
    for (let place = 0; place < count; place += 1) {
      const start = candidates[place] ?? 0;
      const sum = (sums[until] ?? 0) - (sums[start] ?? 0);
      const cost = (best[start] ?? 0) + (squares[until] ?? 0) - (squares[start] ?? 0) - (sum * sum) / (until - start);
      costs[place] = cost;
      if (cost < least) [least, from] = [cost, start];
    }
    best[until] = least + penalty;
    previous[until] = from;
    let kept = 0;
    for (let place = 0; place < count; place += 1) {
      const start = candidates[place] ?? 0;
      if ((costs[place] ?? 0) >= least + penalty) lastEnds[start] = Math.min(lastEnds[start] ?? n, until + minSegment - 1);
      if ((lastEnds[start] ?? n) <= until) continue;
      candidates[kept] = start;
      kept += 1;
    }
    count = kept;
  }
  return toBeginnings(previous, n);
}

function toBeginnings(previous: Int32Array, length: number): readonly number[] {
  const beginnings: number[] = [];
  for (let from = previous[length] ?? 0; from > 0; from = previous[from] ?? 0) beginnings.unshift(from);
  return beginnings;
}

/** Sums, and sums of squares, of the first values, by their number. */
function accumulate(values: readonly number[]): { readonly sums: Float64Array; readonly squares: Float64Array } {
  // Large levels would swallow small squares: sums are of distances from the middle.
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [sums, squares] = [new Float64Array(values.length + 1), new Float64Array(values.length + 1)];
  values.forEach((value, index) => {
    sums[index + 1] = (sums[index] ?? 0) + value - middle;
    squares[index + 1] = (squares[index] ?? 0) + (value - middle) ** 2;
  });
  return { sums, squares };
}

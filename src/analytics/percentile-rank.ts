import { invariant } from '../domain/invariant.ts';

/**
 * Where a value stands in a population that is stored as a grid of its quantiles: the percentage of it that is below,
 * in [0, 100]. The grid holds quantiles at equal steps from the smallest to the largest, 101 of them for whole percents; it may come in any order.
 *
 * Between two quantiles it is read off the straight line through them. A value that several quantiles share stands in the middle of them
 * (mid-rank), so that where all are equal it is 50. What lies outside is 0 or 100. Null for a grid of fewer than two values.
 * Source: the inverse of quantiles by definition 7 of R. J. Hyndman & Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996),
 * 361–365, which is the usual one (R, numpy); mid-ranks for ties: M. G. Kendall, Rank Correlation Methods, 4th ed. 1975, chapter 3.
 */
export function percentileRank(value: number, grid: readonly number[]): number | null {
  invariant(!Number.isNaN(value), 'a value to rank, got NaN');
  if (grid.length < 2) return null;
  const sorted = Float64Array.from(grid).sort();
  const last = sorted.length - 1;
  // How many are below, and how many are not above.
  const below = countUntil(sorted, (quantile) => quantile >= value);
  const notAbove = countUntil(sorted, (quantile) => quantile > value);
  if (notAbove > below) return (((below + notAbove - 1) / 2) * 100) / last;
  if (below === 0) return 0;
  if (below > last) return 100;
  const [left = 0, right = 0] = sorted.subarray(below - 1, below + 1);
  return ((below - 1 + (value - left) / (right - left)) * 100) / last;
}

/** The index of the first element that passes, by halving; the length where none does. */
function countUntil(sorted: Float64Array, passes: (quantile: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (passes(sorted[middle] ?? 0)) to = middle;
    else from = middle + 1;
  }
  return from;
}

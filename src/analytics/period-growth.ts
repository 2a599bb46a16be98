/**
 * What each period added to a cumulative series: its end less the end of the period before, in the order of the ends. Null where either is unknown,
 * as in the first period, since nothing is before it: ask for one more than is to be shown.
 *
 * Nothing is spread over a gap. Growth over several periods together is the last known end less the first one, never a sum over these.
 * @param ends null where unknown, as `toPeriodEnds` gives them
 */
export function toPeriodGrowth(ends: readonly (number | null)[]): readonly (number | null)[] {
  return ends.map((end, index) => {
    const before = ends[index - 1] ?? null;
    return end === null || before === null ? null : end - before;
  });
}

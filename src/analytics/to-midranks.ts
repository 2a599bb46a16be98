/** The ranks of values from 1, in the order of the values; equal ones share the mean of the ranks they take (mid-ranks). */
export function toMidranks(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).sort((one, other) => one.value - other.value);
  const ranks = new Array<number>(values.length).fill(0);
  let from = 0;
  for (let at = 1; at <= order.length; at += 1) {
    if (at < order.length && order[at]?.value === order[from]?.value) continue;
    // Ranks from + 1 to at, of which each gets the mean.
    for (const { index } of order.slice(from, at)) ranks[index] = (from + 1 + at) / 2;
    from = at;
  }
  return ranks;
}

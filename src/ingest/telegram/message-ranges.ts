/** Message ids of one export as ranges: an export holds long runs, so this stays small where a set of ids would not. */
export interface MessageRanges {
  add(id: number): void;
  has(id: number): boolean;
  /** The least and the largest id; null when empty. */
  bounds(): { readonly min: number; readonly max: number } | null;
  /** How many ranges are held: what it costs in memory, 16 bytes each. */
  size(): number;
}

/** An empty set. Ids in rising order, as exports have them, or in falling order extend the last range; any other order is sorted at the next look-up. */
export function createMessageRanges(): MessageRanges {
  let starts: number[] = [];
  let ends: number[] = [];
  let sorted = true;

  const normalise = (): void => {
    if (sorted) return;
    const order = starts.map((_, index) => index).sort((left, right) => (starts[left] ?? 0) - (starts[right] ?? 0));
    const before = { starts, ends };
    starts = [];
    ends = [];
    for (const index of order) append(before.starts[index] ?? 0, before.ends[index] ?? 0);
    sorted = true;
  };

  const append = (start: number, end: number): void => {
    const lastEnd = ends.at(-1);
    if (lastEnd !== undefined && start <= lastEnd + 1) ends[ends.length - 1] = Math.max(lastEnd, end);
    else {
      starts.push(start);
      ends.push(end);
    }
  };

  return {
    add: (id) => {
      const lastStart = starts.at(-1);
      if (lastStart === undefined || id >= lastStart) append(id, id);
      else if (id === lastStart - 1) starts[starts.length - 1] = id;
      else {
        starts.push(id);
        ends.push(id);
      }
      if (lastStart !== undefined && id < lastStart && starts.length > 1) sorted = false;
    },
    has: (id) => {
      normalise();
      const at = lastAtMost(starts, id);
      return at >= 0 && id <= (ends[at] ?? -1);
    },
    bounds: () => {
      normalise();
      const [min, max] = [starts[0], ends.at(-1)];
      return min === undefined || max === undefined ? null : { min, max };
    },
    size: () => starts.length,
  };
}

/** Index of the last value that is at most `limit` in a rising list; -1 when there is none. */
function lastAtMost(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Units of time of a channel: days, weeks or months of a calendar, or a range as one unit. */
export interface ChannelUnits {
  readonly channelId: string;
  /** Rising, in ms since 1970: where each unit begins, and where the last one ends. */
  readonly edges: readonly number[];
}

/** Lists of edges as statements take them. */
export interface EdgeLists {
  /** Each once. */
  readonly lists: readonly (readonly number[])[];
  /** The same as literals of `timestamptz[]`. */
  readonly texts: readonly string[];
  /** For each key which of them, from 1, is its own. */
  readonly listOf: readonly number[];
}

/** Lists what channels of one zone and range share once, since a year has hundreds of edges. */
export function shareEdges(wanted: readonly ChannelUnits[]): EdgeLists {
  const known = new Map<string, { readonly at: number; readonly edges: readonly number[] }>();
  const listOf = wanted.map(({ edges }) => {
    const key = edges.join();
    const entry = known.get(key) ?? { at: known.size + 1, edges };
    known.set(key, entry);
    return entry.at;
  });
  const lists = [...known.values()].map(({ edges }) => edges);
  return { lists, texts: lists.map((edges) => `{${edges.map((edge) => new Date(edge).toISOString()).join()}}`), listOf };
}

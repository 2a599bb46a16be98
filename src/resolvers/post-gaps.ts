import type { ChannelUnits } from '../data/edge-lists.ts';
import type { Context } from '../execution/context.ts';

/**
 * The pictures of an album have numbers of their own and may be no posts of their own; an album has ten at most. In the real files, silences of days skip at most six numbers,
 * and months of which the file is missing twelve or more.
 */
const MOST_SKIPPED = 10;

/**
 * Tells of units without posts which are gaps: of which it is unknown whether there were posts. Where the posts before and after a run of empty units are stored, and hardly a number
 * of messages between them is missing, nothing was posted.
 * @param rows one entry a unit; null without posts
 */
export async function findPostGaps(
  { postGaps }: Pick<Context['loaders'], 'postGaps'>,
  { channelId, edges }: ChannelUnits,
  rows: readonly unknown[],
): Promise<(unit: number) => boolean> {
  const runs = listEmptyRuns(rows);
  const found = await Promise.all(
    runs.map(async ({ first, end }) => {
      const [gap] = await postGaps.load({ channelId, from: new Date(edges[first] ?? 0), before: new Date(edges[end] ?? 0) });
      const missing = gap?.missing ?? null;
      return { first, end, isGap: missing === null || missing > MOST_SKIPPED };
    }),
  );
  const gaps = found.filter(({ isGap }) => isGap);
  return (unit) => gaps.some(({ first, end }) => unit >= first && unit < end);
}

/** Runs of nulls; `end` is outside. */
function listEmptyRuns(rows: readonly unknown[]): readonly { readonly first: number; readonly end: number }[] {
  const runs: { first: number; end: number }[] = [];
  for (const [index, row] of rows.entries()) {
    if (row !== null) continue;
    const last = runs.at(-1);
    if (last?.end === index) last.end = index + 1;
    else runs.push({ first: index, end: index + 1 });
  }
  return runs;
}

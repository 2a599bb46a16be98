/** A stretch of time; `before` is outside. */
export interface TimePiece {
  readonly from: Date;
  readonly before: Date;
}

/** Whole UTC days, both inside, as `2025-01-31`. */
export interface DayPiece {
  readonly first: string;
  readonly last: string;
}

/** What together covers units of time, without overlap and in order. */
export interface UtcPieces {
  /** Days that lie in one unit each. */
  readonly days: readonly DayPiece[];
  /** The rest: parts of days in which a unit ends. */
  readonly times: readonly TimePiece[];
}

const DAY_MS = 86_400_000;

/**
 * Splits units of time into whole UTC days, each within one unit, and the rest, so that a sum over the units can be read from sums by day. What touches
 * is one piece: days of a zone whose midnight is not that of UTC are a single stretch of time.
 * @param edges rising, in ms since 1970: where each unit begins, and where the last one ends
 */
export function splitUtcDays(edges: readonly number[]): UtcPieces {
  const days: [number, number][] = [];
  const times: [number, number][] = [];
  for (const [index, until] of edges.entries()) {
    const from = edges[index - 1];
    if (from === undefined) continue;
    const [first, end] = [Math.ceil(from / DAY_MS) * DAY_MS, Math.floor(until / DAY_MS) * DAY_MS];
    if (first < end) append(days, first, end);
    const rest: readonly [number, number][] =
      first < end
        ? [
            [from, first],
            [end, until],
          ]
        : [[from, until]];
    for (const [start, stop] of rest) if (start < stop) append(times, start, stop);
  }
  return {
    days: days.map(([from, before]) => ({ first: toDay(from), last: toDay(before - DAY_MS) })),
    times: times.map(([from, before]) => ({ from: new Date(from), before: new Date(before) })),
  };
}

function append(pieces: [number, number][], from: number, before: number): void {
  const last = pieces.at(-1);
  if (last?.[1] === from) last[1] = before;
  else pieces.push([from, before]);
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

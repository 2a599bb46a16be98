import type { HistogramFamily } from './histogram-family.ts';
import { type HistogramChanges, LogLinearHistogram } from './log-linear-histogram.ts';
import { type PerformanceReport, toPerformanceReport } from './performance-report.ts';

const MINUTE_MS = 60_000;
/** As long as the longest window, and one that is under way. */
const MAX_SLOTS = 61;
/** For all slots together. A hundred busy fields, loaders and statements take some 3 MB for an hour. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Of the objects around what grew. */
const CHANGES_OVERHEAD_BYTES = 300;

const WINDOWS_MS = { LAST_MINUTE: MINUTE_MS, LAST_5_MINUTES: 5 * MINUTE_MS, LAST_HOUR: 60 * MINUTE_MS } as const;

/** A stretch of time up to now. */
export type PerformanceWindow = keyof typeof WINDOWS_MS | 'SINCE_START';

/** What is measured, each a family of histograms of durations. The first label of a family is what its members are called; without labels there is one. */
export type MeasuredKind = 'fields' | 'operations' | 'loaders' | 'statements' | 'invalidations';

/** Remembers what was recorded when. */
export interface PerformanceWindows {
  /** What was recorded in a window: at least as long as asked, where there is so much, and at most a minute longer. */
  readonly read: (window: PerformanceWindow) => PerformanceReport;
  /** Keeps what was recorded since the last call, as one slot; called each minute once started. */
  readonly keep: () => void;
  /** Begins keeping each minute, without keeping the process alive. */
  readonly start: () => void;
  readonly stop: () => void;
}

/** Histograms over which windows are kept, and what tests set. */
export interface PerformanceWindowsParts {
  readonly families: Readonly<Record<MeasuredKind, HistogramFamily>>;
  /** Numbers that only grow, by name, a handful. */
  readonly readCounts?: () => Counts;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly maxBytes?: number;
}

type Counts = Readonly<Record<string, number>>;

interface Slot {
  readonly startedAt: number;
  /** As they were then. */
  readonly counts: Counts;
  readonly bytes: number;
  readonly changes: Readonly<Record<MeasuredKind, ReadonlyMap<string, HistogramChanges>>>;
}

/**
 * Windows that begin now. Each minute the buckets that grew are kept, of those histograms that were recorded into; recording itself
 * knows nothing of it. Memory: a copy of each histogram (3.5 kB), and at most 61 slots and 8 MB of growth: beyond them the oldest
 * minutes go, and a report tells what it covers. A minute costs a look at each bucket in use, some hundred microseconds.
 */
export function createPerformanceWindows(parts: PerformanceWindowsParts): PerformanceWindows {
  const { families, readCounts = () => ({}), now = Date.now, maxBytes = MAX_BYTES } = parts;
  const kinds = Object.keys(families) as MeasuredKind[];
  const startedAt = now();
  // By histogram: a member that is dropped and made anew begins anew.
  const kept = new WeakMap<LogLinearHistogram, LogLinearHistogram>();
  const slots: Slot[] = [];
  let bytes = 0;
  let keptAt = startedAt;
  let keptCounts = readCounts();
  let timer: NodeJS.Timeout | undefined;

  const readGrowth = (kind: MeasuredKind): ReadonlyMap<string, HistogramChanges> =>
    new Map(listGrowth(families[kind], (histogram) => kept.get(histogram) ?? NOTHING));
  const keep = () => {
    const changes = Object.fromEntries(kinds.map((kind) => [kind, readGrowth(kind)])) as Slot['changes'];
    for (const kind of kinds)
      for (const [key, histogram] of families[kind].members()) {
        const grown = changes[kind].get(key);
        if (grown === undefined) continue;
        const copy = kept.get(histogram) ?? new LogLinearHistogram();
        copy.apply(grown);
        kept.set(histogram, copy);
      }
    slots.push({ startedAt: keptAt, counts: keptCounts, bytes: countBytes(changes), changes });
    keptAt = now();
    keptCounts = readCounts();
    bytes += slots.at(-1)?.bytes ?? 0;
    while (slots.length > MAX_SLOTS || bytes > maxBytes) bytes -= slots.shift()?.bytes ?? 0;
  };
  const choose = (lengthMs: number) => (now() - keptAt >= lengthMs ? [] : sliceFrom(slots, now() - lengthMs));
  return {
    keep,
    read: (window) => {
      const until = now();
      if (window === 'SINCE_START')
        return toPerformanceReport({
          startedAt,
          until,
          counts: readCounts(),
          read: (kind) => [new Map(listGrowth(families[kind], () => NOTHING))],
        });
      const chosen = choose(WINDOWS_MS[window]);
      return toPerformanceReport({
        startedAt: chosen[0]?.startedAt ?? keptAt,
        until,
        counts: subtract(readCounts(), chosen[0]?.counts ?? keptCounts),
        read: (kind) => [...chosen.map(({ changes }) => changes[kind]), readGrowth(kind)],
      });
    },
    start: () => {
      timer ??= setInterval(keep, MINUTE_MS).unref();
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
    },
  };
}

const NOTHING = new LogLinearHistogram();

/** What was recorded into the members of a family that were recorded into since they were as `before` says. */
function* listGrowth(
  family: HistogramFamily,
  before: (histogram: LogLinearHistogram) => LogLinearHistogram,
): Generator<[string, HistogramChanges]> {
  for (const [key, histogram] of family.members()) {
    const grown = histogram.changesSince(before(histogram));
    if (grown !== null) yield [key, grown];
  }
}

/** The slots since a time; all, where they begin later. */
function sliceFrom(slots: readonly Slot[], time: number): readonly Slot[] {
  return slots.slice(
    Math.max(
      0,
      slots.findLastIndex(({ startedAt }) => startedAt <= time),
    ),
  );
}

function subtract(counts: Counts, before: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count - (before[name] ?? 0)]));
}

function countBytes(changes: Slot['changes']): number {
  let bytes = 0;
  for (const byKey of Object.values(changes)) for (const { growth } of byKey.values()) bytes += CHANGES_OVERHEAD_BYTES + growth.byteLength;
  return bytes;
}

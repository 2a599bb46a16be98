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

/** What is measured, each a family of histograms of durations. The first label of a family is what its members are called. */
export type MeasuredKind = 'fields' | 'operations' | 'loaders' | 'statements';

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
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly maxBytes?: number;
}

interface Slot {
  readonly startedAt: number;
  readonly bytes: number;
  readonly changes: Readonly<Record<MeasuredKind, ReadonlyMap<string, HistogramChanges>>>;
}

/**
 * Windows that begin now. Each minute the buckets that grew are kept, of those histograms that were recorded into; recording itself
 * knows nothing of it. Memory: a copy of each histogram (3.5 kB), and at most 61 slots and 8 MB of growth: beyond them the oldest
 * minutes go, and a report tells what it covers. A minute costs a look at each bucket in use, some hundred microseconds.
 */
export function createPerformanceWindows(parts: PerformanceWindowsParts): PerformanceWindows {
  const { families, now = Date.now, maxBytes = MAX_BYTES } = parts;
  const kinds = Object.keys(families) as MeasuredKind[];
  const startedAt = now();
  // By histogram: a member that is dropped and made anew begins anew.
  const kept = new WeakMap<LogLinearHistogram, LogLinearHistogram>();
  const slots: Slot[] = [];
  let bytes = 0;
  let keptAt = startedAt;
  let timer: NodeJS.Timeout | undefined;

  const readGrowth = (kind: MeasuredKind): ReadonlyMap<string, HistogramChanges> => {
    const changes = new Map<string, HistogramChanges>();
    for (const [key, histogram] of families[kind].members()) {
      const grown = histogram.changesSince(kept.get(histogram) ?? NOTHING);
      if (grown !== null) changes.set(key, grown);
    }
    return changes;
  };
  const readAll = () => Object.fromEntries(kinds.map((kind) => [kind, readGrowth(kind)])) as Slot['changes'];
  const keep = () => {
    const changes = readAll();
    for (const kind of kinds)
      for (const [key, histogram] of families[kind].members()) {
        const grown = changes[kind].get(key);
        if (grown === undefined) continue;
        const copy = kept.get(histogram) ?? new LogLinearHistogram();
        copy.apply(grown);
        kept.set(histogram, copy);
      }
    slots.push({ startedAt: keptAt, bytes: countBytes(changes), changes });
    keptAt = now();
    bytes += slots.at(-1)?.bytes ?? 0;
    while (slots.length > MAX_SLOTS || bytes > maxBytes) bytes -= slots.shift()?.bytes ?? 0;
  };
  const choose = (lengthMs: number): readonly Slot[] => {
    const from = slots.findLastIndex((slot) => now() - slot.startedAt >= lengthMs);
    return now() - keptAt >= lengthMs ? [] : slots.slice(Math.max(0, from));
  };
  return {
    keep,
    read: (window) => {
      const until = now();
      if (window === 'SINCE_START')
        return toPerformanceReport({ startedAt, until, read: (kind) => [new Map(listMembers(families[kind]))] });
      const chosen = choose(WINDOWS_MS[window]);
      return toPerformanceReport({
        startedAt: chosen[0]?.startedAt ?? keptAt,
        until,
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

function* listMembers(family: HistogramFamily): Generator<[string, HistogramChanges]> {
  for (const [key, histogram] of family.members()) {
    const all = histogram.changesSince(NOTHING);
    if (all !== null) yield [key, all];
  }
}

function countBytes(changes: Slot['changes']): number {
  let bytes = 0;
  for (const byKey of Object.values(changes)) for (const { growth } of byKey.values()) bytes += CHANGES_OVERHEAD_BYTES + growth.byteLength;
  return bytes;
}

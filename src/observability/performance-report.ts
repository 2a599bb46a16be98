import { type HistogramChanges, LogLinearHistogram } from './log-linear-histogram.ts';
import type { MeasuredKind } from './performance-windows.ts';

const MICROSECONDS_PER_MS = 1_000;

/** How one field, operation, loader or statement did. Milliseconds; quantiles are within 3.2 %. */
export interface PerformanceEntry {
  /** `Player.matches`, an operation's name, a loader's key or a statement's label. */
  readonly name: string;
  readonly calls: number;
  readonly totalMs: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** At most 6.3 % above the longest call. */
  readonly maxMs: number;
  /** Part of the time of all of its kind, 0–1. */
  readonly share: number;
}

/** What decides which entries come first. */
export type PerformanceOrder = 'TOTAL_DESC' | 'P99_DESC' | 'CALLS_DESC';

/** What was recorded in a window. */
export interface PerformanceReport {
  /** Where the window begins. */
  readonly since: Date;
  /** How long it is. */
  readonly windowSeconds: number;
  /** By how much what is counted grew in it, by name. */
  readonly counts: Readonly<Record<string, number>>;
  /** The first `first` entries of a kind; equal ones by name. */
  readonly top: (kind: MeasuredKind, order: PerformanceOrder, first: number) => readonly PerformanceEntry[];
}

/** Where a report comes from. */
export interface PerformanceReportParts {
  /** Milliseconds since 1970, both. */
  readonly startedAt: number;
  readonly until: number;
  readonly counts: PerformanceReport['counts'];
  /** What was recorded, by key, in parts of the window. A key's first word is the entry's name. */
  readonly read: (kind: MeasuredKind) => readonly ReadonlyMap<string, HistogramChanges>[];
}

/** A report over what was recorded; what is not asked for is not computed. */
export function toPerformanceReport({ startedAt, until, counts, read }: PerformanceReportParts): PerformanceReport {
  return {
    since: new Date(startedAt),
    windowSeconds: (until - startedAt) / 1_000,
    counts,
    top: (kind, order, first) => {
      const merged = [...mergeByName(read(kind))];
      const total = merged.reduce((sum, [, histogram]) => sum + histogram.sum, 0);
      const entries = merged.map(([name, histogram]) => toEntry(name, histogram, total));
      return entries.sort((one, other) => ORDERS[order](other) - ORDERS[order](one) || compareNames(one, other)).slice(0, first);
    },
  };
}

const ORDERS: Readonly<Record<PerformanceOrder, (entry: PerformanceEntry) => number>> = {
  TOTAL_DESC: ({ totalMs }) => totalMs,
  P99_DESC: ({ p99Ms }) => p99Ms,
  CALLS_DESC: ({ calls }) => calls,
};

function mergeByName(parts: readonly ReadonlyMap<string, HistogramChanges>[]): Map<string, LogLinearHistogram> {
  const merged = new Map<string, LogLinearHistogram>();
  for (const part of parts)
    for (const [key, changes] of part) {
      const [name = key] = key.split(' ', 1);
      const histogram = merged.get(name) ?? new LogLinearHistogram();
      histogram.apply(changes);
      merged.set(name, histogram);
    }
  return merged;
}

function toEntry(name: string, histogram: LogLinearHistogram, total: number): PerformanceEntry {
  const totalMs = histogram.sum / MICROSECONDS_PER_MS;
  return {
    name,
    calls: histogram.count,
    totalMs,
    meanMs: totalMs / histogram.count,
    p50Ms: histogram.quantile(0.5) / MICROSECONDS_PER_MS,
    p95Ms: histogram.quantile(0.95) / MICROSECONDS_PER_MS,
    p99Ms: histogram.quantile(0.99) / MICROSECONDS_PER_MS,
    maxMs: histogram.highest / MICROSECONDS_PER_MS,
    share: total === 0 ? 0 : histogram.sum / total,
  };
}

function compareNames({ name: one }: PerformanceEntry, { name: other }: PerformanceEntry): number {
  return one < other ? -1 : 1;
}

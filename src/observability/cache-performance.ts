import { type CacheCounts, type CacheOutcome, type CacheState, toRequestKey } from './cache-metrics.ts';
import type { PerformanceEntry } from './performance-report.ts';

/** Requests that went alike. */
export interface CacheRequestCount {
  /** Null for answers that were made. */
  readonly tier: 'L1' | 'L2' | null;
  readonly result: CacheOutcome;
  readonly count: number;
}

/** What the response cache did in a window, and how it is now. */
export interface CachePerformance extends CacheState {
  /** Those that there were. */
  readonly requests: readonly CacheRequestCount[];
  /** Part of them that was answered from what was stored, 0–1; null for none. */
  readonly hitRatio: number | null;
  readonly collapsed: number;
  /** Of transactions. */
  readonly invalidations: number;
  readonly invalidatedTags: number;
  /** How late changes were heard of; null for none. */
  readonly lag: Pick<PerformanceEntry, 'maxMs' | 'p50Ms' | 'p99Ms'> | null;
  /** Null without a shared tier. */
  readonly breakerOpen: boolean | null;
}

/** Where it comes from. */
export interface CachePerformanceParts {
  readonly state: CacheState;
  readonly breakerOpen: boolean | null;
  /** By how much counts grew in the window. */
  readonly counts: CacheCounts;
  readonly lag: PerformanceEntry | undefined;
}

const TIERS = ['L1', 'L2', null] as const;
const RESULTS = ['hit', 'stale', 'stale-if-error', 'miss', 'bypass'] as const satisfies readonly CacheOutcome[];

/** What the counts of a window say; evictions and folded tags are those of the window, too. */
export function toCachePerformance({ state, breakerOpen, counts, lag }: CachePerformanceParts): CachePerformance {
  const countOf = (key: string) => counts[key] ?? 0;
  const requests = TIERS.flatMap((tier) => RESULTS.map((result) => ({ tier, result, count: countOf(toRequestKey(tier, result)) })));
  const sum = (counted: readonly CacheRequestCount[]) => counted.reduce((total, { count }) => total + count, 0);
  const all = sum(requests);
  return {
    ...state,
    requests: requests.filter(({ count }) => count > 0),
    hitRatio: all === 0 ? null : sum(requests.filter(({ tier }) => tier !== null)) / all,
    collapsed: countOf('collapsed'),
    evictions: countOf('evictions'),
    foldedTags: countOf('foldedTags'),
    invalidations: countOf('invalidations'),
    invalidatedTags: countOf('invalidatedTags'),
    lag: lag ?? null,
    breakerOpen,
  };
}

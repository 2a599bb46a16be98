import { Counter, type CounterConfiguration, Gauge, type Registry } from 'prom-client';
import type { LogLinearHistogram } from './log-linear-histogram.ts';

/** A request that the response cache was asked for. */
interface ObservedAnswer {
  readonly result: CacheOutcome;
  readonly tier: 'L1' | 'L2' | null;
  /** True for one that waited for the execution of another. */
  readonly collapsed: boolean;
}

/** What one look at the invalidation log brought. */
interface ObservedChanges {
  /** Transactions. */
  readonly rows: number;
  readonly tags: number;
  /** How late the oldest was heard of; null where that says nothing. */
  readonly lagMs: number | null;
}

/** How the response cache is at a moment. */
export interface CacheState {
  /** In this process. */
  readonly entries: number;
  readonly bytes: number;
  readonly evictions: number;
  /** Executions that others may wait for. */
  readonly flights: number;
  /** Whether answers can be judged: the last look at the log is young enough. */
  readonly following: boolean;
  /** Transactions from it on are not known yet; null before the first look. */
  readonly position: number | null;
  readonly tags: number;
  /** Tags that made way for others, and count for their kind. */
  readonly foldedTags: number;
}

/** What became of a request. */
export type CacheOutcome = 'bypass' | 'hit' | 'miss' | 'stale' | 'stale-if-error';

/** How often something happened in the response cache: numbers that only grow, by name. */
export type CacheCounts = Readonly<Record<string, number>>;

/** Counts what the response cache does. */
export interface CacheMetrics {
  readonly observeAnswer: (answer: ObservedAnswer) => void;
  readonly observeChanges: (changes: ObservedChanges) => void;
  /** Shows a cache, read whenever somebody looks. Without it there is none. */
  readonly observe: (read: () => CacheState) => void;
  /** Shows whether the shared tier is given up for the moment. */
  readonly observeBreaker: (isOpen: () => boolean) => void;
  /** Null where no cache is observed. */
  readonly state: () => CacheState | null;
  /** Null where there is no shared tier. */
  readonly isBreakerOpen: () => boolean | null;
  /** For windows; see {@link toRequestKey}. Empty where no cache is observed. */
  readonly counts: () => CacheCounts;
}

const TIERS = { L1: 'l1', L2: 'l2', none: 'none' } as const;

/** The name under which requests are counted. */
export function toRequestKey(tier: 'L1' | 'L2' | null, result: CacheOutcome): string {
  return `requests ${TIERS[tier ?? 'none']} ${result}`;
}

/** Metrics of a cache that is observed later, if there is one. @param lags of changes, in microseconds */
export function createCacheMetrics(register: Registry, lags: LogLinearHistogram): CacheMetrics {
  const requests = new Map<string, number>();
  const totals = { collapsed: 0, invalidations: 0, invalidatedTags: 0 };
  let read: (() => CacheState) | null = null;
  let isBreakerOpen: (() => boolean) | null = null;
  return {
    observeAnswer: ({ result, tier, collapsed }) => {
      const key = toRequestKey(tier, result);
      requests.set(key, (requests.get(key) ?? 0) + 1);
      if (collapsed) totals.collapsed += 1;
    },
    observeChanges: ({ rows, tags, lagMs }) => {
      totals.invalidations += rows;
      totals.invalidatedTags += tags;
      if (lagMs !== null) lags.record(Math.max(0, lagMs) * 1_000);
    },
    observe: (readState) => {
      read = readState;
      registerCounts([register], { requests, totals, read });
      registerState([register], read);
    },
    observeBreaker: (isOpen) => {
      isBreakerOpen = isOpen;
      new Gauge({
        name: 'cache_breaker_open',
        help: 'Whether a tier is given up for the moment, because it does not answer.',
        labelNames: ['tier'],
        registers: [register],
        collect() {
          this.set({ tier: 'l2' }, Number(isOpen()));
        },
      });
    },
    state: () => read?.() ?? null,
    isBreakerOpen: () => isBreakerOpen?.() ?? null,
    counts: () => {
      if (read === null) return {};
      const { evictions, foldedTags } = read();
      return { ...Object.fromEntries(requests), ...totals, evictions, foldedTags };
    },
  };
}

interface CountedParts {
  readonly requests: ReadonlyMap<string, number>;
  readonly totals: { readonly collapsed: number; readonly invalidations: number; readonly invalidatedTags: number };
  readonly read: () => CacheState;
}

function registerCounts(registers: Registry[], { requests, totals, read }: CountedParts): void {
  registerCounter(registers, {
    name: 'cache_requests_total',
    help: 'Requests for what may be stored, by where the answer came from and what became of them.',
    labelNames: ['tier', 'result'],
    collect() {
      this.reset();
      for (const [key, count] of requests) {
        const [, tier = '', result = ''] = key.split(' ');
        this.inc({ tier, result }, count);
      }
    },
  });
  const total = (name: string, help: string, readTotal: () => number) =>
    registerCounter(registers, {
      name,
      help,
      collect() {
        this.reset();
        this.inc(readTotal());
      },
    });
  total('cache_collapsed_total', 'Requests that waited for the execution of another.', () => totals.collapsed);
  total('cache_evictions_total', 'Answers in memory that made way for others.', () => read().evictions);
  total('cache_invalidations_total', 'Transactions with changes that were heard of.', () => totals.invalidations);
  total('cache_invalidated_tags_total', 'Tags of changes that were heard of.', () => totals.invalidatedTags);
  total('cache_log_folded_tags_total', 'Tags that made way for others, and count for their kind since.', () => read().foldedTags);
}

/** What the counters show is counted elsewhere: through the library counting costs more than the look-up that is counted. */
function registerCounter(registers: Registry[], configuration: Omit<CounterConfiguration<string>, 'registers'>): void {
  new Counter({ ...configuration, registers });
}

function registerState(registers: Registry[], read: () => CacheState): void {
  const gauge = (name: string, help: string, readValue: (state: CacheState) => number, labels: Readonly<Record<string, string>> = {}) =>
    new Gauge({
      name,
      help,
      labelNames: Object.keys(labels),
      registers,
      collect() {
        this.set(labels, readValue(read()));
      },
    });
  gauge('cache_entries', 'Answers that a tier holds.', ({ entries }) => entries, { tier: 'l1' });
  gauge('cache_bytes', 'What the answers of a tier take, with keys and tags.', ({ bytes }) => bytes, { tier: 'l1' });
  gauge('cache_flights', 'Executions under way that requests may wait for together.', ({ flights }) => flights);
  gauge('cache_log_following', 'Whether the log of changes is followed; else nothing stored is given out.', (state) =>
    Number(state.following),
  );
  gauge('cache_log_tags', 'Tags of which the last changes are known.', ({ tags }) => tags);
  gauge('cache_log_position', 'The first transaction that the last look at the log could not see.', ({ position }) => position ?? 0);
}

import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createBoundedNames } from './bounded-names.ts';
import { type CacheMetrics, createCacheMetrics } from './cache-metrics.ts';
import { createHistogramFamily } from './histogram-family.ts';
import type { LogLinearHistogram } from './log-linear-histogram.ts';
import { createPerformanceWindows, type PerformanceWindows } from './performance-windows.ts';
import { currentRequest, OPERATION_PHASES, type OperationPhase } from './request-scope.ts';
import { type RowCacheUse, registerRowCache } from './row-cache-metrics.ts';
import type { AnsweredOperation } from './work-listener.ts';

/** Operations that nobody registered and that have a series of their own. */
const MAX_OPERATIONS = 200;

/** A statement that ran. */
interface ObservedStatement {
  readonly label: string;
  readonly durationMs: number;
  readonly rowCount: number;
  readonly failed: boolean;
}

/** A batch that a loader fetched. */
interface ObservedBatch {
  readonly loader: string;
  /** Keys in it. */
  readonly size: number;
  readonly rows: number;
  /** From asking to the last row, which is the wait for its statement and for a connection. */
  readonly durationMs: number;
}

/** A transaction that ended. */
interface ObservedTransaction {
  readonly outcome: 'committed' | 'failed';
  /** From asking for a connection to the commit or the rollback. */
  readonly durationMs: number;
}

/** State of a pool of database connections. */
interface PoolUse {
  readonly total: number;
  readonly idle: number;
  /** Who waits for a connection. */
  readonly waiting: number;
}

/** Counts and times what one gateway does. Label values come from the schema and the code, never from data. */
export interface Metrics {
  /** The histogram of a `Type.field`, made when first asked for. */
  readonly histogramOfField: (field: string) => LogLinearHistogram;
  readonly observeStatement: (statement: ObservedStatement) => void;
  readonly observeBatch: (batch: ObservedBatch) => void;
  readonly observeTransaction: (transaction: ObservedTransaction) => void;
  /** Names count by themselves when they are registered, and 200 others; all further ones as `other`. */
  readonly observeOperation: (operation: AnsweredOperation) => void;
  /** Gives these operations' names series of their own, instead of those that were registered before. */
  readonly registerOperations: (names: Iterable<string>) => void;
  /** Counts a run of an operation that is not registered. */
  readonly countUnlisted: () => void;
  /** Counts a request that was refused before its operation was known to be valid; codes are those of the code, a handful. */
  readonly countRefusal: (code: string) => void;
  /** Counts what a phase of an operation took, and notes it in the scope of its request. */
  readonly observePhase: (phase: OperationPhase, durationMs: number) => void;
  /** What was recorded lately. The caller starts and stops it. */
  readonly windows: PerformanceWindows;
  /** Shows a pool, read at each {@link Metrics.print}. */
  readonly observePool: (read: () => PoolUse) => void;
  /** Of the response cache. */
  readonly cache: CacheMetrics;
  /** Shows the rows in memory, read at each {@link Metrics.print}. */
  readonly observeRowCache: (read: () => RowCacheUse) => void;
  /** All metrics, and those of the process, in Prometheus' text format. */
  readonly print: () => Promise<string>;
}

/** What {@link Metrics.print} makes, as a content type. */
export const METRICS_CONTENT_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/** Metrics that start at zero. */
export function createMetrics(): Metrics {
  const register = new Registry();
  const families = createFamilies();
  const { fields, operations, batchSizes, batchRows, batchDurations, statementRows, statementDurations, transactions } = families;
  const names = createBoundedNames({ limit: MAX_OPERATIONS, onDrop: operations.drop });
  const phases = Object.fromEntries(OPERATION_PHASES.map((phase) => [phase, families.phases.of(phase)])) as Phases;
  const { failures, unlisted, refusals } = createCounters([register]);
  const cache = createCacheMetrics(register, families.invalidationLags.of());
  const statementOf = remember((label) => ({ durations: statementDurations.of(label), rows: statementRows.of(label) }));
  const batchOf = remember((label) => ({ sizes: batchSizes.of(label), rows: batchRows.of(label), durations: batchDurations.of(label) }));
  return {
    histogramOfField: fields.of,
    observeStatement: ({ label, durationMs, rowCount, failed }) => {
      const { durations, rows } = statementOf(label);
      durations.record(durationMs * 1_000);
      rows.record(rowCount);
      if (failed) failures.inc({ statement: label });
    },
    observeBatch: ({ loader, size, rows, durationMs }) => {
      const batch = batchOf(loader);
      batch.sizes.record(size);
      batch.rows.record(rows);
      batch.durations.record(durationMs * 1_000);
    },
    observeTransaction: ({ outcome, durationMs }) => transactions.of(outcome).record(durationMs * 1_000),
    observeOperation: ({ name, outcome, durationMs }) => operations.of(names.toLabel(name), outcome).record(durationMs * 1_000),
    registerOperations: names.register,
    countUnlisted: () => unlisted.inc(),
    countRefusal: (code) => refusals.inc({ code }),
    observePhase: (phase, durationMs) => {
      phases[phase].record(durationMs * 1_000);
      const request = currentRequest();
      if (request !== undefined) request.phases[phase] = durationMs;
    },
    windows: createPerformanceWindows({
      families: { fields, operations, loaders: batchDurations, statements: statementDurations, invalidations: families.invalidationLags },
      readCounts: cache.counts,
    }),
    cache,
    observePool: (read) => registerPool([register], read),
    observeRowCache: (read) => registerRowCache(register, read),
    print: async () => {
      const own = Object.values(families).map((family) => family.print());
      return [...own, await register.metrics(), await registerOfProcess().metrics()].join('\n');
    },
  };
}

type Phases = Readonly<Record<OperationPhase, LogLinearHistogram>>;

/** What `make` made of each label: one look-up for several histograms. */
function remember<T>(make: (label: string) => T): (label: string) => T {
  const known = new Map<string, T>();
  return (label) => {
    const made = known.get(label) ?? make(label);
    known.set(label, made);
    return made;
  };
}

function createCounters(registers: Registry[]) {
  return {
    failures: new Counter({
      name: 'sql_statement_failures_total',
      help: 'Reads and edits that failed.',
      labelNames: ['statement'],
      registers,
    }),
    unlisted: new Counter({
      name: 'graphql_unregistered_operations_total',
      help: 'Runs of operations that are not registered; counted where PERSISTED_MODE is log-unknown.',
      registers,
    }),
    refusals: new Counter({
      name: 'graphql_refused_requests_total',
      help: 'Requests refused for what they ask for, before Apollo Server saw it: unknown operations, limits.',
      labelNames: ['code'],
      registers,
    }),
  };
}

function createFamilies() {
  const loader = ['loader'];
  const statement = ['statement'];
  return {
    operations: createHistogramFamily({
      name: 'graphql_operation_duration_seconds',
      help: 'Operations from their text to their answer, by name.',
      labels: ['operation', 'outcome'],
    }),
    phases: createHistogramFamily({
      name: 'graphql_operation_phase_duration_seconds',
      help: 'Parts of operations: parse and plan of documents that were not known, execute, and encode, which makes the answer text.',
      labels: ['phase'],
    }),
    fields: createHistogramFamily({
      name: 'graphql_field_duration_seconds',
      help: 'Fields with a resolver, from the call to the value, waits for batches included.',
      labels: ['field'],
    }),
    batchSizes: createHistogramFamily({
      name: 'graphql_loader_batch_size',
      help: 'Keys that one call of a loader fetched together.',
      labels: loader,
    }),
    batchRows: createHistogramFamily({
      name: 'graphql_loader_batch_rows',
      help: 'Rows, pages or counts that one call of a loader fetched.',
      labels: loader,
    }),
    batchDurations: createHistogramFamily({
      name: 'graphql_loader_batch_duration_seconds',
      help: 'Calls of a loader, failed ones included.',
      labels: loader,
    }),
    statementDurations: createHistogramFamily({
      name: 'sql_statement_duration_seconds',
      help: 'Reads and edits of the database, failed ones included, with the wait for a connection.',
      labels: statement,
    }),
    statementRows: createHistogramFamily({
      name: 'sql_statement_rows',
      help: 'Rows that one read gave or one edit changed.',
      labels: statement,
    }),
    transactions: createHistogramFamily({
      name: 'sql_transaction_duration_seconds',
      help: 'Transactions of imports, with the wait for a connection.',
      labels: ['outcome'],
    }),
    invalidationLags: createHistogramFamily({
      name: 'cache_invalidation_lag_seconds',
      help: 'From a change to its being heard of, of the oldest that each look at the log brought.',
      labels: [],
    }),
  };
}

function registerPool(registers: Registry[], read: () => PoolUse): void {
  new Gauge({
    name: 'sql_pool_connections',
    help: 'Connections of the pool to Postgres.',
    labelNames: ['state'],
    registers,
    collect() {
      const { total, idle } = read();
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'used' }, total - idle);
    },
  });
  new Gauge({
    name: 'sql_pool_waiting',
    help: 'Callers that wait for a connection.',
    registers,
    collect() {
      this.set(read().waiting);
    },
  });
}

let processRegister: Registry | undefined;

/** One for all gateways of the process: its observers of garbage collection and of the event loop live as long as the process. */
function registerOfProcess(): Registry {
  if (processRegister === undefined) {
    processRegister = new Registry();
    collectDefaultMetrics({ register: processRegister });
  }
  return processRegister;
}

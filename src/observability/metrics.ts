import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { createBoundedNames } from './bounded-names.ts';
import { LogLinearHistogram } from './log-linear-histogram.ts';
import { printFieldDurations } from './print-field-durations.ts';

/** Distinct operation names that get a series of their own. */
const MAX_OPERATIONS = 200;
const DURATION_BOUNDS_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const SIZE_BOUNDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

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

/** An operation that was answered. */
interface ObservedOperation {
  /** Null: it has no name; undefined: there is no valid operation. */
  readonly name: string | null | undefined;
  /** `partial`: data with errors; `refused`: errors alone. */
  readonly outcome: 'ok' | 'partial' | 'refused';
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
  /** Names beyond the first 200 count as `other`. */
  readonly observeOperation: (operation: ObservedOperation) => void;
  /** Shows a pool, read at each {@link Metrics.print}. */
  readonly observePool: (read: () => PoolUse) => void;
  /** All metrics, and those of the process, in Prometheus' text format. */
  readonly print: () => Promise<string>;
}

/** What {@link Metrics.print} makes, as a content type. */
export const METRICS_CONTENT_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/** Metrics that start at zero. */
export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  const fields = new Map<string, LogLinearHistogram>();
  return {
    histogramOfField: (field) => {
      const histogram = fields.get(field) ?? new LogLinearHistogram();
      fields.set(field, histogram);
      return histogram;
    },
    observeStatement: createStatementObserver(registers),
    observeBatch: createBatchObserver(registers),
    observeOperation: createOperationObserver(registers),
    observePool: (read) => registerPool(registers, read),
    print: async () => [await register.metrics(), printFieldDurations(fields), await registerOfProcess().metrics()].join('\n'),
  };
}

function createStatementObserver(registers: Registry[]): Metrics['observeStatement'] {
  const labelNames = ['statement'] as const;
  const durations = new Histogram({
    name: 'sql_statement_duration_seconds',
    help: 'Reads of the database, failed ones included, with the wait for a connection.',
    labelNames,
    buckets: DURATION_BOUNDS_SECONDS,
    registers,
  });
  const rows = new Counter({ name: 'sql_statement_rows_total', help: 'Rows that reads gave.', labelNames, registers });
  const failures = new Counter({ name: 'sql_statement_failures_total', help: 'Reads that failed.', labelNames, registers });
  return ({ label, durationMs, rowCount, failed }) => {
    durations.observe({ statement: label }, durationMs / 1_000);
    rows.inc({ statement: label }, rowCount);
    if (failed) failures.inc({ statement: label });
  };
}

function createBatchObserver(registers: Registry[]): Metrics['observeBatch'] {
  const labelNames = ['loader'] as const;
  const sizes = new Histogram({
    name: 'graphql_loader_batch_size',
    help: 'Keys that one call of a loader fetched together.',
    labelNames,
    buckets: SIZE_BOUNDS,
    registers,
  });
  const rows = new Counter({
    name: 'graphql_loader_rows_total',
    help: 'Rows, pages or counts that a loader fetched.',
    labelNames,
    registers,
  });
  const seconds = new Counter({ name: 'graphql_loader_seconds_total', help: 'Time that fetching took.', labelNames, registers });
  return ({ loader, size, rows: rowCount, durationMs }) => {
    sizes.observe({ loader }, size);
    rows.inc({ loader }, rowCount);
    seconds.inc({ loader }, durationMs / 1_000);
  };
}

function createOperationObserver(registers: Registry[]): Metrics['observeOperation'] {
  const toLabel = createBoundedNames(MAX_OPERATIONS);
  const durations = new Histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'Operations from their text to their answer, by name.',
    labelNames: ['operation', 'outcome'],
    buckets: DURATION_BOUNDS_SECONDS,
    registers,
  });
  return ({ name, outcome, durationMs }) => durations.observe({ operation: toLabel(name), outcome }, durationMs / 1_000);
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

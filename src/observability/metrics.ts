import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createBoundedNames } from './bounded-names.ts';
import { createHistogramFamily } from './histogram-family.ts';
import type { LogLinearHistogram } from './log-linear-histogram.ts';

/** Distinct operation names that get a series of their own. */
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

/** An operation that was answered. */
interface ObservedOperation {
  /** Null: it has no name; undefined: there is no valid operation. */
  readonly name: string | null | undefined;
  /** `partial`: data with errors; `refused`: errors alone; `timeout`: past its deadline; `cancelled`: its client went away. */
  readonly outcome: 'ok' | 'partial' | 'refused' | 'timeout' | 'cancelled';
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
  const toOperationLabel = createBoundedNames(MAX_OPERATIONS);
  const families = createFamilies();
  const { fields, operations, batchSizes, batchRows, batchDurations, statementRows, statementDurations } = families;
  const failures = new Counter({
    name: 'sql_statement_failures_total',
    help: 'Reads that failed.',
    labelNames: ['statement'],
    registers: [register],
  });
  return {
    histogramOfField: fields.of,
    observeStatement: ({ label, durationMs, rowCount, failed }) => {
      statementDurations.of(label).record(durationMs * 1_000);
      statementRows.of(label).record(rowCount);
      if (failed) failures.inc({ statement: label });
    },
    observeBatch: ({ loader, size, rows, durationMs }) => {
      batchSizes.of(loader).record(size);
      batchRows.of(loader).record(rows);
      batchDurations.of(loader).record(durationMs * 1_000);
    },
    observeOperation: ({ name, outcome, durationMs }) => operations.of(toOperationLabel(name), outcome).record(durationMs * 1_000),
    observePool: (read) => registerPool([register], read),
    print: async () => {
      const own = Object.values(families).map((family) => family.print());
      return [...own, await register.metrics(), await registerOfProcess().metrics()].join('\n');
    },
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
      help: 'Reads of the database, failed ones included, with the wait for a connection.',
      labels: statement,
    }),
    statementRows: createHistogramFamily({ name: 'sql_statement_rows', help: 'Rows that one read gave.', labels: statement }),
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

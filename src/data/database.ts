import { isFarsightError } from '../domain/errors.ts';
import type { StopSignal } from '../domain/stop-signal.ts';
import { followStatement } from './follow-statement.ts';
import type { ColumnTypes } from './packed-rows.ts';

/** A named SQL text. */
export interface Statement {
  /** The prepared statement's name, one for each text: lower-case words and underscores, at most 63 bytes. */
  readonly name: string;
  /** What metrics and warnings call it: the name, or for composed statements the relation they page through. Never built from input. */
  readonly label: string;
  readonly text: string;
  /** True where the values decide which plan is good: it is then planned at each run, instead of once for all values. */
  readonly planEachTime?: true;
  /** Set where rows travel as one list a column; see packed-rows.ts. */
  readonly packs?: ColumnTypes;
}

/** What ran: for counters, metrics and the development warning. */
export interface StatementEvent {
  readonly name: string;
  readonly label: string;
  readonly durationMs: number;
  readonly rowCount: number;
  /** False for what ended because its client went away. */
  readonly failed: boolean;
}

/** Hears of every statement after it ran; must not throw. */
export type StatementListener = (event: StatementEvent) => void;

/**
 * Runs reads. Values: bigint columns come and go as decimal strings, timestamps as `Date` (infinity as the numbers ±Infinity),
 * json as parsed values, arrays as arrays.
 */
export interface Reader {
  /**
   * Rows of a statement, in the order SQL gives them.
   * @param signal ends the read: it then does not start, or rejects at once and is ended on the server, where there is one
   * @throws FarsightError `DATABASE_UNAVAILABLE` when no connection can be had; the signal's reason; the driver's error otherwise
   */
  query<Row>(statement: Statement, values: readonly unknown[], signal?: StopSignal): Promise<Row[]>;
}

/** Runs statements inside one transaction. */
export interface Writer extends Reader {
  /** Runs a statement and answers how many rows it changed. */
  execute(statement: Statement, values: readonly unknown[]): Promise<number>;
  /**
   * Appends rows by COPY.
   * @param rows each as long as `columns`; null, numbers, booleans, strings, Dates, and arrays of numbers; objects become json
   */
  copy(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Promise<void>;
}

/** A database: Postgres over a pool, or the embedded one, behind the same interface. */
export interface Database extends Reader {
  readonly kind: 'postgres' | 'pglite';
  /** Runs `work` in one transaction (read committed): all of it is stored, or nothing. */
  transaction<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  /** Runs a script of several statements outside of any transaction of ours. */
  runScript(sql: string): Promise<void>;
  /** Resolves when the database answers; rejects with `DATABASE_UNAVAILABLE` when it does not within the deadline. */
  ping(timeoutMs: number): Promise<void>;
  /** Ends all connections; further calls reject. */
  close(): Promise<void>;
}

/** A statement with a name; checks the name once, where it is written. */
export function defineStatement(name: string, text: string): Statement {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name))
    throw new Error(`Statement name must be lower-case words of at most 63 characters, got "${name}"`);
  return { name, label: name, text };
}

/** The reader that also tells `listener` of each statement it runs: one per request, so that statements are counted per operation. */
export function observeReader(reader: Reader, listener: StatementListener): Reader {
  return {
    query: async <Row>(statement: Statement, values: readonly unknown[], signal?: StopSignal) => {
      const startedAt = performance.now();
      try {
        const rows = await followStatement(statement.label, () => reader.query<Row>(statement, values, signal));
        listener({
          name: statement.name,
          label: statement.label,
          durationMs: performance.now() - startedAt,
          rowCount: rows.length,
          failed: false,
        });
        return rows;
      } catch (error) {
        const failed = !isFarsightError(error, 'CLIENT_GONE');
        listener({ name: statement.name, label: statement.label, durationMs: performance.now() - startedAt, rowCount: 0, failed });
        throw error;
      }
    },
  };
}

/** What reads belong to: it may end before they do. */
export interface ReadScope {
  readonly signal: StopSignal;
  /** The reads that run at the moment. */
  readonly underWay: Set<Pick<Statement, 'label'>>;
}

/** The reader whose reads end with `scope`, and do not start after it. */
export function bindReader(reader: Reader, { signal, underWay }: ReadScope): Reader {
  return {
    query: async <Row>(statement: Statement, values: readonly unknown[]) => {
      signal.throwIfAborted();
      const run = { label: statement.label };
      underWay.add(run);
      try {
        return await reader.query<Row>(statement, values, signal);
      } finally {
        underWay.delete(run);
      }
    },
  };
}

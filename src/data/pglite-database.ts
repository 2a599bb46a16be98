import { setImmediate } from 'node:timers/promises';
import { PGlite, type Transaction, types } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { FarsightError } from '../domain/errors.ts';
import type { StopSignal } from '../domain/stop-signal.ts';
import { toCopyText } from './copy-text.ts';
import type { Database, Reader, Statement, Writer } from './database.ts';
import { unpackRows } from './packed-rows.ts';

/** A {@link Database} in this process: one session, so statements and transactions run one after another. */
export interface PgliteDatabase extends Database {
  readonly kind: 'pglite';
  /** The session, for Prisma's adapter and the migrator. */
  readonly session: PGlite;
}

/** Where an embedded database lives: in a folder, in memory, or in memory from a dump. */
export type PgliteSource = { readonly folder: string } | { readonly memory: true } | { readonly dump: Blob };

/** How long queued reads may hold the process before whatever else waits for it gets its turn. */
const MAX_HOLD_MS = 5;

// As `pg` reads them, so that rows are the same from both.
const parsers = {
  [types.INT8]: (value: string) => value,
  [types.TIMESTAMPTZ]: (value: string) =>
    value === 'infinity' ? Number.POSITIVE_INFINITY : value === '-infinity' ? Number.NEGATIVE_INFINITY : new Date(toIsoTime(value)),
};

/** Postgres' own form is no form of ISO 8601, and `Date` takes its year 1 for 2001. */
function toIsoTime(value: string): string {
  return value.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00');
}

/**
 * Opens the embedded database; a new folder takes a few seconds. The caller owns the folder alone (see the data folder's lock).
 * @throws FarsightError `DATABASE_UNAVAILABLE` when the folder cannot be opened as a database
 */
export async function createPgliteDatabase(source: PgliteSource): Promise<PgliteDatabase> {
  const session = await openSession(source);
  return {
    kind: 'pglite',
    session,
    query: createQueuedReader(session).query,
    transaction: (work) => session.transaction((transaction) => work(createWriter(transaction))),
    runScript: async (sql) => {
      await session.exec(sql);
    },
    ping: async () => {
      if (session.closed) throw new FarsightError('DATABASE_UNAVAILABLE', 'The embedded database is closed');
      await session.query('select 1');
    },
    close: async () => {
      if (!session.closed) await session.close();
    },
  };
}

async function openSession(source: PgliteSource): Promise<PGlite> {
  const common = { extensions: { pg_trgm }, parsers };
  try {
    if ('folder' in source) return await PGlite.create({ ...common, dataDir: source.folder });
    return await PGlite.create('dump' in source ? { ...common, loadDataDir: source.dump } : common);
  } catch (cause) {
    const where = 'folder' in source ? ` in ${source.folder}` : '';
    throw new FarsightError('DATABASE_UNAVAILABLE', `The embedded database${where} cannot be opened`, { cause });
  }
}

/** Reads one after another: a statement that was handed to the session cannot be taken back, one that waits here can. */
function createQueuedReader(session: PGlite): Reader {
  const { query } = createReader(session);
  let last: Promise<unknown> = Promise.resolve();
  let yieldedAt = 0;
  // Statements hold the process, and so do many in a row: signals fire only where it is let go.
  const takeTurn = async (signal: StopSignal | undefined) => {
    if (performance.now() - yieldedAt > MAX_HOLD_MS) {
      await setImmediate();
      yieldedAt = performance.now();
    }
    signal?.throwIfAborted();
  };
  return {
    query: <Row>(statement: Statement, values: readonly unknown[], signal?: StopSignal) => {
      const rows = last.then(() => takeTurn(signal)).then(() => query<Row>(statement, values));
      last = rows.catch(() => undefined);
      return rows;
    },
  };
}

function createReader(session: PGlite | Transaction): Reader {
  return {
    query: async <Row>({ text, packs }: Statement, values: readonly unknown[]) => {
      if (packs === undefined) return (await session.query<Row>(text, values as unknown[])).rows;
      return unpackRows<Row>(packs, (await session.query<Record<string, unknown[] | null>>(text, values as unknown[])).rows[0]);
    },
  };
}

function createWriter(transaction: Transaction): Writer {
  return {
    ...createReader(transaction),
    execute: async (statement, values) => (await transaction.query(statement.text, values as unknown[])).affectedRows ?? 0,
    copy: async (table, columns, rows) => {
      if (rows.length === 0) return;
      await transaction.query(`copy ${table} (${columns.join(', ')}) from '/dev/blob'`, [], { blob: new Blob([toCopyText(rows)]) });
    },
  };
}

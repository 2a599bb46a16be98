import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { FarsightError } from '../domain/errors.ts';
import type { StopSignal } from '../domain/stop-signal.ts';
import { toCopyText } from './copy-text.ts';
import type { Database, Reader, Statement, Writer } from './database.ts';
import { unpackRows } from './packed-rows.ts';
import { readUntilAborted } from './postgres-cancellation.ts';

/** How long a request may wait for a connection before it is refused. */
const CONNECT_TIMEOUT_MS = 3_000;

/** How long a read outside of a transaction may take. */
const READ_TIMEOUT_MS = 30_000;

/** How much longer a caller waits for the server to keep that deadline, before it counts as silent and the connection is given up. */
const SILENCE_MS = 5_000;

/** A host that vanished while an answer is awaited is noticed some seconds after it; systems wait two hours by themselves. */
const KEEP_ALIVE_DELAY_MS = 10_000;

const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);
const UNAVAILABLE_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|Query read timeout|Cannot use a pool after calling end/i;

/** A {@link Database} over a pool of connections; prepared statements, one connection a transaction. */
export interface PostgresDatabase extends Database {
  readonly kind: 'postgres';
  /** The pool, for Prisma's adapter and the migrator. */
  readonly pool: pg.Pool;
  /** How long to wait for the answer to a statement outside of transactions, before its server counts as silent. */
  readonly answerTimeoutMs: number;
}

/** Opens a pool on a `postgres://` URL. Connections are made when first needed, so this succeeds while the database is down. */
export function createPostgresDatabase(
  url: string,
  options: { maxConnections?: number; readTimeoutMs?: number; onIdleError?: (error: Error) => void } = {},
): PostgresDatabase {
  const readTimeoutMs = options.readTimeoutMs ?? READ_TIMEOUT_MS;
  const answerTimeoutMs = readTimeoutMs + SILENCE_MS;
  const limitReads = `set statement_timeout = ${readTimeoutMs}`;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    application_name: 'farsight',
    // The server ends what takes too long: a connection that is only given up here would leave it running there.
    onConnect: async (client) => {
      await client.query(limitReads);
    },
  });
  // Without a listener an idle connection that dies would end the process; the pool replaces it by itself.
  pool.on('error', (error) => options.onIdleError?.(error));
  return {
    kind: 'postgres',
    pool,
    answerTimeoutMs,
    query: createPoolReader(pool, answerTimeoutMs).query,
    transaction: (work) => runTransaction(pool, work),
    runScript: (sql) => runScript(pool, { sql, limitReads }),
    ping: (timeoutMs) => ping(pool, timeoutMs),
    close: () => pool.end(),
  };
}

function createPoolReader(pool: pg.Pool, timeoutMs: number): Reader {
  return {
    query: async <Row>(statement: Statement, values: readonly unknown[], signal?: StopSignal) =>
      guard(async () => {
        const query = withTimeout(toQuery(statement, values), timeoutMs);
        const { rows } = await (signal === undefined ? pool.query(query) : readUntilAborted(pool, query, signal));
        return toRows<Row>(statement, rows);
      }),
  };
}

function toRows<Row>({ packs }: Statement, rows: readonly unknown[]): Row[] {
  return packs === undefined ? (rows as Row[]) : unpackRows<Row>(packs, rows[0] as Parameters<typeof unpackRows>[1]);
}

/** Knows no signals: what is part of a transaction ends with it. */
function createTransactionReader(client: pg.PoolClient): Reader {
  return {
    query: async <Row>(statement: Statement, values: readonly unknown[]) => {
      const { rows } = await guard(() => client.query(toQuery(statement, values)));
      return toRows<Row>(statement, rows);
    },
  };
}

/** The driver gives the connection up when the time is over. */
function withTimeout(query: pg.QueryConfig, timeoutMs: number): pg.QueryConfig & { readonly query_timeout: number } {
  return { ...query, query_timeout: timeoutMs };
}

/** Without a name the server plans for the values; with one it may settle on a plan that suits most. */
function toQuery({ name, text, planEachTime }: Statement, values: readonly unknown[]): pg.QueryConfig {
  return { ...(planEachTime === true ? {} : { name }), text, values: values as unknown[] };
}

async function runTransaction<T>(pool: pg.Pool, work: (writer: Writer) => Promise<T>): Promise<T> {
  const client = await guard(() => pool.connect());
  let broken: Error | undefined;
  // A connection that dies between two statements reports it here; unheard, it would end the process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await guard(() => client.query('begin; set local statement_timeout = 0'));
    const result = await work(createWriter(client));
    await guard(() => client.query('commit'));
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

async function runScript(pool: pg.Pool, { sql, limitReads }: { sql: string; limitReads: string }): Promise<void> {
  const client = await guard(() => pool.connect());
  let failure: Error | undefined;
  try {
    await guard(() => client.query('set statement_timeout = 0'));
    await guard(() => client.query(sql));
    await guard(() => client.query(limitReads));
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A script may leave anything behind, so a connection on which it failed is not used again.
    client.release(failure);
  }
}

function createWriter(client: pg.PoolClient): Writer {
  return {
    ...createTransactionReader(client),
    execute: async (statement, values) => guard(async () => (await client.query(toQuery(statement, values))).rowCount ?? 0),
    copy: async (table, columns, rows) => {
      if (rows.length === 0) return;
      const text = toCopyText(rows);
      await guard(() =>
        pipeline(Readable.from([Buffer.from(text)]), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))),
      );
    },
  };
}

async function ping(pool: pg.Pool, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new FarsightError('DATABASE_UNAVAILABLE', `The database did not answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
  });
  try {
    // With a deadline of its own: a connection to a silent server would never come back to the pool.
    await Promise.race([guard(() => pool.query(withTimeout({ text: 'select 1' }, timeoutMs))), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isUnavailable(error) ? new FarsightError('DATABASE_UNAVAILABLE', 'The database is not available', { cause: error }) : error;
  }
}

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  return ('code' in error && UNAVAILABLE_CODES.has(String(error.code))) || UNAVAILABLE_MESSAGES.test(error.message);
}

import { setTimeout as delay } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { FarsightError } from '../domain/errors.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import type { AnyDatabase, SchemaSession } from './schema-engine.ts';

/** The advisory lock that Prisma's own tools take, so that they and Farsight wait for each other. */
const PRISMA_LOCK = 72_707_369;
const POLL_MS = 200;

/** How to wait for another migrator. */
export interface MigrationLockOptions {
  /** After this long the other one is given up on. */
  readonly deadlineMs: number;
  /** Hears once that, and for whom, it waits. */
  readonly onWait?: ((holder: string) => void) | undefined;
}

/**
 * Runs `work` while no other migrator works on the same database. On Postgres it gets a connection of its own that also holds the
 * lock, so that a lost connection can neither leave the lock behind nor let work go on without it.
 * @throws FarsightError `CONFLICT` past the deadline, naming who holds the lock
 */
export function withMigrationLock<T>(
  database: AnyDatabase,
  options: MigrationLockOptions,
  work: (session: SchemaSession) => Promise<T>,
): Promise<T> {
  return database.kind === 'pglite' ? inTurn(database.session, () => work(database)) : onLockedConnection(database, options, work);
}

// The embedded database has one process and one session: those who migrate it at once are in this process.
const turns = new WeakMap<PGlite, Promise<unknown>>();

function inTurn<T>(session: PGlite, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(session) ?? Promise.resolve()).then(work, work);
  turns.set(session, mine);
  return mine;
}

async function onLockedConnection<T>(
  database: PostgresDatabase,
  options: MigrationLockOptions,
  work: (session: SchemaSession) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...database.pool.options, max: 1, idleTimeoutMillis: 0, application_name: 'farsight migrate' });
  // A dying connection also fails the statement that comes next, which is where it is told.
  pool.on('error', () => undefined);
  try {
    await database.ping(pool.options.connectionTimeoutMillis ?? POLL_MS);
    const holder = await acquire(pool, options);
    return await work(toSession(pool, holder));
  } finally {
    await pool.end();
  }
}

/** Answers the lock's process id in the database. Never waits inside a statement: that would keep CREATE INDEX CONCURRENTLY waiting too. */
async function acquire(pool: pg.Pool, options: MigrationLockOptions): Promise<number> {
  const deadline = performance.now() + options.deadlineMs;
  await pool.query('set statement_timeout = 0');
  for (let told = false; ; told = true) {
    const { rows } = await pool.query<{ held: boolean; pid: number }>('select pg_try_advisory_lock($1) as held, pg_backend_pid() as pid', [
      PRISMA_LOCK,
    ]);
    const [row] = rows;
    if (row?.held === true) return row.pid;
    if (performance.now() > deadline) throw await toConflict(pool, options.deadlineMs);
    if (!told) options.onWait?.((await describeHolder(pool)).text);
    await delay(POLL_MS);
  }
}

async function toConflict(pool: pg.Pool, deadlineMs: number): Promise<FarsightError> {
  const holder = await describeHolder(pool);
  const end = holder.pid === null ? '' : `, or end it with \`select pg_terminate_backend(${holder.pid})\``;
  return new FarsightError(
    'CONFLICT',
    `Another process migrates this database and was waited for ${Math.round(deadlineMs / 1000)} s: ${holder.text}. Run this again when it is done${end}`,
    { facts: { pid: holder.pid } },
  );
}

async function describeHolder(pool: pg.Pool): Promise<{ pid: number | null; text: string }> {
  const { rows } = await pool.query<{ pid: number; name: string; address: string | null; since: Date }>(
    `select a.pid, a.application_name as name, host(a.client_addr) as address, a.backend_start as since
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.granted
        and l.database = (select oid from pg_database where datname = current_database())`,
    [PRISMA_LOCK],
  );
  const [holder] = rows;
  if (holder === undefined) return { pid: null, text: 'one that has just ended' };
  const from = holder.address === null ? '' : ` from ${holder.address}`;
  return {
    pid: holder.pid,
    text: `"${holder.name}"${from}, database process ${holder.pid}, connected since ${holder.since.toISOString()}`,
  };
}

function toSession(pool: pg.Pool, holder: number): SchemaSession {
  return {
    kind: 'postgres',
    pool,
    query: async <Row>(statement: { text: string }, values: readonly unknown[]) =>
      (await pool.query(statement.text, values as unknown[])).rows as Row[],
    runScript: async (sql) => {
      // The pool silently replaces a lost connection, and with it the lock would be gone.
      const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
      if (rows[0]?.pid !== holder) throw new FarsightError('DATABASE_UNAVAILABLE', 'The connection that held the migration lock was lost');
      await pool.query(sql);
    },
  };
}

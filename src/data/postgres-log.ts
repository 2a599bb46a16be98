import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { InvalidationSource, LogConnection } from '../domain/invalidation-source.ts';
import { OPEN_LOG, PULL_LOG, type PulledRow, toLogPull, WAKE_CHANNEL } from './log-pull.ts';
import type { PostgresDatabase } from './postgres-database.ts';

/** How to read the log of a Postgres database. */
export interface PostgresLogOptions {
  /** How long one look may take before the connection counts as lost; five seconds when left out, as the first one may be at all that the log holds. */
  readonly pullTimeoutMs?: number;
}

const PULL_TIMEOUT_MS = 5_000;

/** How much longer an answer is waited for, and how long a goodbye, before the server counts as silent. */
const SILENCE_MS = 1_000;

/**
 * Listens to the log of a Postgres database by a connection of its own: LISTEN belongs to a session, and a look must wait for no other work. After
 * a look that failed the connection counts as lost: of a late answer nobody knows when it comes.
 */
export async function connectPostgresLog(
  { pool }: PostgresDatabase,
  { onWake, onLost }: Parameters<InvalidationSource['connect']>[0],
  { pullTimeoutMs = PULL_TIMEOUT_MS }: PostgresLogOptions,
): Promise<LogConnection> {
  const { max: _max, onConnect: _onConnect, ...options } = pool.options;
  const client = new pg.Client({ ...options, application_name: 'farsight-log', query_timeout: pullTimeoutMs + SILENCE_MS });
  let phase: 'connecting' | 'open' | 'over' = 'connecting';
  const end = async () => {
    phase = 'over';
    await Promise.race([client.end(), delay(SILENCE_MS, undefined, { ref: false })]).catch(() => undefined);
  };
  const lose = () => {
    if (phase !== 'open') return;
    void end();
    onLost();
  };
  client.on('error', lose);
  client.on('end', lose);
  client.on('notification', () => {
    if (phase === 'open') onWake();
  });
  try {
    await client.connect();
    await client.query(`set statement_timeout = ${pullTimeoutMs}`);
    await client.query(OPEN_LOG);
    await client.query(`listen ${WAKE_CHANNEL}`);
  } catch (error) {
    await end();
    throw error;
  }
  phase = 'open';
  return {
    pull: async (after) => {
      try {
        return toLogPull((await client.query<PulledRow>(PULL_LOG, [after])).rows);
      } catch (error) {
        lose();
        throw error;
      }
    },
    close: end,
  };
}

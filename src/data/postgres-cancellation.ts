import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { raceAbort } from '../domain/race-abort.ts';
import type { StopSignal } from '../domain/stop-signal.ts';
import { requestCancel } from './postgres-cancel-request.ts';

/** Most statements end by themselves within it, and cost the server no process that delivers a request to cancel. */
const GRACE_MS = 10;
/** For connecting, and for the server to have passed the request on. */
const REQUEST_TIMEOUT_MS = 2_000;
/** For the statement to notice. */
const ANSWER_TIMEOUT_MS = 2_000;

/**
 * Runs a read on a connection of the pool. When the signal fires, the caller hears its reason at once, and the statement is ended on the
 * server. Its connection serves others again after the statement answered and the request to cancel is known to be done: until then that
 * request could hit whatever runs next. A connection of which this does not become known in time is closed.
 * @throws the signal's reason; what the driver throws
 */
export async function readUntilAborted(pool: pg.Pool, query: pg.QueryConfig, signal: StopSignal): Promise<pg.QueryResult> {
  const client = await takeConnection(pool, signal);
  // A connection that dies reports it here, too; unheard, it would end the process.
  client.on('error', ignore);
  const answer = client.query(query);
  try {
    const result = await raceAbort(answer, signal);
    giveBack(client);
    return result;
  } catch (error) {
    if (signal.aborted) void endStatement(client, answer);
    // As the pool itself does: what an unknown error leaves behind is not used again.
    else giveBack(client, error);
    throw error;
  }
}

async function takeConnection(pool: pg.Pool, signal: StopSignal): Promise<pg.PoolClient> {
  signal.throwIfAborted();
  const connecting = pool.connect();
  try {
    return await raceAbort(connecting, signal);
  } catch (error) {
    // The pool has no way to leave its queue.
    if (signal.aborted) connecting.then((client) => client.release(), ignore);
    throw error;
  }
}

async function endStatement(client: pg.PoolClient, answer: Promise<unknown>): Promise<void> {
  const answered = answer.then(ignore, ignore);
  try {
    if (!(await endsWithin(answered, GRACE_MS))) {
      await requestCancel(client, REQUEST_TIMEOUT_MS);
      if (!(await endsWithin(answered, ANSWER_TIMEOUT_MS))) throw new Error('The statement goes on after it was cancelled');
    }
    giveBack(client);
  } catch (error) {
    giveBack(client, error);
  }
}

function giveBack(client: pg.PoolClient, failure?: unknown): void {
  client.off('error', ignore);
  client.release(failure === undefined ? undefined : failure instanceof Error ? failure : true);
}

async function endsWithin(work: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const timer = new AbortController();
  const late = delay(timeoutMs, false, { signal: timer.signal }).catch(() => false);
  const inTime = await Promise.race([work.then(() => true), late]);
  timer.abort();
  return inTime;
}

function ignore(): void {
  // Told to the caller, or nobody's matter any more.
}

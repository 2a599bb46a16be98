import { setImmediate } from 'node:timers/promises';
import type { Database } from '../data/database.ts';

/** How batches are sized on a kind of database. */
export interface BatchProfile {
  readonly minSize: number;
  readonly maxSize: number;
  /** Size of the first batch, before anything was measured. */
  readonly firstSize: number;
  /** How long one batch's transaction should take. */
  readonly targetMs: number;
  /** Whether the next batch is gathered while one is stored. */
  readonly overlap: boolean;
}

/**
 * The embedded database shares this thread and has one session: gathering during a transaction would only make it longer, and
 * reads wait for it, so its batches are stored between gatherings and aim well below 100 ms. Postgres works elsewhere meanwhile.
 */
export const BATCH_PROFILES: Readonly<Record<Database['kind'], BatchProfile>> = {
  pglite: { minSize: 10, maxSize: 2_000, firstSize: 20, targetMs: 30, overlap: false },
  postgres: { minSize: 200, maxSize: 2_000, firstSize: 500, targetMs: 800, overlap: true },
};

/** What to store, and how. */
export interface BatchPlan<T> {
  readonly records: AsyncIterable<T>;
  readonly profile: BatchProfile;
  /** Stores one batch, in order and never empty, in a transaction of its own. */
  write(batch: readonly T[]): Promise<void>;
  /** A clock in milliseconds; `performance.now` when absent. */
  readonly nowMs?: () => number;
}

/**
 * Stores records in batches whose size follows the time the previous one took. At most one batch is being stored while the
 * next is gathered, so memory holds two. When `records` throws, what was gathered is stored before the error goes on: with
 * `--strict` or a broken file, everything before the bad record stays. When `write` throws, nothing more is read or stored.
 *
 * @example
 * await writeInBatches({ records, profile: BATCH_PROFILES[database.kind], write: (batch) => storePosts(database, batch) });
 */
export async function writeInBatches<T>(plan: BatchPlan<T>): Promise<void> {
  const store = createBatchStore(plan);
  let batch: T[] = [];
  try {
    for await (const record of plan.records) {
      batch.push(record);
      if (batch.length < store.size()) continue;
      const full = batch;
      batch = [];
      await store.add(full);
    }
  } catch (error) {
    if (!store.failed()) await store.add(batch);
    await store.settle();
    throw error;
  }
  await store.add(batch);
  await store.settle();
}

/**
 * The next batch's size: as many records as fit the target at the speed just measured, at most twice the previous, so that one
 * lucky measurement does not make a long transaction.
 */
export function toNextBatchSize(profile: BatchProfile, previous: { size: number; elapsedMs: number }): number {
  const fitting = Math.floor((previous.size * profile.targetMs) / Math.max(previous.elapsedMs, 0.01));
  return Math.min(Math.max(Math.min(fitting, previous.size * 2), profile.minSize), profile.maxSize);
}

interface BatchStore<T> {
  size(): number;
  failed(): boolean;
  /** Waits for the batch before, then starts this one; rejects with the error of either that is known by then. */
  add(batch: readonly T[]): Promise<void>;
  settle(): Promise<void>;
}

function createBatchStore<T>(plan: BatchPlan<T>): BatchStore<T> {
  const nowMs = plan.nowMs ?? (() => performance.now());
  let size = plan.profile.firstSize;
  let failed = false;
  let inFlight: Promise<void> = Promise.resolve();

  const storeBatch = async (batch: readonly T[]): Promise<void> => {
    const startedAt = nowMs();
    try {
      await plan.write(batch);
    } catch (error) {
      failed = true;
      throw error;
    }
    // A last, short batch says too little about speed; one that was not full is the last.
    if (batch.length >= plan.profile.minSize) size = toNextBatchSize(plan.profile, { size: batch.length, elapsedMs: nowMs() - startedAt });
    // Lets requests in: an embedded database's statements may complete without ever leaving this turn of the event loop.
    await setImmediate();
  };

  return {
    size: () => size,
    failed: () => failed,
    settle: () => inFlight,
    add: async (batch) => {
      await inFlight;
      if (batch.length === 0) return;
      inFlight = storeBatch(batch);
      // Its error is thrown where it is awaited; until then it must not count as unhandled.
      inFlight.catch(() => undefined);
      if (!plan.profile.overlap) await inFlight;
    },
  };
}

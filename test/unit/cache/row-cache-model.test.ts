import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fence } from '../../../src/cache/fence.ts';
import { createInvalidationLog } from '../../../src/cache/invalidation-log.ts';
import { createRowCache, type RowCacheParts } from '../../../src/cache/row-cache.ts';
import { parseSnapshot, type Snapshot, sees } from '../../../src/cache/snapshot.ts';
import type { RowMemory, RowReading } from '../../../src/domain/row-memory.ts';
import { rememberRows } from '../../../src/loaders/remembered-reads.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';
import { createMemoryLog, type MemoryTransaction } from '../../support/memory-log.ts';

const STEPS = 4_000;
const IDS = ['1', '2', '3'];
const MAX_STORED = 20;

/** A row, whose version grows with each commit that changes it. */
interface Row {
  readonly id: string;
  readonly version: number;
}

/** An execution of two levels: each reads some rows, the second after the first. */
interface Execution {
  readonly fence: Fence;
  readonly given: Row[];
  /** Lets its statement answer with what it read. */
  release: (() => void) | null;
  done: boolean;
}

type Break = (parts: { memory: RowMemory; log: RowCacheParts['log'] }) => RowMemory;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Numbers below 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Random transactions, looks at the log and executions over rows in memory. Answers the faults: rows that were older than what the fence of
 * their execution sees, and answers that are called current and are not what the newest look sees.
 */
async function walk(seed: number, breaks: { memory?: Break; log?: (log: RowCacheParts['log']) => RowCacheParts['log'] } = {}) {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const source = createMemoryLog();
  source.muted = true;
  const clock = { ms: 0 };
  const log = createInvalidationLog({ source, logger: createCapturingLogger().logger, now: () => clock.ms });
  await log.start();
  const cache = createRowCache({ log: breaks.log?.(log) ?? log, maxBytes: 900, freezes: true });
  const memory = breaks.memory?.({ memory: cache, log }) ?? cache;
  const shelf = memory.shelf<Row>('match');

  const committed = new Map(IDS.map((id) => [id, 0]));
  const history: { xid: number; id: string; version: number }[] = [];
  const open: { transaction: MemoryTransaction; ids: Set<string> }[] = [];
  const executions: Execution[] = [];
  const stored: { fence: Fence; given: readonly Row[] }[] = [];
  const faults = { tooOld: 0, stale: 0 };
  let read = 0;

  const newestSeen = (snapshot: Snapshot, wanted: string) =>
    Math.max(0, ...history.filter(({ id, xid }) => id === wanted && sees(snapshot, xid)).map(({ version }) => version));

  const run = async (execution: Execution) => {
    const fetch = rememberRows<string, Row>(
      async (ids) => {
        read += ids.length;
        const rows = ids.map((id) => ({ id, version: committed.get(id) ?? 0 }));
        await new Promise<void>((resolve) => {
          execution.release = resolve;
        });
        return rows;
      },
      { shelf, ofKey: (id) => id, ofRow: ({ id }) => id, tagOf: ({ id }) => `Match:${id}` },
    );
    for (let level = 0; level < 2; level += 1) execution.given.push(...(await fetch(IDS.filter(() => random() < 0.6))));
    execution.done = true;
  };

  const conclude = ({ fence, given }: Execution) => {
    for (const { id, version } of given) if (version < newestSeen(fence.snapshot, id)) faults.tooOld += 1;
    stored.push({ fence, given });
    if (stored.length > MAX_STORED) stored.shift();
  };

  const steps: readonly (() => unknown)[] = [
    () => open.length < 4 && open.push({ transaction: source.begin(), ids: new Set() }),
    () => {
      const writer = pick(open);
      const id = pick(IDS);
      // A row that one transaction writes waits for the other's end.
      if (writer === undefined || id === undefined || open.some((other) => other !== writer && other.ids.has(id))) return;
      writer.ids.add(id);
      writer.transaction.write(`Match:${id}`);
    },
    () => {
      const writer = pick(open);
      if (writer === undefined) return;
      open.splice(open.indexOf(writer), 1);
      if (random() < 0.2) return writer.transaction.rollback();
      writer.transaction.commit();
      for (const id of writer.ids) {
        const version = (committed.get(id) ?? 0) + 1;
        committed.set(id, version);
        history.push({ xid: writer.transaction.xid, id, version });
      }
    },
    () => log.refresh(),
    () => {
      const fence = log.fence();
      if (fence === null || executions.length >= 4) return;
      const execution: Execution = { fence, given: [], release: null, done: false };
      executions.push(execution);
      void run(execution);
    },
    () => {
      const execution = pick(executions);
      execution?.release?.();
    },
    () => {
      clock.ms += random() < 0.05 ? 1_500 : 20;
    },
  ];
  for (let step = 0; step < STEPS; step += 1) {
    await pick(steps)?.();
    await setImmediate();
    for (const execution of executions.filter(({ done }) => done)) {
      executions.splice(executions.indexOf(execution), 1);
      conclude(execution);
    }
    const now = log.position().snapshot;
    for (const { fence, given } of stored) {
      if (now === null || log.judge({ fence, tags: given.map(({ id }) => `Match:${id}`) }) !== 'current') continue;
      if (given.some(({ id, version }) => version < newestSeen(parseSnapshot(now), id))) faults.stale += 1;
    }
  }
  for (const { transaction } of open) transaction.rollback();
  await log.stop();
  return { faults, hits: cache.size().lookups.get('match')?.hits ?? 0, evictions: cache.size().evictions, read };
}

describe('rows in memory, by random transactions, looks and executions', () => {
  it.each([1, 2, 3])('are never older than the fence, nor in an answer that is called current and is not: seed %i', async (seed) => {
    const { faults, hits, evictions, read } = await walk(seed);
    expect(faults).toEqual({ tooOld: 0, stale: 0 });
    for (const count of [hits, read, evictions]) expect(count).toBeGreaterThan(50);
  });

  it('are found out when they are given out unjudged', async () => {
    const { faults } = await walk(1, { log: (log) => ({ fence: log.fence, judge: () => 'current' }) });
    expect(faults.tooOld).toBeGreaterThan(0);
    expect(faults.stale).toBeGreaterThan(0);
  });

  it('are found out when their fence is taken after they were read', async () => {
    const late: Break = ({ memory }) => ({
      shelf: (kind) => {
        const shelf = memory.shelf<Row>(kind);
        const begin = (): RowReading<Row> | null => {
          const reading = shelf.begin();
          return reading && { take: reading.take, keep: (id, tags, row) => shelf.begin()?.keep(id, tags, row) };
        };
        return { begin } as ReturnType<RowMemory['shelf']> as never;
      },
    });
    const { faults } = await walk(1, { memory: late });
    expect(faults.tooOld + faults.stale).toBeGreaterThan(0);
  });
});

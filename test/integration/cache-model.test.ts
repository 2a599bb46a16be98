import { randomInt } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fence } from '../../src/cache/fence.ts';
import type { InvalidationLog } from '../../src/cache/invalidation-log.ts';
import { parseSnapshot } from '../../src/cache/snapshot.ts';
import type { InvalidationSource, LogPull } from '../../src/domain/invalidation-source.ts';
import { type Sabotage, walkCache } from '../support/cache-model.ts';
import { runDatabaseModel } from '../support/database-model.ts';
import { createSeededRandom } from '../support/seeded-random.ts';
import { describeOnDatabases } from '../support/test-database.ts';

/** `CACHE_MODEL_STEPS=1000000` walks longer, and elsewhere each time, or again from `CACHE_MODEL_SEED`. */
const STEPS = Number(process.env['CACHE_MODEL_STEPS'] ?? 10_000);
const SEED = Number(process.env['CACHE_MODEL_SEED'] ?? (process.env['CACHE_MODEL_STEPS'] ? randomInt(1_000_000) : 4));

describe('12. a randomised model of reads, writes, imports, purges, disconnections and clock jumps', {
  timeout: 60_000 + STEPS * 10,
}, () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  it(`gives out nothing older than it may in ${STEPS} steps from seed ${SEED}`, async () => {
    const { faults, unanswered, counts } = await walkCache({ seed: SEED, steps: STEPS });
    expect(faults).toEqual([]);
    expect(unanswered).toBe(0);
    // Of each kind there are many, else the walk says little.
    const least = STEPS / 200;
    expect(counts['staleL1']).toBeGreaterThan(0);
    for (const kind of ['bypass', 'collapsed', 'hitL1', 'hitL2', 'miss']) expect(counts[kind], kind).toBeGreaterThan(least);
  });

  describe('notices', () => {
    const withFence = (change: (fence: Fence, log: InvalidationLog) => Fence): Sabotage => ({
      log: (log) => ({
        ...log,
        fence: () => {
          const fence = log.fence();
          return fence && change(fence, log);
        },
      }),
    });
    const withPulls = (change: (pull: LogPull) => LogPull): Sabotage => ({
      source: (source) => ({
        ...source,
        connect: async (listeners) => {
          const connection = await source.connect(listeners);
          return { ...connection, pull: async (after) => change(await connection.pull(after)) };
        },
      }),
    });
    const controls: Readonly<Record<string, Sabotage>> = {
      'a fence that is taken after the execution': withFence((fence, log) => {
        // When the answer is stored, it is asked for the first time.
        let late: Fence | null = null;
        const take = () => {
          late ??= log.fence() ?? fence;
          return late;
        };
        return {
          incarnation: fence.incarnation,
          look: fence.look,
          get snapshot() {
            return take().snapshot;
          },
        };
      }),
      'a fence that is the end of its snapshot without who was running': withFence((fence) => {
        const [, xmax] = fence.snapshot.text.split(':');
        return { ...fence, snapshot: parseSnapshot(`${xmax}:${xmax}:`) };
      }),
      'a log that is read in the order of ids': {
        source: (source) => ({ ...source, connect: async (listeners) => inOrderOfIds(await source.connect(listeners)) }),
      },
      'followers whose answer is not judged': withFence((fence) => ({ ...fence, look: Number.MAX_SAFE_INTEGER })),
      'a tag that a loader forgot': { tags: ({ tags }) => tags.filter((tag) => tag !== 'list:Player') },
      'a log that was trimmed unnoticed': withPulls((pull) => ({ ...pull, prunedBelow: 0 })),
      'a database that was restored unnoticed': withPulls((pull) => ({ ...pull, incarnation: 'same' })),
      'a last look that is good for ever': { logNow: () => 0 },
    };

    it.each(Object.entries(controls))('%s', async (_what, sabotage) => {
      const { faults } = await walkCache({ seed: 4, steps: 10_000, sabotage });
      expect(faults.length).toBeGreaterThan(0);
    });
  });
});

describeOnDatabases('12. the same at once, on a database', (kind) => {
  const run = async (requests: number, keepsTags: boolean) => {
    const test = await kind.create();
    const report = await runDatabaseModel(test.database, { requests, keepsTags, random: createSeededRandom(SEED) });
    await test.dispose();
    return report;
  };
  const requests = Math.ceil(STEPS / 5);

  it(`gives out nothing older than it may in ${requests} requests from seed ${SEED}`, { timeout: 60_000 + STEPS * 10 }, async () => {
    const { faults, hits } = await run(requests, true);
    expect(faults).toEqual([]);
    expect(hits).toBeGreaterThan(requests / 50);
  });

  it('notices answers that nothing makes wrong', async () => {
    const { faults } = await run(1_000, false);
    expect(faults.length).toBeGreaterThan(0);
  });
});

/** As if ids were given out at the commit: what is below the largest that was read is thought to be known. */
function inOrderOfIds(connection: Awaited<ReturnType<InvalidationSource['connect']>>): typeof connection {
  let largest = 0;
  return {
    ...connection,
    pull: async (after) => {
      const pulled = await connection.pull(after);
      const rows = pulled.rows.filter(({ xid }) => xid > largest);
      largest = Math.max(largest, ...rows.map(({ xid }) => xid));
      return { ...pulled, rows };
    },
  };
}

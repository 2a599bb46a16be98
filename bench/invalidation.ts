import { setImmediate } from 'node:timers/promises';
import { createAnswerBody } from '../src/cache/answer-body.ts';
import { createInvalidationLog } from '../src/cache/invalidation-log.ts';
import { createNearAnswers } from '../src/cache/near-answers.ts';
import { createResponseCache } from '../src/cache/response-cache.ts';
import { rowTag } from '../src/domain/cache-tags.ts';
import type { InvalidationSource, LogRow } from '../src/domain/invalidation-source.ts';
import { createLogger } from '../src/observability/logger.ts';
import { quantile } from './support/open-loop.ts';
import { writeReport } from './support/report.ts';

const SIZES = [1_000, 1_000_000];
/** Another count may be given as an argument. */
const ROUNDS = Number(process.argv[2] ?? 2_000);
const HUGE = 64 * 1024 ** 3;
const LOOKUPS = 100_000;

/** A log of which the next look is told. */
function createScriptedSource() {
  let xid = 100;
  let rows: LogRow[] = [];
  let wake: () => void = () => undefined;
  const source: InvalidationSource = {
    connect: async ({ onWake }) => {
      wake = onWake;
      const pull = async () => {
        const pulled = rows;
        rows = [];
        return { snapshot: `${xid}:${xid}:`, prunedBelow: 0, incarnation: 'bench', rows: pulled };
      };
      return { pull, close: async () => undefined };
    },
    prune: async () => undefined,
    purge: async () => 0,
  };
  const change = (...tags: string[]) => {
    rows.push({ xid, tags, ageMs: 0 });
    xid += 1;
    wake();
  };
  return { source, change };
}

/** A gateway's cache with so many answers, each of a player. */
async function createFilled(size: number) {
  const { source, change } = createScriptedSource();
  const log = createInvalidationLog({ source, logger: createLogger({ logLevel: 'silent' }) });
  await log.start();
  const cache = createResponseCache<never>({
    log,
    near: createNearAnswers(HUGE),
    shared: null,
    createBody: (bytes) => createAnswerBody(bytes, { compress: () => null }),
    now: Date.now,
    random: () => 0,
    isOutage: () => false,
    staleIfErrorMs: 0,
  });
  const policy = { maxAgeSeconds: 86_400, scope: 'PUBLIC', setBy: null, privateBy: null, uncacheableBecause: null } as const;
  const fill = async (player: number) => {
    const bytes = Buffer.from(`{"data":{"player":{"gameName":"Player ${player}"}}}`);
    const done = Promise.resolve({ kind: 'answer', bytes, tags: [rowTag('Player', player)], policy } as const);
    await cache.answer({ key: String(player), policy, leaving: null, begin: () => ({ done, abandon: () => undefined }) });
  };
  for (let player = 0; player < size; player += 1) {
    // Else the log counts as not followed meanwhile, and nothing is stored.
    if (player % 1_000 === 0) await log.refresh();
    await fill(player);
  }
  return {
    /** Microseconds from the change to where its answer is no longer given out; all others are. */
    measure: async (player: number) => {
      await log.refresh();
      const startedAt = performance.now();
      change(rowTag('Player', player));
      while (cache.peek(String(player)) !== null) await setImmediate();
      const microseconds = (performance.now() - startedAt) * 1_000;
      if (cache.peek(String((player + 1) % size)) === null) throw new Error('Another answer was dropped');
      await fill(player);
      return microseconds;
    },
    stop: log.stop,
  };
}

/** Nanoseconds that finding one entry of a plain map takes: what a larger cache cannot be without, as less of it lies in the processor's own memory. */
function measureLookup(size: number): number {
  const map = new Map(Array.from({ length: size }, (_value, index) => [`Player:${index}`, { index }]));
  const keys = Array.from({ length: LOOKUPS }, (_value, index) => `Player:${(index * 7_919) % size}`);
  let found = 0;
  const startedAt = performance.now();
  for (const key of keys) found += map.get(key)?.index ?? 0;
  const nanoseconds = ((performance.now() - startedAt) * 1e6) / LOOKUPS;
  if (found <= 0) throw new Error('Nothing was found');
  return nanoseconds;
}

const caches = await Promise.all(SIZES.map(createFilled));
const times: number[][] = SIZES.map(() => []);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [index, cache] of caches.entries()) times[index]?.push(await cache.measure((round * 7) % (SIZES[index] ?? 1)));
}
const medians = times.map((list) =>
  quantile(
    list.sort((left, right) => left - right),
    0.5,
  ),
);
writeReport(
  'invalidation',
  'Invalidating one player among so many cached answers',
  SIZES.map((size, index) => ({
    answers: size,
    'µs, median': (medians[index] ?? Number.NaN).toFixed(1),
    'µs, 99th': quantile(times[index] ?? [], 0.99).toFixed(1),
    '÷ among the fewest': ((medians[index] ?? Number.NaN) / (medians[0] ?? Number.NaN)).toFixed(2),
    'a look-up in a plain map, ns': Math.round(measureLookup(size)),
    aim: '1: the same time',
  })),
);
for (const { stop } of caches) await stop();

import { Agent } from 'node:http';
import pg from 'pg';
import { createRandom } from '../src/ingest/sample/random.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { startContender } from './support/contender-process.ts';
import { postBody, quantile, sendAtRandom } from './support/open-loop.ts';
import { PLAYERS, toPlayerPage } from './support/player-page.ts';
import { writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

/** Another number of seconds and of requests a second may be given as arguments. */
const [SECONDS = 60, PER_SECOND = 1_000] = process.argv.slice(2).map(Number);
const CONNECTIONS = 1_000;
const WRITE_PART = 0.01;
/** Of the law by which few players are asked for most: the second half as often as the first, the third a third as often. */
const EXPONENT = 1;
/** An answer may be as old as the gateway's last look at the log. */
const LEASE_MS = 1_000;
const WARM_UP_SECONDS = 5;

/** One version of a player's name, and when it was surely there, and surely not yet. */
interface Version {
  readonly number: number;
  readonly sentAt: number;
  /** Infinity until its transaction committed. */
  committedAt: number;
}

const random = createRandom('mixed-load');
const weights = Array.from({ length: PLAYERS }, (_value, rank) => 1 / (rank + 1) ** EXPONENT);
const total = weights.reduce((sum, weight) => sum + weight, 0);

await withBenchDatabase(async (database, databaseUrl) => {
  await seedForServing(database);
  await using stack = new AsyncDisposableStack();
  const server = await startContender({ file: 'servers/farsight-server.ts', databaseUrl, environment: { RESPONSE_CACHE: 'on' } });
  stack.defer(() => server.stop());
  const writers = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  stack.defer(() => writers.end());
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  stack.defer(async () => agent.destroy());
  const load = createLoad({ url: server.url, agent, writers });
  await load.run(WARM_UP_SECONDS);
  await openConnections(server.url, agent);
  load.reset();
  await load.run(SECONDS);
  writeReport(
    'mixed-load',
    `${PER_SECOND} requests a second by ${CONNECTIONS} connections, ${WRITE_PART * 100} % of them writes, for ${SECONDS} s`,
    [load.report()],
  );
});

function createLoad({ url, agent, writers }: { url: string; agent: Agent; writers: pg.Pool }) {
  const versions = new Map<number, Version[]>();
  let latenciesMs: number[] = [];
  let counts = { reads: 0, hits: 0, writes: 0, errors: 0, stale: 0 };
  /** How long after its commit a change was still not shown, at most. */
  let hiddenMs = 0;
  const read = async (player: number, dueAt: number) => {
    const sentAt = performance.now();
    const { status, cacheStatus, text } = await postBody({ url, agent }, toPlayerPage(player));
    latenciesMs.push(performance.now() - dueAt);
    counts.reads += 1;
    if (status !== 200 || text.includes('"errors"')) counts.errors += 1;
    if (/; hit/.test(cacheStatus)) counts.hits += 1;
    const shown = Number(/Name (\d+)/.exec(text)?.[1] ?? 0);
    const missed = (versions.get(player) ?? []).filter(({ number, committedAt }) => number > shown && committedAt < sentAt);
    for (const { committedAt } of missed) hiddenMs = Math.max(hiddenMs, sentAt - committedAt);
    if (missed.some(({ committedAt }) => sentAt - committedAt > LEASE_MS)) counts.stale += 1;
  };
  const write = async (player: number) => {
    const made = versions.get(player) ?? [];
    versions.set(player, made);
    const version: Version = { number: made.length + 1, sentAt: performance.now(), committedAt: Number.POSITIVE_INFINITY };
    made.push(version);
    // In order of their numbers: the later of two that wait for each other has the larger one.
    await writers.query(
      `update players set game_name = 'Name ' || greatest($2::int, coalesce(substring(game_name from 'Name (\\d+)')::int, 0)) where id = $1`,
      [player, version.number],
    );
    version.committedAt = performance.now();
    counts.writes += 1;
  };
  return {
    run: async (seconds: number) => {
      const endsAt = performance.now() + seconds * 1_000;
      await sendAtRandom({ perSecond: PER_SECOND, random, isOver: (dueAt) => dueAt > endsAt }, (dueAt) => {
        const player = pickPlayer();
        return random.next() < WRITE_PART ? write(player) : read(player, dueAt);
      });
    },
    reset: () => {
      latenciesMs = [];
      counts = { reads: 0, hits: 0, writes: 0, errors: 0, stale: 0 };
      hiddenMs = 0;
    },
    report: () => {
      const ascending = latenciesMs.sort((left, right) => left - right);
      return {
        reads: counts.reads,
        writes: counts.writes,
        'hit ratio': (counts.hits / counts.reads).toFixed(3),
        'p50 ms': quantile(ascending, 0.5).toFixed(1),
        'p99 ms': quantile(ascending, 0.99).toFixed(1),
        errors: counts.errors,
        [`older than ${LEASE_MS} ms`]: counts.stale,
        'longest that a change was not shown, ms': hiddenMs.toFixed(1),
        aim: 'hit ratio ≥ 0.85, p99 < 100 ms, no errors, nothing stale',
      };
    },
  };
}

/** By the law above; ranks are spread over the ids. */
function pickPlayer(): number {
  let left = random.next() * total;
  for (let rank = 0; rank < PLAYERS; rank += 1) {
    left -= weights[rank] ?? 0;
    if (left <= 0) return 1 + ((rank * 7) % PLAYERS);
  }
  return 1;
}

/** So many at once that each needs a connection of its own. */
async function openConnections(url: string, agent: Agent): Promise<void> {
  const bodies = Array.from({ length: CONNECTIONS }, (_value, index) => toPlayerPage(1 + (index % PLAYERS)));
  await Promise.all(bodies.map((body) => postBody({ url, agent }, body)));
}

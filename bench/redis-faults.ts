import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../src/ingest/sample/random.ts';
import { hasRedisServer, type RedisProcess, startRedisServer } from '../test/support/redis-process.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { type ContenderProcess, startContender } from './support/contender-process.ts';
import { readMachineTime, toIdleShare, waitUntilIdle } from './support/idle-share.ts';
import { postBody, quantile, sendAtRandom } from './support/open-loop.ts';
import { type ReportRow, writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';
import { createTierLoad, TIER_LOAD_MB, type TierRequest } from './support/tier-load.ts';

/** Other rounds, seconds of a phase and requests a second may be given as arguments. */
const [ROUNDS = 9, SECONDS = 6, PER_SECOND = 200] = process.argv.slice(2).map(Number);
const WARM_UP_SECONDS = 10;
/** Until then the gateway may still be finding out. */
const FIRST_MS = 1_000;
/** Redis is tried again every two seconds at the least. */
const RETURN_LIMIT_MS = 10_000;
/** Writing is off the request's way: for Redis to have what was made. */
const WRITE_MS = 5;
const PROBE_INTERVAL_MS = 20;
const AIM = '< 20';
/** Of a machine with less to spare, a fault's rise would be that of waiting for a processor: such cycles are made again. */
const IDLE_BEFORE = 0.8;
const IDLE_DURING = 0.5;
const IDLE_WITHIN_MS = 600_000;
const ATTEMPTS = 5;

/** The first is what the others are told from chance by. */
const FAULTS = ['nothing', 'paused', 'killed'] as const;
type Fault = (typeof FAULTS)[number];

interface Sample {
  /** From the phase's beginning to when it was due; 0 for what was under way. */
  readonly afterMs: number;
  /** From when it was due to the end of its answer. */
  readonly latencyMs: number;
  /** What was to answer it. */
  readonly from: TierRequest['from'];
  /** Whether Redis did. */
  readonly fromRedis: boolean;
  readonly failed: boolean;
}

/** Requests that were answered in it: what was under way when something broke has to do with it. */
interface Phase {
  readonly startedAt: number;
  readonly samples: Sample[];
}

/** A fault, with the time before and after it. */
interface Cycle {
  readonly before: Phase;
  readonly during: Phase;
  readonly after: Phase;
  /** Until an answer that one gateway stored is given out by the other; null: not within the limit. */
  readonly returnedMs: number | null;
  readonly idleShare: number;
}

interface Gateways {
  readonly measured: ContenderProcess;
  /** Of the same database and Redis, with no memory of its own: what it answers with is in Redis afterwards. */
  readonly other: ContenderProcess;
}

if (!hasRedisServer()) throw new Error('There must be a program redis-server: this starts one of its own, to break it');
const random = createRandom('redis-faults');
const load = createTierLoad(random);
const agent = new Agent({ keepAlive: true });
const post = ({ url }: ContenderProcess, body: string) => postBody({ url, agent }, body);

await withBenchDatabase(async (database, databaseUrl) => {
  await seedForServing(database);
  await using stack = new AsyncDisposableStack();
  const redis = await startRedisServer();
  stack.defer(() => redis.kill());
  const start = async (memoryMb: number) => {
    const environment = { RESPONSE_CACHE: 'on', RESPONSE_CACHE_MB: String(memoryMb), REDIS_URL: redis.url };
    const server = await startContender({ file: 'servers/farsight-server.ts', databaseUrl, environment });
    stack.defer(() => server.stop());
    return server;
  };
  const gateways = { measured: await start(TIER_LOAD_MB), other: await start(0) };
  stack.defer(async () => agent.destroy());
  if ((await waitUntilShared(gateways)) === null) throw new Error('The gateways must share answers before anything breaks');
  const warmUpEndsAt = performance.now() + WARM_UP_SECONDS * 1_000;
  await sendAtRandom({ perSecond: PER_SECOND, random, isOver: (dueAt) => dueAt > warmUpEndsAt }, async () => {
    await post(gateways.measured, load.next().body);
  });
  report(await measure(redis, gateways));
});

/** All cycles that were made; those that count are to be told by their idle share. */
async function measure(redis: RedisProcess, gateways: Gateways): Promise<Readonly<Record<Fault, readonly Cycle[]>>> {
  const cycles = mapFaults((): Cycle[] => []);
  for (let attempt = 0; attempt < ROUNDS * ATTEMPTS; attempt += 1) {
    const left = FAULTS.filter((fault) => cycles[fault].filter(isCounted).length < ROUNDS);
    if (left.length === 0) return cycles;
    for (const fault of left) {
      await waitUntilIdle(IDLE_BEFORE, { withinMs: IDLE_WITHIN_MS });
      cycles[fault].push(await runCycle(fault, redis, gateways));
    }
  }
  throw new Error(`The machine must be idle for ${IDLE_DURING} of the time, and was not in ${ROUNDS} of ${ROUNDS * ATTEMPTS} cycles`);
}

function isCounted({ idleShare }: Cycle): boolean {
  return idleShare >= IDLE_DURING;
}

async function runCycle(fault: Fault, redis: RedisProcess, gateways: Gateways): Promise<Cycle> {
  for (const body of load.shared) await post(gateways.other, body);
  const machineBefore = readMachineTime();
  const begin = (): Phase => ({ startedAt: performance.now(), samples: [] });
  const before = begin();
  let now = before;
  let over = false;
  const sending = sendAtRandom({ perSecond: PER_SECOND, random, isOver: () => over }, async (dueAt) => {
    const sample = await ask(gateways.measured, dueAt);
    now.samples.push({ ...sample, afterMs: Math.max(0, dueAt - now.startedAt) });
  });
  await delay(SECONDS * 1_000);
  const during = begin();
  now = during;
  if (fault === 'killed') await redis.kill();
  if (fault === 'paused') await redis.send('CLIENT', 'PAUSE', String(SECONDS * 1_000), 'ALL');
  await delay(SECONDS * 1_000);
  if (fault === 'killed') await redis.resume();
  // Answered when the pause is over.
  if (fault === 'paused') await redis.send('PING');
  const after = begin();
  now = after;
  const [returnedMs] = await Promise.all([waitUntilShared(gateways), delay(SECONDS * 1_000)]);
  over = true;
  await sending;
  return { before, during, after, returnedMs, idleShare: toIdleShare(machineBefore, readMachineTime()) };
}

async function ask(gateway: ContenderProcess, dueAt: number): Promise<Omit<Sample, 'afterMs'>> {
  const { body, from } = load.next();
  const answer = await post(gateway, body).catch(() => null);
  return {
    latencyMs: performance.now() - dueAt,
    from,
    fromRedis: answer?.cacheStatus.includes('detail=L2') ?? false,
    failed: answer?.status !== 200 || answer.text.includes('"errors"'),
  };
}

/** Has one gateway make something new and asks the other for it, until that has it from Redis. */
async function waitUntilShared({ measured, other }: Gateways): Promise<number | null> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < RETURN_LIMIT_MS) {
    const body = load.nextNew();
    await post(other, body);
    await delay(WRITE_MS);
    if ((await post(measured, body)).cacheStatus.includes('detail=L2')) return performance.now() - startedAt;
    await delay(PROBE_INTERVAL_MS);
  }
  return null;
}

function report(cycles: Readonly<Record<Fault, readonly Cycle[]>>): void {
  const all = FAULTS.flatMap((fault) => cycles[fault]);
  const counted = all.filter(isCounted);
  const idle = counted.reduce((sum, { idleShare }) => sum + idleShare, 0) / counted.length;
  const title = `${PER_SECOND} requests a second, two thirds of which ask Redis, on a machine that is idle for ${Math.round(idle * 100)} % of the time; medians of ${ROUNDS} cycles each, ${all.length - counted.length} others left out because it was too busy`;
  writeReport('redis-faults', title, toRows(cycles));
  const hasFailed = all.some(({ before, during, after }) =>
    [before, during, after].some(({ samples }) => samples.some(({ failed }) => failed)),
  );
  const stayedAway = all.some(({ returnedMs }) => returnedMs === null);
  if (hasFailed) console.error('Requests have failed');
  if (stayedAway) console.error(`Redis was not used again within ${RETURN_LIMIT_MS} ms`);
  if (hasFailed || stayedAway) process.exitCode = 1;
}

function toRows(cycles: Readonly<Record<Fault, readonly Cycle[]>>): ReportRow[] {
  const { nothing, paused, killed } = mapFaults((fault) => cycles[fault].filter(isCounted));
  const first = ({ during }: Cycle) => during.samples.filter(({ afterMs }) => afterMs < FIRST_MS);
  const later = ({ during }: Cycle) => during.samples.filter(({ afterMs }) => afterMs >= FIRST_MS);
  const toReturn = (list: readonly Cycle[]) =>
    toMedianAndRange(
      list.map(({ returnedMs }) => returnedMs ?? Number.NaN),
      0,
    );
  return [
    toRow({ phase: 'healthy', samplesOf: ({ before }) => before.samples }, [...nothing, ...paused, ...killed]),
    toRow({ phase: 'healthy, again', samplesOf: ({ during }) => during.samples, aim: 'what chance makes' }, nothing),
    toRow({ phase: 'paused, first second', samplesOf: first, aim: AIM }, paused),
    toRow({ phase: 'paused, after', samplesOf: later, aim: AIM }, paused),
    toRow({ phase: 'recovered', samplesOf: ({ after }) => after.samples, aim: AIM, returned: toReturn(paused) }, paused),
    toRow({ phase: 'killed, first second', samplesOf: first, aim: AIM }, killed),
    toRow({ phase: 'killed, after', samplesOf: later, aim: AIM }, killed),
    toRow({ phase: 'restarted', samplesOf: ({ after }) => after.samples, aim: AIM, returned: toReturn(killed) }, killed),
  ];
}

interface RowPlan {
  readonly phase: string;
  readonly samplesOf: (cycle: Cycle) => readonly Sample[];
  /** Absent for what rises are taken over. */
  readonly aim?: string;
  readonly returned?: string;
}

function toRow({ phase, samplesOf, aim, returned = '' }: RowPlan, cycles: readonly Cycle[]): ReportRow {
  const samples = cycles.flatMap(samplesOf);
  const shared = samples.filter(isFrom('redis'));
  const toRise = (choose: (sample: Sample) => boolean) =>
    aim === undefined
      ? ''
      : toMedianAndRange(
          cycles.map((cycle) => latencyOf(samplesOf(cycle).filter(choose), 0.99) - latencyOf(cycle.before.samples.filter(choose), 0.99)),
        );
  return {
    phase,
    requests: samples.length,
    failed: samples.filter(({ failed }) => failed).length,
    'of what Redis is to answer, it does': (shared.filter(({ fromRedis }) => fromRedis).length / shared.length).toFixed(2),
    'p50 ms': toMedian(cycles.map((cycle) => latencyOf(samplesOf(cycle), 0.5))),
    'p99 ms': toMedian(cycles.map((cycle) => latencyOf(samplesOf(cycle), 0.99))),
    'longest ms': latencyOf(samples, 1).toFixed(1),
    'p99 rises by, ms': toRise(() => true),
    'of what Redis is to answer': toRise(isFrom('redis')),
    'of what is made anew': toRise(isFrom('execution')),
    aim: aim ?? '',
    'Redis used again after, ms': returned,
  };
}

function isFrom(from: Sample['from']): (sample: Sample) => boolean {
  return (sample) => sample.from === from;
}

function mapFaults<T>(toValue: (fault: Fault) => T): Record<Fault, T> {
  return { nothing: toValue('nothing'), paused: toValue('paused'), killed: toValue('killed') };
}

function latencyOf(samples: readonly Sample[], fraction: number): number {
  const ascending = samples.map(({ latencyMs }) => latencyMs).sort((left, right) => left - right);
  return quantile(ascending, fraction);
}

function toMedian(values: readonly number[], digits = 1): string {
  const ascending = [...values].sort((left, right) => left - right);
  return quantile(ascending, 0.5).toFixed(digits);
}

function toMedianAndRange(values: readonly number[], digits = 1): string {
  return `${toMedian(values, digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
}

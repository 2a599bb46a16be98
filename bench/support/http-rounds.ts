import type { Database } from '../../src/data/database.ts';
import { readBackendCpu, subtractBackendCpu } from './backend-cpu.ts';
import type { ContenderProcess } from './contender-process.ts';
import { type LoadResult, runLoad } from './http-load.ts';
import { toMedianRate, toRatio } from './paired-runs.ts';
import type { ReportRow } from './report.ts';

const WARM_UP_SECONDS = 1;

/** A server with what it is asked. */
export interface HttpContender {
  readonly name: string;
  /** What the ratio to it should be; empty for none. */
  readonly aim: string;
  readonly server: ContenderProcess;
  readonly body: string;
}

/** How to measure. */
export interface HttpRoundOptions {
  /** Idle but for this. */
  readonly database: Database;
  readonly rounds: number;
  /** Of load on each contender in each round. */
  readonly seconds: number;
  readonly connections: number;
}

/** What one contender did in one round. */
export interface HttpMeasurement extends LoadResult {
  /** CPU time of its process for each request. */
  readonly serverCpuMs: number;
  /** CPU time of its connections in the database for each request; null where that cannot be seen. */
  readonly databaseCpuMs: number | null;
  readonly residentBytes: number;
}

/** By contender. */
export type HttpRound = Readonly<Record<string, HttpMeasurement>>;

/** Loads contenders in turn, each round beginning with another; the first round warms up and is left out. */
export async function measureRounds(contenders: readonly HttpContender[], options: HttpRoundOptions): Promise<HttpRound[]> {
  const rounds: HttpRound[] = [];
  for (let round = 0; round <= options.rounds; round += 1) {
    const start = round % contenders.length;
    const measured: Record<string, HttpMeasurement> = {};
    for (const contender of [...contenders.slice(start), ...contenders.slice(0, start)])
      measured[contender.name] = await measure(contender, options);
    if (round > 0) rounds.push(measured);
  }
  return rounds;
}

async function measure({ server, body }: HttpContender, { database, seconds, connections }: HttpRoundOptions): Promise<HttpMeasurement> {
  // Connections that idled since the last round are gone, with the statements prepared on them.
  await runLoad({ url: server.url, body, seconds: WARM_UP_SECONDS, connections });
  const databaseBefore = await readBackendCpu(database);
  const before = await server.usage();
  const load = await runLoad({ url: server.url, body, seconds, connections });
  const after = await server.usage();
  const databaseSeconds = subtractBackendCpu(await readBackendCpu(database), databaseBefore);
  return {
    ...load,
    serverCpuMs: ((after.cpuSeconds - before.cpuSeconds) * 1_000) / load.requests,
    databaseCpuMs: databaseSeconds === null ? null : (databaseSeconds * 1_000) / load.requests,
    residentBytes: after.residentBytes,
  };
}

/**
 * One row a contender: its medians, and how `name` compares; a ratio above 1 means that `name` is better. The ratios by CPU take the
 * least of all rounds: what else runs on a machine can only add to it.
 */
export function toContenderRows(rounds: readonly HttpRound[], contenders: readonly HttpContender[], name: string): ReportRow[] {
  const rates = pick(rounds, ({ requestsPerSecond }) => requestsPerSecond);
  const least = (contender: string, read: (measurement: HttpMeasurement) => number) =>
    Math.min(...rounds.map((round) => read(round[contender] ?? MISSING)));
  return contenders.map((contender) => {
    const median = (read: (measurement: HttpMeasurement) => number) => toMedianRate(pick(rounds, read), contender.name);
    const rate = toRatio(rates, name, contender.name);
    const leastRatio = (read: (measurement: HttpMeasurement) => number) => (least(contender.name, read) / least(name, read)).toFixed(2);
    return {
      contender: contender.name,
      'requests/s': Math.round(median(({ requestsPerSecond }) => requestsPerSecond)),
      'p50 ms': median(({ p50Ms }) => p50Ms),
      'p99 ms': median(({ p99Ms }) => p99Ms),
      [`${name} ÷ it`]: rate.median.toFixed(2),
      range: `${rate.low.toFixed(2)}–${rate.high.toFixed(2)}`,
      aim: contender.aim,
      'server CPU, ms a request': least(contender.name, toServerCpu).toFixed(3),
      'with the database': least(contender.name, toAllCpu).toFixed(3),
      'ratio by server CPU': leastRatio(toServerCpu),
      'ratio by all CPU': leastRatio(toAllCpu),
      'resident MB': Math.round(median(({ residentBytes }) => residentBytes) / 1024 ** 2),
    };
  });
}

const MISSING = { serverCpuMs: Number.NaN, databaseCpuMs: null } as HttpMeasurement;

function toServerCpu({ serverCpuMs }: HttpMeasurement): number {
  return serverCpuMs;
}

function toAllCpu({ serverCpuMs, databaseCpuMs }: HttpMeasurement): number {
  return serverCpuMs + (databaseCpuMs ?? Number.NaN);
}

function pick(rounds: readonly HttpRound[], read: (measurement: HttpMeasurement) => number): Record<string, number>[] {
  return rounds.map((round) => Object.fromEntries(Object.entries(round).map(([name, measurement]) => [name, read(measurement)])));
}

import { HeaderMap } from '@apollo/server';
import { composeContextFactory } from '../src/compose-context.ts';
import { composeExecution } from '../src/compose-execution.ts';
import type { PostgresDatabase } from '../src/data/postgres-database.ts';
import type { Context } from '../src/execution/context.ts';
import { timeFields } from '../src/execution/field-timing.ts';
import { createOperationMetricsPlugin } from '../src/execution/operation-metrics-plugin.ts';
import { createSchema } from '../src/execution/schema.ts';
import { createLogger } from '../src/observability/logger.ts';
import { createMetrics, type Metrics } from '../src/observability/metrics.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { type Contender, type Round, toMedianRate, toRatio } from './support/paired-runs.ts';
import { writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const QUERY = `query Page {
  players(first: 8) {
    nodes {
      puuid gameName tagLine
      matches(first: 5) {
        edges {
          participant { teamId position win kills deaths assists creepScore goldEarned damageToChampions visionScore }
          node { matchId queueId gameMode patch startedAt durationSeconds remake }
        }
      }
    }
  }
}`;
const ROUNDS = 150;
const WARM_UP = 15;
/** Requests of each contender in a round, and under way at once. */
const REQUESTS = 40;
const CONCURRENCY = 4;
const AIM = 0.97;

await withBenchDatabase(async (database) => {
  await seedForServing(database);
  const metrics = createMetrics();
  const on = await createContender('timing on', database, metrics);
  const off = await createContender('timing off', database, null);
  const answers = [String(await on.run()), String(await off.run())];
  if (answers[0] !== answers[1]) throw new Error('The contenders do not answer alike');
  const timed = await countTimed(metrics);

  const rounds: Round[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    // The order turns, so that neither always runs in the other's wake.
    const order = round % 2 === 0 ? [on, off] : [off, on];
    const rates: Record<string, number> = {};
    for (const contender of order) rates[contender.name] = await measureCpuRate(contender);
    if (round >= WARM_UP) rounds.push(rates);
  }
  const { median, low, high } = toRatio(rounds, on.name, off.name);
  writeReport('field-timing', `${countFields(JSON.parse(answers[0] ?? ''))} fields, ${timed} of them timed, uncached, one process`, [
    {
      'on, requests/CPU s': Math.round(toMedianRate(rounds, on.name)),
      'off, requests/CPU s': Math.round(toMedianRate(rounds, off.name)),
      'on ÷ off': median.toFixed(3),
      range: `${low.toFixed(2)}–${high.toFixed(2)}`,
      aim: `≥ ${AIM}`,
    },
  ]);
});

/** Requests a second of this process' CPU: a difference of a few hundredths drowns in what else a machine does to a clock on the wall. */
async function measureCpuRate({ run }: Contender): Promise<number> {
  const before = process.cpuUsage();
  for (let done = 0; done < REQUESTS; done += CONCURRENCY) await Promise.all(Array.from({ length: CONCURRENCY }, run));
  const { user, system } = process.cpuUsage(before);
  return (REQUESTS / (user + system)) * 1e6;
}

async function createContender(name: string, database: PostgresDatabase, metrics: Metrics | null): Promise<Contender> {
  const schema = createSchema();
  const createContext = metrics === null ? composeContextFactory(database) : composeContextFactory(database, metrics);
  const { server } = composeExecution<Context>({
    schema: metrics === null ? schema : timeFields(schema, metrics.histogramOfField),
    mode: 'production',
    logger: createLogger({ logLevel: 'silent' }),
    plugins: metrics === null ? [] : [createOperationMetricsPlugin(metrics.observeOperation)],
  });
  await server.start();
  const headers = new HeaderMap([['content-type', 'application/json']]);
  return {
    name,
    run: async () => {
      const { body } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body: { query: QUERY } },
        context: async () => createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' }),
      });
      return body.kind === 'complete' ? body.string : '';
    },
  };
}

/** Every field of every object in an answer. */
function countFields(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countFields(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, field) => sum + 1 + countFields(field), 0);
}

/** Calls of timed fields so far. */
async function countTimed(metrics: Metrics): Promise<number> {
  const counts = (await metrics.print()).matchAll(/^graphql_field_duration_seconds_count\S* (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

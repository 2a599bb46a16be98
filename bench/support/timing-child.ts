import { getOperationAST } from 'graphql';
import { composeContextFactory } from '../../src/compose-context.ts';
import { composeExecution } from '../../src/compose-execution.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../../src/data/postgres-database.ts';
import type { Context } from '../../src/execution/context.ts';
import { timeFields } from '../../src/execution/field-timing.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics, type Metrics } from '../../src/observability/metrics.ts';
import { runInRequest } from '../../src/observability/request-scope.ts';
import { NESTED_QUERY } from './nested-query.ts';

/** With a name, as operations are counted by theirs, and of some 800 fields. */
const QUERY = NESTED_QUERY.replace('query {', 'query Page {').replace('players(first: 20)', 'players(first: 8)');

const [url, pairs, warmUp] = process.argv.slice(2);
if (url === undefined || pairs === undefined || warmUp === undefined) throw new Error('Usage: timing-child.ts URL PAIRS WARM-UP');
const database = createPostgresDatabase(url, { maxConnections: 2 });
const metrics = createMetrics();
// Whoever is built first could have the better code: that turns from process to process.
const onFirst = process.pid % 2 === 0;
const first = await createRun(database, onFirst ? metrics : null);
const second = await createRun(database, onFirst ? null : metrics);
const [runOn, runOff] = onFirst ? [first, second] : [second, first];
const answer = await runOn();
if (answer !== (await runOff())) throw new Error('The contenders do not answer alike');
const timed = await countTimed(metrics);
for (let pair = 0; pair < Number(warmUp); pair += 1) await measurePair(pair);
const on: number[] = [];
const off: number[] = [];
for (let pair = 0; pair < Number(pairs); pair += 1) {
  const costs = await measurePair(pair);
  on.push(costs.on);
  off.push(costs.off);
}
console.log(JSON.stringify({ fields: countFields(JSON.parse(answer)), timed, on, off }));
await database.close();

/** One request of each; the order turns, so that neither always runs in the other's wake. */
async function measurePair(pair: number): Promise<{ on: number; off: number }> {
  if (pair % 2 === 0) {
    const cost = await measure(runOn);
    return { on: cost, off: await measure(runOff) };
  }
  const cost = await measure(runOff);
  return { on: await measure(runOn), off: cost };
}

/** Microseconds of this process' CPU, on all its threads: waiting for the database and other processes are not in it. */
async function measure(run: () => Promise<string>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

async function createRun(database: PostgresDatabase, metrics: Metrics | null): Promise<() => Promise<string>> {
  const schema = createSchema();
  const createContext = metrics === null ? composeContextFactory(database) : composeContextFactory(database, metrics);
  const { plans, answerDirectly } = composeExecution<Context>({
    schema: metrics === null ? schema : timeFields(schema, metrics.histogramOfField),
    mode: 'production',
    logger: createLogger({ logLevel: 'silent' }),
    ...(metrics === null ? {} : { observePhase: metrics.observePhase, observeOperation: metrics.observeOperation }),
  });
  return () =>
    runInRequest('bench', async () => {
      const outcome = plans.plan(QUERY);
      const operation = outcome.kind === 'planned' ? getOperationAST(outcome.plan.document) : null;
      if (outcome.kind !== 'planned' || !operation) throw new Error('The query is not valid');
      const context = createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' });
      const answer = await answerDirectly({ plan: outcome.plan, operation, variables: undefined }, context);
      if (answer.kind !== 'complete') throw new Error('The query has no plain answer');
      return answer.text;
    });
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

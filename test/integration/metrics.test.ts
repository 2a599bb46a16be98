import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../src/compose.ts';
import { composeContextFactory } from '../../src/compose-context.ts';
import { type Environment, readConfig } from '../../src/config/config.ts';
import { timeFields } from '../../src/execution/field-timing.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';
import { seedSmall } from '../support/seed-small.ts';
import { databaseKinds, describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const QUERY = `query Page($first: Int) {
  players(first: $first) { nodes { gameName matches(first: 3) { totalCount edges { participant { champion { name } } node { matchId } } } } }
}`;

/** The series of our own metrics, by name and labels, with their values. */
function readSeries(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => /^(graphql|sql)_/.test(line));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

describeOnDatabases('the metrics of operations', ({ create }) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await create();
    await seedSmall(test.database);
  });
  afterAll(() => test.dispose());

  function createMeasured() {
    const metrics = createMetrics();
    const schema = timeFields(createSchema(), metrics.histogramOfField);
    const createContext = composeContextFactory(test.database, metrics);
    return async (source: string, variableValues: Record<string, unknown>) => {
      const contextValue = createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'test' });
      const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
      expect(errors).toBeUndefined();
      return { data: data as { players: { nodes: unknown[] } }, series: readSeries(await metrics.print()) };
    };
  }

  it('count each call of a field with a resolver, each batch and each statement', async () => {
    const { data, series } = await createMeasured()(QUERY, { first: 20 });
    expect(data.players.nodes).toHaveLength(20);
    expect(series.get('graphql_field_duration_seconds_count{field="Query.players"}')).toBe(1);
    expect(series.get('graphql_field_duration_seconds_count{field="Player.matches"}')).toBe(20);
    expect(series.get('graphql_field_duration_seconds_sum{field="PlayerMatchConnection.edges"}')).toBeGreaterThan(0);
    expect(series.has('graphql_field_duration_seconds_count{field="Player.gameName"}')).toBe(false);
    expect(series.get('graphql_loader_batch_size_count{loader="playerMatches.pages"}')).toBe(1);
    expect(series.get('graphql_loader_batch_size_sum{loader="playerMatches.pages"}')).toBe(20);
    expect(series.get('graphql_loader_batch_size_sum{loader="playerMatches.counts"}')).toBe(20);
    expect(series.get('graphql_loader_batch_size_count{loader="matchById"}')).toBe(1);
    expect(series.get('sql_statement_duration_seconds_count{statement="players_page"}')).toBe(1);
    expect(series.get('sql_statement_rows_sum{statement="players_page"}')).toBe(21);
  });

  it('have series that do not grow with the players asked for', async () => {
    const measure = createMeasured();
    const one = await measure(QUERY, { first: 20 });
    const many = await measure(QUERY, { first: 60 });
    expect(many.data.players.nodes.length).toBeGreaterThan(50);
    expect([...many.series.keys()]).toEqual([...one.series.keys()]);
  });
});

describe('/metrics', () => {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-metrics-'));
  const cleanups: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(environment: Environment): Promise<Gateway> {
    const gateway = await startGateway(readConfig({ PORT: '0', SAMPLE: 'off', ...environment }), createCapturingLogger().logger);
    cleanups.push(() => gateway.stop());
    return gateway;
  }
  const ask = (gateway: Gateway, query: string) =>
    fetch(gateway.graphqlUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const scrape = async (gateway: Gateway) => readSeries(await (await fetch(`${gateway.url}/metrics`)).text());

  it("tells in Prometheus' format what operations did, and no more with a thousand names of operations", async () => {
    const gateway = await start({ DATA_DIR: join(folder, 'on') });
    await ask(gateway, 'query Page { players { nodes { id } } }');
    await ask(gateway, 'query Page { players(first: 0) { nodes { id } } }');
    const { headers } = await fetch(`${gateway.url}/metrics`);
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const series = await scrape(gateway);
    expect(series.get('graphql_operation_duration_seconds_count{operation="Page",outcome="ok"}')).toBe(1);
    expect(series.get('graphql_operation_duration_seconds_count{operation="Page",outcome="refused"}')).toBe(1);
    expect(series.get('graphql_field_duration_seconds_count{field="Query.players"}')).toBe(2);
    expect(series.get('sql_statement_duration_seconds_count{statement="players_page"}')).toBe(1);

    for (let index = 0; index < 1_000; index += 1) await ask(gateway, `query Random${index} { viewer { role } }`);
    const operations = [...(await scrape(gateway))].filter(([name]) => name.startsWith('graphql_operation_duration_seconds_count'));
    expect(operations).toHaveLength(200 + 1 + 1);
    expect(new Map(operations).get('graphql_operation_duration_seconds_count{operation="other",outcome="ok"}')).toBe(801);
  }, 60_000);

  it('is not there with METRICS=off', async () => {
    const gateway = await start({ DATA_DIR: join(folder, 'off'), METRICS: 'off' });
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
  }, 60_000);

  const postgres = databaseKinds().find(({ kind }) => kind === 'postgres');
  it.skipIf(postgres === undefined)('shows the pool of connections to Postgres', async () => {
    const test = (await postgres?.create()) as TestDatabase;
    cleanups.push(() => test.dispose());
    const gateway = await start({ DATABASE_URL: test.url ?? '' });
    await ask(gateway, '{ players { nodes { id } } }');
    const series = await scrape(gateway);
    expect(series.get('sql_pool_connections{state="idle"}')).toBeGreaterThan(0);
    expect(series.get('sql_pool_connections{state="used"}')).toBe(0);
    expect(series.get('sql_pool_waiting')).toBe(0);
  });
});

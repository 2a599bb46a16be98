import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../src/compose.ts';
import { readConfig } from '../../src/config/config.ts';
import { createCapturingLogger, type LoggedLine } from '../support/capturing-logger.ts';
import { databaseKinds, type TestDatabase } from '../support/test-database.ts';

const POOL_SIZE = 4;
const postgres = databaseKinds().find(({ kind }) => kind === 'postgres');
const QUERY = 'query Page { players(first: 3) { nodes { puuid matches(first: 2) { totalCount } } } }';

describe.skipIf(postgres === undefined)('a gateway on Postgres', () => {
  let test: TestDatabase;
  let gateway: Gateway;
  let lines: readonly LoggedLine[];
  let admin: pg.Client;
  beforeAll(async () => {
    if (postgres === undefined) return;
    test = await postgres.create();
    await test.database.runScript(`insert into players (puuid, platform) select 'p' || n, 'EUW1' from generate_series(1, 5) n`);
    const capturing = createCapturingLogger();
    lines = capturing.lines;
    const environment = { PORT: '0', DATABASE_URL: test.url ?? '', DATABASE_POOL_SIZE: String(POOL_SIZE), OPERATION_TIMEOUT_MS: '1500' };
    gateway = await startGateway(readConfig(environment), capturing.logger);
    admin = new pg.Client(test.url ?? '');
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await gateway?.stop();
    await test?.dispose();
  });

  /** Runs `work` while whatever reads players must wait. */
  async function whilePlayersAreLocked(work: () => Promise<void>): Promise<void> {
    await admin.query('begin; lock table players in access exclusive mode');
    try {
      await work();
    } finally {
      await admin.query('rollback');
    }
  }

  async function countWaiting(): Promise<number> {
    const { rows } = await admin.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
    );
    return rows[0].n;
  }

  function ask(query = QUERY, signal?: AbortSignal) {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) };
    return fetch(gateway.graphqlUrl, signal === undefined ? init : { ...init, signal });
  }

  async function readMetric(pattern: RegExp): Promise<number> {
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    return Number(pattern.exec(text)?.[1] ?? 0);
  }
  const readPool = async () => ({
    used: await readMetric(/^sql_pool_connections\{state="used"\} (\d+)/m),
    waiting: await readMetric(/^sql_pool_waiting (\d+)/m),
  });

  it('ends the statement of a client that goes away, on the server', async () => {
    await whilePlayersAreLocked(async () => {
      const leaving = new AbortController();
      const answer = ask(QUERY, leaving.signal);
      await expect.poll(countWaiting).toBe(1);
      leaving.abort();
      await expect(answer).rejects.toThrow();
      await expect.poll(countWaiting, { timeout: 1_000 }).toBe(0);
    });
    await expect.poll(readPool).toEqual({ used: 0, waiting: 0 });
    expect(await readMetric(/^graphql_operation_duration_seconds_count\{operation="Page",outcome="cancelled"\} (\d+)/m)).toBe(1);
    expect(await readMetric(/^sql_statement_failures_total\{statement="[^"]*"\} (\d+)/m)).toBe(0);
  });

  it('answers at the deadline, ends the statement, and says what it waited for', async () => {
    await whilePlayersAreLocked(async () => {
      const startedAt = performance.now();
      const response = await ask();
      expect(performance.now() - startedAt).toBeLessThan(2_500);
      expect(response.status).toBe(504);
      expect(await response.json()).toEqual({ errors: [expect.objectContaining({ extensions: { code: 'OPERATION_TIMEOUT' } })] });
      await expect.poll(countWaiting, { timeout: 1_000 }).toBe(0);
    });
    expect(lines.find(({ msg }) => msg.startsWith('An operation took too long'))).toMatchObject({
      level: 'warn',
      operation: 'Page',
      statements: [expect.stringContaining('player')],
      requestId: expect.any(String),
    });
    expect(await readMetric(/^graphql_operation_duration_seconds_count\{operation="Page",outcome="timeout"\} (\d+)/m)).toBe(1);
  });

  it('keeps its pool whole when 200 clients leave at any moment', { timeout: 60_000 }, async () => {
    const expected = await (await ask()).text();
    const outcomes = { answered: 0, left: 0 };
    const visit = async (index: number) => {
      try {
        const response = await ask(QUERY, AbortSignal.timeout(Math.floor(Math.random() * 60) + (index % 5 === 0 ? 300 : 0)));
        expect(await response.text()).toBe(expected);
        outcomes.answered += 1;
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        outcomes.left += 1;
      }
    };
    for (let wave = 0; wave < 10; wave += 1) await Promise.all(Array.from({ length: 20 }, (_, index) => visit(index)));
    expect(outcomes.left).toBeGreaterThan(20);
    expect(outcomes.answered).toBeGreaterThan(5);
    await expect.poll(readPool, { timeout: 5_000 }).toEqual({ used: 0, waiting: 0 });
    const answers = await Promise.all(Array.from({ length: 20 }, async () => (await ask()).text()));
    expect(new Set(answers)).toEqual(new Set([expected]));
    const { rows } = await admin.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    );
    expect(rows).toEqual([{ n: 0 }]);
    expect(lines.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
  });
});

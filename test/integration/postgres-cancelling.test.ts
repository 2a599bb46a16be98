import { afterEach, describe, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { createTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const url = process.env['TEST_DATABASE_URL'] ?? '';
const GONE = new Error('Nobody waits');
const asleep = defineStatement('cancelling_asleep', 'select pg_sleep($1)::text, 7 as cancelled');
const innocent = defineStatement('cancelling_innocent', 'select pg_sleep($1)::text, $2::int as n');
const asleepNow = defineStatement(
  'cancelling_asleep_now',
  `select pid from pg_stat_activity where state = 'active' and query like '%7 as cancelled' and pid <> pg_backend_pid()`,
);

describe.skipIf(url === '')('a read on Postgres whose signal fires', () => {
  const cleanups: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  function open(from = url, maxConnections = 2) {
    const database = createPostgresDatabase(from, { maxConnections });
    cleanups.push(() => database.close());
    return database;
  }

  async function openBehindProxy(): Promise<{ database: ReturnType<typeof open>; proxy: TcpProxy }> {
    const target = new URL(url);
    const proxy = await createTcpProxy({ host: target.hostname, port: Number(target.port || 5432) });
    cleanups.push(proxy.close);
    target.host = `127.0.0.1:${proxy.port}`;
    return { database: open(target.toString()), proxy };
  }

  it('is rejected at once, ended on the server, and its connection serves on', async () => {
    const database = open();
    const controller = new AbortController();
    const read = database.query(asleep, [30], controller.signal);
    await expect.poll(() => database.query(asleepNow, [])).toHaveLength(1);
    expect(database.pool.totalCount).toBe(2);
    const startedAt = performance.now();
    controller.abort(GONE);
    await expect(read).rejects.toBe(GONE);
    expect(performance.now() - startedAt).toBeLessThan(50);
    await expect.poll(() => database.query(asleepNow, []), { timeout: 1_000 }).toEqual([]);
    await expect.poll(() => database.pool.idleCount).toBe(2);
  });

  it('leaves the wait for a connection at once, and takes none out of use', async () => {
    const database = open();
    const busy = [database.query(innocent, [0.3, 1]), database.query(innocent, [0.3, 2])];
    const controller = new AbortController();
    const waiting = database.query(asleep, [30], controller.signal);
    controller.abort(GONE);
    const startedAt = performance.now();
    await expect(waiting).rejects.toBe(GONE);
    expect(performance.now() - startedAt).toBeLessThan(50);
    await Promise.all(busy);
    await expect.poll(() => database.pool.idleCount).toBe(2);
    expect(database.pool.waitingCount).toBe(0);
  });

  it('never hits the statement of another, however often and whenever it fires', { timeout: 60_000 }, async () => {
    const database = open();
    const failures: unknown[] = [];
    const outcomes: string[] = [];
    const abortOften = async () => {
      for (let round = 0; round < 200; round += 1) {
        const controller = new AbortController();
        // Ends by itself at times before, at times while, at times after the request to cancel arrives.
        const read = database.query(asleep, [0.01 + Math.random() * 0.03], controller.signal);
        setTimeout(() => controller.abort(GONE), Math.random() * 70);
        await read.then(
          () => outcomes.push('answered'),
          (error) => (error === GONE ? outcomes.push('cancelled') : failures.push(error)),
        );
      }
    };
    let right = 0;
    let done = false;
    const readOn = async (index: number) => {
      while (!done) {
        try {
          const [row] = await database.query<{ n: number }>(innocent, [0.002, index]);
          if (row?.n === index) right += 1;
        } catch (error) {
          failures.push(error);
        }
      }
    };
    const readers = [1, 2].map(readOn);
    await Promise.all([1, 2, 3].map(abortOften));
    done = true;
    await Promise.all(readers);
    expect(failures).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'cancelled').length).toBeGreaterThan(100);
    expect(outcomes.filter((outcome) => outcome === 'answered').length).toBeGreaterThan(10);
    expect(right).toBeGreaterThan(100);
    await expect.poll(() => database.pool.idleCount).toBe(2);
    expect(database.pool.totalCount).toBe(2);
  });

  it('gives up a connection whose server is silent, within bounds', async () => {
    const { database, proxy } = await openBehindProxy();
    const controller = new AbortController();
    const read = database.query(asleep, [1], controller.signal);
    await expect.poll(() => database.query(asleepNow, [])).toHaveLength(1);
    proxy.silence();
    controller.abort(GONE);
    await expect(read).rejects.toBe(GONE);
    await expect.poll(() => database.pool.totalCount, { timeout: 4_500 }).toBeLessThan(2);
  });

  it('takes a server that is gone for what it is', async () => {
    const { database, proxy } = await openBehindProxy();
    const controller = new AbortController();
    const read = database.query(asleep, [1], controller.signal);
    await expect.poll(() => database.query(asleepNow, [])).toHaveLength(1);
    controller.abort(GONE);
    await proxy.stop();
    await expect(read).rejects.toBe(GONE);
    await expect.poll(() => database.pool.totalCount, { timeout: 4_500 }).toBe(0);
    const next = new AbortController();
    await expect(database.query(innocent, [0, 1], next.signal)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('is told from a read that the server itself ended', async () => {
    const database = createPostgresDatabase(url, { maxConnections: 1, readTimeoutMs: 100 });
    cleanups.push(() => database.close());
    const { signal } = new AbortController();
    await expect(database.query(asleep, [30], signal)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await database.query(innocent, [0, 3], signal)).toMatchObject([{ n: 3 }]);
  });

  it('says what was wrong with a statement that failed by itself', async () => {
    const { signal } = new AbortController();
    const broken = defineStatement('cancelling_broken', 'select 1 / $1::int');
    await expect(open().query(broken, [0], signal)).rejects.toThrow('division by zero');
  });
});

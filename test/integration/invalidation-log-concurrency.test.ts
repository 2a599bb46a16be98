import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInvalidationSource } from '../../src/data/invalidation-source.ts';
import type { InvalidationSource, LogConnection } from '../../src/domain/invalidation-source.ts';
import { once } from '../support/log-fixture.ts';
import { databaseKinds, type TestDatabase } from '../support/test-database.ts';

const EVERYTHING = '1:1:';
const DEAF: Parameters<InvalidationSource['connect']>[0] = { onWake: () => undefined, onLost: () => undefined };
/** Transactions of other databases of the server hold trimming back, too, and may last. */
const PATIENT = { timeout: 20_000 };
/** As cache.wake takes it. */
const WAKE_LOCK = 72_707_370;
const postgres = databaseKinds().find(({ kind }) => kind === 'postgres');

describe.skipIf(postgres === undefined)('the invalidation log with several connections (postgres)', () => {
  let test: TestDatabase;
  let connections: LogConnection[] = [];
  let clients: pg.Client[] = [];
  beforeEach(async () => {
    if (postgres !== undefined) test = await postgres.create();
  });
  afterEach(async () => {
    await Promise.all([...connections.map((connection) => connection.close()), ...clients.map((client) => client.end())]);
    [connections, clients] = [[], []];
    await test.dispose();
  });

  const source = (pullTimeoutMs?: number) => createInvalidationSource(test.database, pullTimeoutMs === undefined ? {} : { pullTimeoutMs });
  const connect = async (listeners: Partial<typeof DEAF> = {}, pullTimeoutMs?: number) => {
    const connection = await source(pullTimeoutMs).connect({ ...DEAF, ...listeners });
    connections.push(connection);
    return connection;
  };
  const openClient = async () => {
    const client = new pg.Client({ connectionString: test.url ?? '' });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  };
  /** Begins a transaction that wrote, and answers its id. */
  const beginWrite = async (client: pg.Client, queue: number) => {
    await client.query('begin');
    await client.query('insert into queues (id) values ($1)', [queue]);
    return Number((await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid')).rows[0]?.xid);
  };

  it('shows a transaction that began first and committed last when it has committed', async () => {
    const log = await connect();
    const [slow, quick] = [await openClient(), await openClient()];
    const first = await beginWrite(slow, 1);
    const second = await beginWrite(quick, 2);
    await quick.query('commit');
    const early = await log.pull(EVERYTHING);
    expect(early.rows.map(({ xid }) => xid)).toEqual([second]);
    const between = await log.pull(early.snapshot);
    expect(between.rows).toEqual([]);
    await slow.query('commit');
    const late = await log.pull(between.snapshot);
    expect(late.rows.map(({ xid }) => xid)).toEqual([first]);
    expect(first).toBeLessThan(second);
    expect((await log.pull(late.snapshot)).rows).toEqual([]);
  });

  it('keeps what an open transaction may still add, however little it may hold', async () => {
    const log = await connect();
    const slow = await openClient();
    const { snapshot } = await log.pull(EVERYTHING);
    const xid = await beginWrite(slow, 1);
    for (const tag of ['one', 'two', 'three']) await source().purge([tag]);
    for (let count = 0; count < 2; count += 1) await source().prune({ keepMs: 0, maxRows: 1 });
    const { prunedBelow, rows } = await log.pull(snapshot);
    expect(prunedBelow).toBeLessThanOrEqual(xid);
    expect(rows).toHaveLength(3);
    const marks = 'select count(*) > 0 as some, count(*) = count(distinct horizon::text) as different from cache.mark';
    expect(await test.database.query(once(marks), [])).toEqual([{ some: true, different: true }]);
    await slow.query('commit');
    expect((await log.pull(snapshot)).rows.map((row) => row.xid)).toContain(xid);
    const pruneToOne = async () => {
      await source().prune({ keepMs: 60_000, maxRows: 1 });
      return (await log.pull(EVERYTHING)).prunedBelow;
    };
    await expect.poll(pruneToOne, PATIENT).toBeGreaterThan(xid);
  });

  it('does not take a row for old that a long transaction wrote long ago and committed now', async () => {
    const log = await connect();
    const slow = await openClient();
    const xid = await beginWrite(slow, 1);
    await source().purge(['beside']);
    await source().prune({ keepMs: 60_000, maxRows: 100 });
    await test.database.query(once(`update cache.mark set at = at - interval '1 hour'`), []);
    await slow.query('commit');
    await test.database.query(once(`update cache.outbox set written_at = written_at - interval '1 hour'`), []);
    await source().prune({ keepMs: 60_000, maxRows: 100 });
    expect((await log.pull(EVERYTHING)).rows.map((row) => row.xid)).toContain(xid);
  });

  it('lets 20 writers commit while another transaction holds the lock of the wake, and has what they wrote', async () => {
    const holder = await openClient();
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock($1)', [WAKE_LOCK]);
    const log = await connect();
    const writers = await Promise.all(Array.from({ length: 20 }, openClient));
    await Promise.all(
      writers.map(async (writer, index) => {
        await writer.query(`set lock_timeout = '5s'; set statement_timeout = '5s'`);
        await writer.query('insert into queues (id) values ($1)', [index]);
      }),
    );
    expect((await log.pull(EVERYTHING)).rows).toHaveLength(20);
    await holder.query('commit');
  });

  it('wakes at a commit while another transaction that wrote is still open', async () => {
    const onWake = vi.fn();
    await connect({ onWake });
    await beginWrite(await openClient(), 1);
    await source().purge(['one']);
    await expect.poll(() => onWake.mock.calls.length, PATIENT).toBe(1);
  });

  it('tells once that its connection was lost, and wakes over the next one', async () => {
    const onLost = vi.fn();
    const onWake = vi.fn();
    const log = await connect({ onLost });
    const killer = await openClient();
    await killer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'farsight-log' and datname = current_database()`,
    );
    await expect.poll(() => onLost.mock.calls.length, PATIENT).toBe(1);
    await expect(log.pull(EVERYTHING)).rejects.toThrow();
    await log.close();
    expect(onLost).toHaveBeenCalledTimes(1);
    const next = await connect({ onWake });
    const xid = await source().purge(['one']);
    await expect.poll(() => onWake.mock.calls.length, PATIENT).toBe(1);
    expect((await next.pull(EVERYTHING)).rows.map((row) => row.xid)).toEqual([xid]);
  });

  it('tells nobody that it was lost when it is closed', async () => {
    const onLost = vi.fn();
    const log = await connect({ onLost });
    await log.close();
    await expect(log.pull(EVERYTHING)).rejects.toThrow();
    expect(onLost).not.toHaveBeenCalled();
  });

  it('gives up a look that takes too long, and the connection with it', async () => {
    const onLost = vi.fn();
    const log = await connect({ onLost }, 200);
    const locker = await openClient();
    await locker.query('begin; lock table cache.outbox in access exclusive mode');
    await expect(log.pull(EVERYTHING)).rejects.toThrow(/statement timeout/);
    expect(onLost).toHaveBeenCalledTimes(1);
    await locker.query('rollback');
    await expect(log.pull(EVERYTHING)).rejects.toThrow();
    expect(onLost).toHaveBeenCalledTimes(1);
  });

  it('cannot be listened to where it was never made', async () => {
    await test.database.runScript('drop schema cache cascade');
    await expect(connect()).rejects.toThrow(/cache/);
  });
});

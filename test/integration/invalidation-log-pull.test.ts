import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInvalidationSource } from '../../src/data/invalidation-source.ts';
import type { PgliteDatabase } from '../../src/data/pglite-database.ts';
import type { InvalidationSource, LogConnection, LogPull } from '../../src/domain/invalidation-source.ts';
import { once } from '../support/log-fixture.ts';
import { databaseKinds, describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const EVERYTHING = '1:1:';
const DEAF: Parameters<InvalidationSource['connect']>[0] = { onWake: () => undefined, onLost: () => undefined };

/** Transactions of other databases of the server hold trimming back, too, so it is asked for until it had its way. */
const PATIENT = { timeout: 20_000 };

describeOnDatabases('the invalidation log', (kind) => {
  let test: TestDatabase;
  let connections: LogConnection[] = [];
  beforeEach(async () => {
    test = await kind.create();
  });
  afterEach(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    connections = [];
    await test.dispose();
  });

  const source = () => createInvalidationSource(test.database);
  const connect = async (listeners: Partial<typeof DEAF> = {}) => {
    const connection = await source().connect({ ...DEAF, ...listeners });
    connections.push(connection);
    return connection;
  };
  const run = async (text: string) => test.database.query<Record<string, string>>(once(text), []);

  it('tells what a transaction changed, under its id, once it committed', async () => {
    const log = await connect();
    const { snapshot } = await log.pull(EVERYTHING);
    const xid = await test.database.transaction(async (writer) => {
      await writer.execute(once(`insert into queues (id) values (420)`), []);
      return writer.query<{ xid: string }>(once('select pg_current_xact_id()::text as xid'), []);
    });
    const { rows } = await log.pull(snapshot);
    expect(rows).toEqual([{ xid: Number(xid[0]?.xid), tags: ['Queue:420', 'null:Queue:420'], ageMs: expect.any(Number) }]);
    expect(rows[0]?.ageMs).toBeGreaterThanOrEqual(0);
  });

  it('tells by the age how late a change is heard of', async () => {
    const log = await connect();
    await source().purge(['one']);
    await run(`update cache.outbox set written_at = written_at - interval '1 hour'`);
    const { rows } = await log.pull(EVERYTHING);
    expect(rows[0]?.ageMs).toBeGreaterThanOrEqual(3_600_000);
    expect(rows[0]?.ageMs).toBeLessThan(3_700_000);
  });

  it('tells a row once to who goes on from look to look, and all that is left to who is new', async () => {
    const log = await connect();
    let after = (await log.pull(EVERYTHING)).snapshot;
    const purged: number[] = [];
    const told: number[] = [];
    for (const tag of ['one', 'two', 'three']) {
      purged.push(await source().purge([tag, 'all']));
      for (let look = 0; look < 2; look += 1) {
        const pull = await log.pull(after);
        told.push(...pull.rows.map(({ xid }) => xid));
        after = pull.snapshot;
      }
    }
    expect(told).toEqual(purged);
    expect((await log.pull(EVERYTHING)).rows.map(({ tags }) => tags.join())).toEqual(
      expect.arrayContaining(['one,all', 'two,all', 'three,all']),
    );
  });

  it('wakes who listens at a commit', async () => {
    const onWake = vi.fn();
    await connect({ onWake });
    await source().purge(['one']);
    await expect.poll(() => onWake.mock.calls.length, PATIENT).toBe(1);
  });

  it('wakes once for several statements of a transaction, and for none that is rolled back', async () => {
    const wakes = await countWakes(test, async () => {
      await test.database.runScript(`insert into queues (id) values (1); insert into queues (id) values (2); delete from queues`);
      const undone = test.database.transaction(async (writer) => {
        await writer.execute(once('insert into queues (id) values (3)'), []);
        throw new Error('no');
      });
      await expect(undone).rejects.toThrow('no');
    });
    expect(wakes).toBe(1);
  });

  it('is trimmed of what had ended as long ago as it is to be kept, by what was marked then', async () => {
    const log = await connect();
    const limits = { keepMs: 60_000, maxRows: 100 };
    await source().prune(limits);
    const old = await source().purge(['old']);
    const markNow = async () => {
      await source().prune(limits);
      const [mark] = await run('select horizon::text from cache.mark order by horizon desc limit 1');
      return Number(mark?.['horizon']);
    };
    await expect.poll(markNow, PATIENT).toBeGreaterThan(old);
    const young = await source().purge(['young']);
    await run(`update cache.outbox set written_at = written_at - interval '1 day'`);
    await source().prune(limits);
    expect(tagsIn(await log.pull(EVERYTHING))).toEqual(['old', 'young']);
    await run(`update cache.mark set at = at - interval '1 hour' where horizon <= '${young}'`);
    await source().prune(limits);
    const { rows, prunedBelow } = await log.pull(EVERYTHING);
    expect(rows.map(({ xid }) => xid)).toEqual([young]);
    expect(prunedBelow).toBeLessThanOrEqual(young);
    expect(prunedBelow).toBeGreaterThan(old);
    expect(await run('select horizon from cache.mark, cache.state where horizon < pruned_below')).toEqual([]);
  });

  it('is trimmed to about as many rows as it may have', async () => {
    const log = await connect();
    const xids: number[] = [];
    for (let count = 0; count < 10; count += 1) xids.push(await source().purge([`tag ${count}`]));
    const pruneTo = async (maxRows: number) => {
      await source().prune({ keepMs: 60_000, maxRows });
      return log.pull(EVERYTHING);
    };
    expect((await pruneTo(100)).rows).toHaveLength(10);
    await expect.poll(async () => (await pruneTo(4)).prunedBelow, PATIENT).toBe(xids.at(-4));
    const { rows } = await log.pull(EVERYTHING);
    expect(rows.map(({ xid }) => xid).sort()).toEqual(xids.slice(-4).sort());
  });

  it('keeps all of itself while nothing is too old or too much', async () => {
    const log = await connect();
    const before = await log.pull(EVERYTHING);
    await source().purge(['one']);
    for (let count = 0; count < 3; count += 1) await source().prune({ keepMs: 60_000, maxRows: 100 });
    const after = await log.pull(EVERYTHING);
    expect(tagsIn(after)).toEqual(['one']);
    expect(after.prunedBelow).toBe(before.prunedBelow);
  });

  describe('has an incarnation', () => {
    const incarnation = async () => (await (await connect()).pull(EVERYTHING)).incarnation;

    it('that all who listen agree on, also those who begin at once', async () => {
      const known = await Promise.all([incarnation(), incarnation(), incarnation()]);
      expect(new Set([...known, await incarnation()]).size).toBe(1);
    });

    it('that another copy of the same database does not have', async () => {
      const other = await kind.create();
      const log = await createInvalidationSource(other.database).connect(DEAF);
      const { incarnation: others } = await log.pull(EVERYTHING);
      await log.close();
      await other.dispose();
      expect(await incarnation()).not.toBe(others);
    });

    it('that ends where the database is elsewhere, or was elsewhere since', async () => {
      const first = await incarnation();
      await run(`update cache.state set place = 'elsewhere'`);
      const second = await incarnation();
      expect(second).not.toBe(first);
      expect(await incarnation()).toBe(second);
    });

    it('without what a managed Postgres may forbid to ask', async () => {
      const role = `log_reader_${randomBytes(4).toString('hex')}`;
      const functions = ['pg_control_system()', 'pg_control_checkpoint()', 'pg_walfile_name(pg_lsn)', 'pg_postmaster_start_time()'];
      await test.database.runScript(`create role ${role}; grant usage on schema cache to ${role};
        revoke execute on function ${functions.join()} from public`);
      const [place] = await test.database.transaction(async (writer) => {
        await writer.execute(once(`set local role ${role}`), []);
        return writer.query<{ place: string }>(once('select cache.place() as place'), []);
      });
      await test.database.runScript(`drop owned by ${role}; drop role ${role}`);
      expect(place?.place).toMatch(/^-\/-\/\d+\/-\/-$/);
    });

    it('that differs by server, start, database and timeline', async () => {
      const [place] = await run('select cache.place() as place');
      expect(place?.['place']).toMatch(/^\d{15,}\/\d+\.\d+\/\d+\/[0-9A-F]{8}$/);
    });

    it('that ends with a crash, of which a table tells that the WAL does not hold', async () => {
      const persistence = await run(`select relpersistence as kept from pg_class where oid = 'cache.life'::regclass`);
      expect(persistence).toEqual([{ kept: 'u' }]);
      const first = await incarnation();
      await run('delete from cache.life');
      const second = await incarnation();
      expect(second).not.toBe(first);
      expect(await incarnation()).toBe(second);
    });

    it('that ends where a dump is restored over it, before anybody connects anew', async () => {
      const log = await connect();
      const { incarnation: first } = await log.pull(EVERYTHING);
      await test.database.runScript(`alter table cache.state rename to dumped;
        create table cache.state (like cache.dumped including all); insert into cache.state select * from cache.dumped`);
      expect((await log.pull(EVERYTHING)).incarnation).not.toBe(first);
    });

    it('and forgets ids of another counter with it', async () => {
      await incarnation();
      await run(`insert into cache.outbox (xid, tags) values ('999999999', array['foreign'])`);
      await run(`update cache.state set place = 'elsewhere', pruned_below = '999999999'`);
      await run(`insert into cache.mark (at, horizon) values ('2020-01-01', '999999999')`);
      const log = await connect();
      const pull = await log.pull(EVERYTHING);
      const { prunedBelow, snapshot } = pull;
      expect(tagsIn(pull)).not.toContain('foreign');
      expect(prunedBelow).toBeLessThanOrEqual(Number(snapshot.split(':')[0]));
      await source().prune({ keepMs: 60_000, maxRows: 100 });
      expect((await log.pull(EVERYTHING)).prunedBelow).toBe(prunedBelow);
    });
  });
});

describe('the invalidation log of the embedded database', () => {
  it('takes no more room however often it is trimmed', async () => {
    const test = await createEmbedded();
    const sizes: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      await test.database.runScript(
        `insert into cache.outbox (tags) select array['Player:' || n, 'list:Player'] from generate_series(1, 2000) n`,
      );
      await createInvalidationSource(test.database).purge(['last']);
      await createInvalidationSource(test.database).prune({ keepMs: 60_000, maxRows: 1 });
      const [row] = await test.database.query<{ size: number }>(once(`select pg_relation_size('cache.outbox')::int as size`), []);
      sizes.push(row?.size ?? 0);
    }
    expect(sizes[0]).toBeGreaterThan(0);
    expect(sizes.at(-1)).toBeLessThanOrEqual(2 * (sizes[0] ?? 0));
    await test.dispose();
  });

  it('is not read where a transaction is open that wrote, and waits for those it can wait for', async () => {
    const { database, dispose } = await createEmbedded();
    const { session } = database as PgliteDatabase;
    const log = await createInvalidationSource(database).connect(DEAF);
    await session.exec('begin');
    await session.query('insert into queues (id) values (1)');
    await expect(log.pull(EVERYTHING)).rejects.toThrow(/outside of writing transactions/);
    await session.exec('rollback');
    expect((await log.pull(EVERYTHING)).rows).toEqual([]);

    let pulled: Promise<LogPull> | undefined;
    await database.transaction(async (writer) => {
      await writer.execute(once('insert into queues (id) values (2)'), []);
      pulled = log.pull(EVERYTHING);
      await writer.execute(once('insert into queues (id) values (3)'), []);
    });
    expect((await pulled)?.rows).toHaveLength(2);
    await log.close();
    await dispose();
    await expect(log.pull(EVERYTHING)).rejects.toThrow();
    await log.close();
  });
});

async function createEmbedded(): Promise<TestDatabase> {
  const test = await databaseKinds()
    .find(({ kind }) => kind === 'pglite')
    ?.create();
  if (test === undefined) throw new Error('The embedded database must be among the kinds');
  return test;
}

function tagsIn({ rows }: LogPull): readonly string[] {
  return rows.flatMap(({ tags }) => tags).sort();
}

/** Counts notifications: they come in the order of commits, so a last one of another channel comes after all of them. */
async function countWakes({ database, url }: TestDatabase, work: () => Promise<void>): Promise<number> {
  let wakes = 0;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const hear = (channel: string) => {
    if (channel === 'farsight_cache') wakes += 1;
    else end();
  };
  let stop: () => Promise<void>;
  if (database.kind === 'pglite') {
    const { session } = database;
    const stops = [
      await session.listen('farsight_cache', () => hear('farsight_cache')),
      await session.listen('the_end', () => hear('the_end')),
    ];
    stop = async () => {
      for (const one of stops) await one();
    };
  } else {
    const client = new pg.Client({ connectionString: url ?? '' });
    await client.connect();
    client.on('notification', ({ channel }) => hear(channel));
    await client.query('listen farsight_cache; listen the_end');
    stop = () => client.end();
  }
  await work();
  await database.query(once(`select pg_notify('the_end', '')`), []);
  await ended;
  await stop();
  return wakes;
}

import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMigrations } from '../../src/data/migration-files.ts';
import { withMigrationLock } from '../../src/data/migration-lock.ts';
import { assertMigrated } from '../../src/data/migration-status.ts';
import { applyMigrations } from '../../src/data/migrator.ts';
import { createPgliteDatabase } from '../../src/data/pglite-database.ts';
import { databaseKinds, type TestDatabase } from '../support/test-database.ts';

const postgres = databaseKinds().find(({ kind }) => kind === 'postgres');
const INDEX = { name: '29990101000000_index', script: 'create index concurrently extra_idx on queues (map)' };

describe('an embedded database that was never migrated', () => {
  it('lacks everything until it is', async () => {
    const database = await createPgliteDatabase({ memory: true });
    await expect(assertMigrated(database)).rejects.toThrow(/lacks \d+ of this version's \d+ migrations/);
    await applyMigrations(database);
    expect(await assertMigrated(database)).toEqual([]);
    await database.close();
  });
});

describe.skipIf(postgres === undefined)('withMigrationLock (postgres)', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    if (postgres !== undefined) test = await postgres.create();
  });
  afterEach(() => test.dispose());

  it('names who holds the lock while it waits, and gives up at the deadline', async () => {
    const waited: string[] = [];
    await withMigrationLock(test.database, { deadlineMs: 1_000 }, async () => {
      await expect(
        withMigrationLock(test.database, { deadlineMs: 300, onWait: (holder) => waited.push(holder) }, async () => undefined),
      ).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringMatching(/"farsight migrate".*pg_terminate_backend\(\d+\)/) });
    });
    expect(waited).toEqual([expect.stringMatching(/"farsight migrate" from 127\.0\.0\.1, database process \d+/)]);
  });

  it('waits without holding a snapshot, so that CREATE INDEX CONCURRENTLY can end', async () => {
    const options = { migrations: [...readMigrations(), INDEX], lockDeadlineMs: 20_000 };
    const applied = await Promise.all([applyMigrations(test.database, options), applyMigrations(test.database, options)]);
    expect(applied.flat()).toEqual([INDEX.name]);
  });

  it('goes no further when the connection that holds the lock is lost', async () => {
    const admin = new pg.Client({ connectionString: test.url ?? '' });
    await admin.connect();
    const work = withMigrationLock(test.database, { deadlineMs: 1_000 }, async (session) => {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'farsight migrate' and datname = current_database()`,
      );
      await delay(50);
      await session.runScript('create table extra (id int)');
    });
    await expect(work).rejects.toThrow();
    expect((await admin.query(`select to_regclass('extra') as found`)).rows).toEqual([{ found: null }]);
    await admin.end();
    await withMigrationLock(test.database, { deadlineMs: 2_000 }, async () => undefined);
  });
});

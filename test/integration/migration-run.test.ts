import { afterEach, beforeEach, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import { readMigrations } from '../../src/data/migration-files.ts';
import { assertMigrated, readMigrationStatus } from '../../src/data/migration-status.ts';
import { applyMigrations, type MigrationEvent, resolveMigration } from '../../src/data/migrator.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const OWN = readMigrations();
const NAME = '29990101000000_next';

const withNext = (script: string, name = NAME) => ({ migrations: [...OWN, { name, script }] });
const findRelation = defineStatement('find_relation', 'select to_regclass($1) is not null as present');
const findValid = defineStatement('find_valid', 'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)');
const listRecords = defineStatement(
  'list_records',
  'select finished_at is not null as finished, rolled_back_at is not null as rolled_back, logs from _prisma_migrations where migration_name = $1 order by started_at',
);

describeOnDatabases('applyMigrations', (kind) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await kind.create();
  });
  afterEach(() => test.dispose());

  const exists = async (relation: string) => (await test.database.query<{ present: boolean }>(findRelation, [relation]))[0]?.present;
  const stateOf = async (script: string) =>
    (await readMigrationStatus(test.database, withNext(script).migrations)).find(({ name }) => name === NAME)?.state;

  it('applies what is missing and nothing the second time', async () => {
    const next = withNext('create table extra (id int)');
    expect(await applyMigrations(test.database, next)).toEqual([NAME]);
    expect(await applyMigrations(test.database, next)).toEqual([]);
    expect(await exists('extra')).toBe(true);
  });

  it('applies function bodies with semicolons, and texts that look like statements', async () => {
    const script = `create table extra (id int, word text default 'a;b''c');
      create function extra_guard() returns trigger language plpgsql as $body$
      begin
        if new.id < 0 then raise exception 'negative; not allowed'; end if;
        return new; -- a comment; with one
      end $body$;
      /* nested /* ; */ ; */
      create trigger extra_guard before insert on extra for each row execute function extra_guard();`;
    expect(await applyMigrations(test.database, withNext(script))).toEqual([NAME]);
    await expect(test.database.runScript('insert into extra values (-1)')).rejects.toThrow('negative; not allowed');
  });

  it('stops at a failing migration with its name, the database’s words and what to do, and leaves nothing of it', async () => {
    const migrations = [...withNext('create table extra (id int); select 1/0; create table later (id int)').migrations];
    migrations.push({ name: '29990102000000_after', script: 'create table after_it (id int)' });
    await expect(applyMigrations(test.database, { migrations })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/29990101000000_next failed: division by zero\. Nothing of it was applied.*`farsight migrate`/),
      facts: { migration: NAME },
    });
    expect([await exists('extra'), await exists('later'), await exists('after_it')]).toEqual([false, false, false]);
    expect(await test.database.query(listRecords, [NAME])).toEqual([
      { finished: false, rolled_back: false, logs: expect.stringContaining('division by zero') },
    ]);
    const failed = (await readMigrationStatus(test.database, migrations)).find(({ name }) => name === NAME);
    expect(failed).toMatchObject({ state: 'failed', error: expect.stringContaining('division by zero') });
  });

  it('tries a failed migration again once its cause is mended', async () => {
    const script = 'create table extra (id int); insert into missing values (1)';
    await expect(applyMigrations(test.database, withNext(script))).rejects.toThrow('missing');
    await test.database.runScript('create table missing (id int)');
    const events: MigrationEvent[] = [];
    expect(await applyMigrations(test.database, { ...withNext(script), onEvent: (event) => events.push(event) })).toEqual([NAME]);
    expect(events.map((event) => event.kind)).toEqual(['retrying', 'applying', 'applied']);
    expect(await stateOf(script)).toBe('applied');
  });

  it('records a transactional migration as ended in its own transaction', async () => {
    // What a process leaves that dies right after the script's commit, before the engine can record the end.
    const script = `create table extra (id int)`;
    await applyMigrations(test.database, withNext(`${script}; create table proof as select finished_at from _prisma_migrations`));
    await test.database.runScript(`create table seen as select 1`);
    const [row] = await test.database.query<{ open: number }>(
      defineStatement('count_open', 'select count(*) filter (where finished_at is null)::int as open from proof'),
      [],
    );
    expect(row?.open).toBe(1);
    expect(await test.database.query(listRecords, [NAME])).toEqual([{ finished: true, rolled_back: false, logs: null }]);
  });

  it('runs CREATE INDEX CONCURRENTLY alone in its migration', async () => {
    await applyMigrations(test.database, withNext('-- why\ncreate index concurrently extra_idx on queues (map);'));
    expect(await test.database.query(findValid, ['extra_idx'])).toEqual([{ valid: true }]);
  });

  it('drops an index that a failed CONCURRENTLY left invalid, and builds it anew', async () => {
    await test.database.runScript(`insert into queues (id, map) values (1, 'same'), (2, 'same')`);
    const script = 'create unique index concurrently extra_idx on queues (map)';
    await expect(applyMigrations(test.database, withNext(script))).rejects.toThrow(
      /could not create unique index.*drops what is left of extra_idx/,
    );
    expect(await test.database.query(findValid, ['extra_idx'])).toEqual([{ valid: false }]);
    await expect(applyMigrations(test.database, withNext(script))).rejects.toThrow('could not create unique index');
    await test.database.runScript('delete from queues where id = 2');
    expect(await applyMigrations(test.database, withNext(script))).toEqual([NAME]);
    expect(await test.database.query(findValid, ['extra_idx'])).toEqual([{ valid: true }]);
  });

  it('takes an index as built when its migration was cut short after building it', async () => {
    const script = 'create index concurrently extra_idx on queues (map)';
    await applyMigrations(test.database, withNext(script));
    await test.database.runScript(`update _prisma_migrations set finished_at = null where migration_name = '${NAME}'`);
    expect(await stateOf(script)).toBe('failed');
    expect(await applyMigrations(test.database, withNext(script))).toEqual([]);
    expect(await stateOf(script)).toBe('applied');
  });

  it('leaves a half-applied migration to a person, and goes on once it is resolved', async () => {
    const script = 'begin; create table extra (id int); commit; select 1/0';
    await expect(applyMigrations(test.database, withNext(script))).rejects.toThrow(
      /half applied, because it says BEGIN itself.*--rolled-back/,
    );
    await expect(applyMigrations(test.database, withNext(script))).rejects.toThrow(/division by zero.*half applied/);
    await test.database.runScript('drop table if exists extra');
    await resolveMigration(test.database, { name: NAME, as: 'rolled-back' }, withNext(script));
    expect(await stateOf(script)).toBe('pending');
    await resolveMigration(test.database, { name: NAME, as: 'applied' }, withNext(script));
    expect(await stateOf(script)).toBe('applied');
  });

  it('resolves only what can be resolved so', async () => {
    const next = withNext('select 1');
    await expect(resolveMigration(test.database, { name: 'nobody', as: 'applied' }, next)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(resolveMigration(test.database, { name: NAME, as: 'rolled-back' }, next)).rejects.toThrow(/failed .* is pending/);
  });

  it('refuses a failed migration of another version by name', async () => {
    await expect(applyMigrations(test.database, withNext('select 1/0'))).rejects.toThrow();
    await expect(applyMigrations(test.database, { migrations: OWN })).rejects.toThrow(
      /29990101000000_next failed before and is not of this version/,
    );
  });

  it('lets migrators that start at once wait for each other', async () => {
    const next = withNext('create table extra (id int); select pg_sleep(0.3)');
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(test.database, next)));
    expect(applied.flat()).toEqual([NAME]);
  });

  it('leaves no lock behind', async () => {
    await applyMigrations(test.database, withNext('create table extra (id int)'));
    expect(await applyMigrations(test.database, { ...withNext('create table extra (id int)'), lockDeadlineMs: 2_000 })).toEqual([]);
  });

  it('tells applied, pending, edited and unknown apart', async () => {
    await applyMigrations(test.database, withNext('select 1'));
    expect(await stateOf('select 1')).toBe('applied');
    expect(await stateOf('select 2')).toBe('edited');
    expect(await readMigrationStatus(test.database, OWN)).toContainEqual(expect.objectContaining({ name: NAME, state: 'unknown' }));
    expect(await assertMigrated(test.database, OWN)).toEqual([NAME]);
  });

  it('asserts that nothing is missing, naming what is', async () => {
    expect(await assertMigrated(test.database)).toEqual([]);
    await expect(assertMigrated(test.database, withNext('select 1').migrations)).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/lacks 1 .*29990101000000_next.*farsight migrate/),
    });
  });
});

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kindTag } from '../../src/domain/cache-tags.ts';
import { LOG_FIXTURE, logRowsOf, once, tagsOf } from '../support/log-fixture.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** Puts what is under a player out of the way of the log. */
const forget = 'delete from cache.outbox';
const manyPlayers = (count: number) =>
  `insert into players (id, puuid, platform, name_key) select n, 'many' || n, 'KR', '' from generate_series(1001, ${1_000 + count}) n`;

describeOnDatabases('what the log has of a statement', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(LOG_FIXTURE);
  });
  afterAll(() => test.dispose());

  it('is what an upsert inserted and what it updated', async () => {
    const upsert = (values: string) =>
      `insert into queues (id, map) values ${values} on conflict (id) do update set map = excluded.map where queues.map is distinct from excluded.map`;
    expect(await tagsOf(test.database, upsert(`(420, 'Rift'), (450, 'Abyss')`))).toEqual(['Queue:450', 'null:Queue:450']);
    expect(await tagsOf(test.database, upsert(`(420, 'Other'), (450, 'Abyss')`))).toEqual(['Queue:420', 'Queue:450', 'null:Queue:450']);
    expect(await tagsOf(test.database, `insert into queues (id) values (420) on conflict do nothing`)).toEqual([]);
  });

  it('is what a MERGE inserted, updated and deleted', async () => {
    const merge = `merge into champions c using (values (1, 'x'), (3, null), (4, 'new')) as given (id, name) on c.id = given.id
      when matched and given.name is null then delete
      when matched then update set name = given.name
      when not matched then insert (id, key, key_fold) values (given.id, given.name, given.name)`;
    expect(await tagsOf(test.database, merge)).toEqual(['Champion:1', 'Champion:3', 'Champion:4', 'null:Champion:3', 'null:Champion:4']);
  });

  it('is what a COPY brought', async () => {
    expect(
      await tagsOf(test.database, (writer) =>
        writer.copy(
          'queues',
          ['id', 'map'],
          [
            [450, 'a'],
            [460, 'b'],
          ],
        ),
      ),
    ).toEqual(['Queue:450', 'Queue:460', 'null:Queue:450', 'null:Queue:460']);
  });

  it('is each kind of tag of the tables that a TRUNCATE emptied', async () => {
    expect(await tagsOf(test.database, 'truncate matches cascade')).toEqual([
      'list:Match',
      'null:Match',
      'type:Match',
      'type:Player.matches',
      'type:Player.stats',
    ]);
  });

  it('is what a delete took with it or left without an owner', async () => {
    expect(await tagsOf(test.database, 'delete from players where id = 1')).toEqual(
      [
        ...[
          'Player:1',
          'list:Player',
          'null:Player:p1',
          'null:Player:one#1',
          'Player:1.activity',
          'list:Player.activity',
          'Player:1.names',
        ],
        ...['Player:1.ranks', 'Match:1', 'Player:1.matches', 'Player:1.stats', 'Channel:1', 'Player:1.channels'],
        ...['Player:1.feedback'],
      ].sort(),
    );
  });

  it('is what several parents took with them', async () => {
    const second = 'insert into posts (id, channel_id, message_id, published_at, source_rank) values (2, 2, 1, now(), 1)';
    const history = 'insert into post_snapshots (post_id, observed_at) values (2, now()), (1, now())';
    expect(await tagsOf(test.database, second, history, forget, 'delete from channels')).toEqual(
      [
        ...['Channel:1', 'Channel:2', 'list:Channel', 'Player:1.channels', 'null:Channel:1', 'null:Channel:2', 'null:Channel:TELEGRAM/one'],
        ...['Post:1', 'Post:2', 'null:Post:1', 'null:Post:2', 'Channel:1.posts', 'Channel:2.posts', 'Channel:1.posts.views'],
        ...['Channel:2.posts.views', 'Post:1.history', 'Post:2.history', 'Post:1.versions', 'Channel:1.subscribers', 'Channel:1.figures'],
        ...['Channel:2.figures', 'Channel:1.feedback'],
      ].sort(),
    );
  });

  it('is both keys of a row whose key changed, and of the rows that point to it', async () => {
    expect(await tagsOf(test.database, 'update players set id = 9 where id = 1')).toEqual(
      [
        ...['Player:1', 'Player:9', 'list:Player', 'null:Player:p1', 'null:Player:one#1', 'Player:1.activity', 'Player:9.activity'],
        ...['list:Player.activity', 'Player:1.names', 'Player:9.names', 'Player:1.ranks', 'Player:9.ranks', 'Match:1', 'Player:1.matches'],
        ...[
          'Player:9.matches',
          'Player:1.stats',
          'Player:9.stats',
          'Channel:1',
          'Player:1.channels',
          'Player:9.channels',
          'Player:1.feedback',
        ],
        ...['Player:9.feedback'],
      ].sort(),
    );
  });

  it('is nothing of a transaction or savepoint that was rolled back', async () => {
    const before = await test.database.query(once('select count(*) as n from cache.outbox'), []);
    const failing = test.database.transaction(async (writer) => {
      await writer.execute(once(`update queues set map = 'undone'`), []);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await test.database.query(once('select count(*) as n from cache.outbox'), [])).toEqual(before);
    const rows = await logRowsOf(
      test.database,
      'savepoint one',
      `update queues set map = 'undone'`,
      'rollback to one',
      `update champions set name = 'kept' where id = 1`,
    );
    expect(rows).toEqual([['Champion:1']]);
  });

  it('bears the id of the transaction where a savepoint wrote it', async () => {
    const sameId = await test.database.transaction(async (writer) => {
      for (const text of ['savepoint one', `update queues set notes = coalesce(notes, '') || 'x'`, 'release one'])
        await writer.execute(once(text), []);
      return writer.query(once('select xid = pg_current_xact_id() as same from cache.outbox order by written_at desc limit 1'), []);
    });
    expect(sameId).toEqual([{ same: true }]);
  });

  it('is one row a statement, and tags by name up to 300 rows', async () => {
    const [tags = [], ...others] = await logRowsOf(test.database, manyPlayers(300));
    expect(others).toEqual([]);
    expect(tags).toHaveLength(601);
    expect(tags).toContain('Player:1300');
  });

  it('is the kinds of its tags past 300 rows', async () => {
    const insert = manyPlayers(301);
    const where = 'where id > 1000';
    expect(await logRowsOf(test.database, insert)).toEqual([['list:Player', 'null:Player', 'type:Player']]);
    expect(await logRowsOf(test.database, insert, forget, `update players set time_zone = 'UTC' ${where}`)).toEqual([['type:Player']]);
    expect(await logRowsOf(test.database, insert, forget, `update players set name_key = 'x' ${where}`)).toEqual([
      ['list:Player', 'type:Player'],
    ]);
    expect(await logRowsOf(test.database, insert, forget, `delete from players ${where}`)).toEqual([
      ['list:Player', 'null:Player', 'type:Player'],
    ]);
    // Only what changed counts.
    const few = `update players set time_zone = case when id < 1003 then 'UTC' end ${where}`;
    expect(await logRowsOf(test.database, insert, forget, few)).toEqual([['Player:1001', 'Player:1002']]);
  });

  it('is found as fast in a large update after many small ones', async () => {
    const small = Array.from({ length: 8 }, (_, index) => `update players set time_zone = 'UTC' where id = ${1_001 + index}`);
    const rows = await logRowsOf(
      test.database,
      manyPlayers(5_000),
      `set local statement_timeout = '5s'`,
      ...small,
      forget,
      `update players set time_zone = 'Asia/Tokyo' where id > 1000`,
    );
    expect(rows).toEqual([['type:Player']]);
  });

  it('is there whoever writes, and when a replica applies', async () => {
    const role = `log_writer_${randomBytes(4).toString('hex')}`;
    await test.database.runScript(`create role ${role}; grant select, insert, update, delete, truncate on queues to ${role}`);
    const write = (id: number, ...settings: string[]) =>
      test.database.transaction(async (writer) => {
        for (const text of [...settings, `insert into queues (id) values (${id})`]) await writer.execute(once(text), []);
      });
    await write(7, `set local role ${role}`);
    await write(8, 'set local session_replication_role = replica');
    await test.database.runScript(`drop owned by ${role}; drop role ${role}`);
    const rows = await test.database.query(
      once(`select tags from cache.outbox where tags && array['Queue:7', 'Queue:8'] order by written_at`),
      [],
    );
    expect(rows).toEqual([{ tags: ['Queue:7', 'null:Queue:7'] }, { tags: ['Queue:8', 'null:Queue:8'] }]);
  });
});

describeOnDatabases('cache.watch', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(`
      create table events (season int, round int, title text, details json, primary key (season, round));
      create table keyless (id int);
      create table parts (id int primary key) partition by range (id);
      create table part_one partition of parts for values from (1) to (9);
    `);
  });
  afterAll(() => test.dispose());

  const watch = (table: string, ...templates: string[]) =>
    test.database.query(once('select cache.watch($1::regclass, $2::text[])'), [table, templates]);

  it('logs a table of a later migration, whatever its columns and key', async () => {
    await watch('events', 'Event:{round}', 'list:Event | title, season', 'null:Event:{season}/{round} | season, round');
    const insert = `insert into events values (1, 2, 'a', '{}')`;
    expect(await tagsOf(test.database, insert)).toEqual(['Event:2', 'list:Event', 'null:Event:1/2']);
    expect(await tagsOf(test.database, insert, forget, `update events set details = '[]'`)).toEqual(['Event:2']);
    expect(await tagsOf(test.database, insert, forget, `update events set details = '{}'`)).toEqual([]);
    expect(await tagsOf(test.database, insert, forget, 'update events set season = 3')).toEqual([
      'Event:2',
      'list:Event',
      'null:Event:1/2',
      'null:Event:3/2',
    ]);
    expect(await tagsOf(test.database, insert, forget, 'truncate events')).toEqual(['list:Event', 'null:Event', 'type:Event']);
  });

  it('takes other templates for a table', async () => {
    await watch('events', 'Event:{round}');
    await watch('events', 'Season:{season}.events | title');
    const insert = `insert into events values (1, 2, 'a', '{}')`;
    expect(await tagsOf(test.database, insert)).toEqual(['Season:1.events']);
    expect(await tagsOf(test.database, insert, forget, `update events set details = '[]'`)).toEqual([]);
    expect(await tagsOf(test.database, insert, forget, 'truncate events')).toEqual(['type:Season.events']);
  });

  it.each([
    ['events', ['Event:{nothing}'], /events has no column "nothing"/],
    ['events', ['Event:{round} | nothing'], /events has no column "nothing"/],
    ['events', ['Event'], /template must be like .* got "Event"/],
    ['events', ['Event:{round} |'], /template must be like/],
    ['events', ['Event:{round} | title | season'], /template must be like/],
    ['events', ['null:Event'], /template must be like/],
    ['events', ['list:{season}'], /template must be like/],
    ['events', ['Event:{Round}'], /template must be like/],
    ['events', [], /must have templates/],
    ['keyless', ['Event:{id}'], /keyless must have a primary key/],
    ['parts', ['Event:{id}'], /parts must be a table of its own/],
    ['part_one', ['Event:{id}'], /part_one must be a table of its own/],
  ])('refuses %s with %j', async (table, templates, message) => {
    await expect(watch(table, ...templates)).rejects.toThrow(message);
  });

  it('knows the kinds as the gateway does', async () => {
    const tags = ['Player:{id}', 'Player:{id}.matches', 'Channel:{id}.posts.views', 'null:Player:{id}', 'null:Channel:{id}/{id}'];
    const rows = await test.database.query<{ kind: string }>(
      once('select cache.kind_of(template) as kind from unnest($1::text[]) template'),
      [tags],
    );
    expect(rows.map((row) => row.kind)).toEqual(tags.map((tag) => kindTag(tag.replaceAll('{id}', '5'))));
  });
});

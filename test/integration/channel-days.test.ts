import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { findChannelDayDifferences, recountChannelDays } from '../../src/data/channel-day-recount.ts';
import { countChannelDays, readChannelDays } from '../support/channel-day-oracle.ts';
import { once } from '../support/log-fixture.ts';
import {
  clearTelegram,
  csvPost,
  csvReaction,
  csvViews,
  desktopExport,
  desktopTime,
  importTelegram,
  type TelegramFile,
  telethonDump,
  telethonMessage,
} from '../support/telegram-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const CHANNELS = "insert into channels (id, platform) values (101, 'TELEGRAM'), (102, 'TELEGRAM'), (103, 'TELEGRAM')";
const LARGEST = '9223372036854775807';

/** Counts as sources give them: often none, small, beyond what a double holds, or the most that is stored. */
const count = fc.oneof(
  { weight: 3, arbitrary: fc.constant('null') },
  { weight: 3, arbitrary: fc.nat(50).map(String) },
  fc.constantFrom('9007199254740993', LARGEST),
);
const channel = fc.constantFrom(101, 102, 103);
/** Around two midnights in UTC. */
const time = fc
  .constantFrom(
    '2025-01-01 23:59:59.999+00',
    '2025-01-02 00:00:00+00',
    '2025-01-02 01:30:00+03',
    '2025-01-02 23:59:59.999+00',
    '2025-01-03 00:00:00+00',
  )
  .map((at) => `'${at}'`);
const deleted = fc.constantFrom('null', 'null', "'2025-02-01'");
const someOf = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.nat(3)).map(([parts, part]) => `id % ${parts} = ${part % parts}`);

const insert = fc.tuple(channel, fc.array(fc.tuple(time, deleted, count, count, count, count), { minLength: 1, maxLength: 6 })).map(
  ([channelId, rows]) =>
    `insert into posts (channel_id, message_id, published_at, deleted_at, views, forwards, replies, reaction_count, source_rank)
       values ${rows.map((values, at) => `(${channelId}, (select coalesce(max(message_id), 0) + 1 + ${at} from posts), ${values.join()}, 3)`).join()}`,
);
const upsert = fc.tuple(channel, time, count).map(
  ([channelId, at, views]) =>
    `insert into posts (channel_id, message_id, published_at, views, source_rank) values (${channelId}, 1, ${at}, ${views}, 3), (${channelId}, 2, ${at}, 1, 3)
       on conflict (channel_id, message_id) do update set published_at = excluded.published_at, views = excluded.views`,
);
const change = fc.oneof(
  fc.tuple(fc.constantFrom('views', 'forwards', 'replies', 'reaction_count'), count).map(([column, value]) => `${column} = ${value}`),
  time.map((at) => `published_at = ${at}`),
  deleted.map((at) => `deleted_at = ${at}`),
  fc
    .tuple(channel, time)
    .map(([id, at]) => `channel_id = ${id}, message_id = id + (select max(message_id) from posts), published_at = ${at}`),
  fc.constant("text = 'edited', edited_at = now()"),
);
const edit = fc.oneof(
  { weight: 4, arbitrary: insert },
  { weight: 2, arbitrary: upsert },
  { weight: 4, arbitrary: fc.tuple(change, someOf).map(([set, where]) => `update posts set ${set} where ${where}`) },
  { weight: 2, arbitrary: someOf.map((where) => `delete from posts where ${where}`) },
  channel.map((id) => `delete from channels where id = ${id}`),
  fc.constantFrom('truncate posts cascade', 'truncate posts, channel_days cascade', 'truncate channels cascade'),
);

const messageId = fc.integer({ min: 1, max: 6 });
const telethon = fc
  .array(fc.tuple(messageId, fc.nat(50), fc.option(fc.nat(50)), fc.boolean()), { maxLength: 5 })
  .map((messages) =>
    telethonDump(
      messages.map(([id, views, forwards, edited]) =>
        telethonMessage(id, { views, forwards, ...(edited ? { message: 'Edited', edit_date: desktopTime(id + 1).toISOString() } : {}) }),
      ),
    ),
  );
const desktop = fc.uniqueArray(messageId, { minLength: 1 }).map((ids) => desktopExport([...ids].sort((one, other) => one - other)));
const csv = fc
  .tuple(fc.subarray([1001, 1002, 1003]), fc.nat(50))
  .chain(
    ([ids, value]): fc.Arbitrary<TelegramFile> =>
      fc.constantFrom(
        { format: 'telegram-posts-csv', records: ids.map((id) => csvPost(id)) },
        { format: 'telegram-views-csv', records: ids.map((id) => csvViews(id, `2025-01-09 00:00:0${value % 10}`, String(value))) },
        { format: 'telegram-reactions-csv', records: ids.map((id) => csvReaction(id, '❤', String(value))) },
      ),
  );
const imported = fc.oneof(telethon, desktop, csv);
const step = fc.oneof(edit, imported);

describeOnDatabases('figures by channel and day', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
  });
  afterAll(() => test.dispose());
  beforeEach(() => reset());

  const run = (text: string, values: readonly unknown[] = []) => test.database.query(once(text), values);
  const reset = async () => {
    await clearTelegram(test.database);
    await run(CHANNELS);
  };
  const apply = async (change: TelegramFile | string) => {
    if (typeof change === 'string') await run(`${change}`);
    else await importTelegram(test.database, change);
  };

  it('equal a recount after each import and edit, late, twice, changed and removed', { timeout: 240_000 }, async () => {
    let nonEmpty = 0;
    const equalsRecount = async (steps: readonly (TelegramFile | string)[]) => {
      await reset();
      for (const one of steps) {
        if (typeof one === 'string' && /^(insert|update)/.test(one)) await run(`${CHANNELS} on conflict do nothing`);
        await apply(one);
        const counted = await countChannelDays(test.database);
        nonEmpty += counted.length;
        expect(await readChannelDays(test.database)).toEqual(counted);
        expect(await findChannelDayDifferences(test.database, 5)).toEqual([]);
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), fc.boolean(), (steps, twice) =>
        equalsRecount(twice ? steps.flatMap((one) => [one, one]) : steps),
      ),
      { numRuns: kind.kind === 'pglite' ? 60 : 40 },
    );
    expect(nonEmpty).toBeGreaterThan(100);
  });

  it('are those of posts that stand, by the UTC day they were published on', async () => {
    await run(`insert into posts (channel_id, message_id, published_at, deleted_at, views, forwards, replies, reaction_count, source_rank) values
      (101, 1, '2025-01-02 01:30+03', null, 100, 3, null, 4, 3), (101, 2, '2025-01-01 12:00+00', null, 50, 1, 2, 6, 3),
      (101, 3, '2025-01-01 12:00+00', null, null, 2, null, null, 3), (101, 4, '2025-01-01 12:00+00', '2025-02-01', 9, 9, 9, 9, 3)`);
    expect(await readChannelDays(test.database)).toEqual([
      {
        channel_id: '101',
        day: '2025-01-01',
        posts: 3,
        posts_with_views: 2,
        views: '150',
        posts_with_forwards: 3,
        forwards: '6',
        posts_with_replies: 1,
        replies: '2',
        posts_with_reactions: 2,
        reactions: '10',
        posts_with_interactions: 1,
        interactions: '9',
        engaged_posts: 1,
        engaged_interactions: '9',
        engaged_views: '50',
        shared_posts: 2,
        shared_forwards: '4',
        shared_views: '150',
        partly_engaged_posts: 2,
        partly_engaged_interactions: '16',
        partly_engaged_views: '150',
      },
    ]);
    await run('delete from posts');
    expect(await readChannelDays(test.database)).toEqual([]);
  });

  it('hold sums beyond any count that is stored', async () => {
    await run(`insert into posts (channel_id, message_id, published_at, views, forwards, replies, reaction_count, source_rank)
      select 101, n, '2025-01-01', ${LARGEST}, ${LARGEST}, ${LARGEST}, ${LARGEST}, 3 from generate_series(1, 3) n`);
    expect(await readChannelDays(test.database)).toMatchObject([
      { views: '27670116110564327421', interactions: '83010348331692982263', engaged_views: '27670116110564327421' },
    ]);
  });

  it('are written by none who changes nothing that they hold', async () => {
    await run("insert into posts (channel_id, message_id, published_at, views, source_rank) values (101, 1, '2025-01-01', 5, 3)");
    const version = () => run('select xmin::text as version from channel_days');
    const before = await version();
    await run("update posts set text = 'Other', edited_at = now(), undated_views = 7");
    await run('update posts set views = views');
    expect(await version()).toEqual(before);
    await run('update posts set views = views + 1');
    expect(await version()).not.toEqual(before);
  });

  it('are told apart from a recount, and mended', async () => {
    await run(`insert into posts (channel_id, message_id, published_at, views, source_rank)
      select channel_id, n, '2025-01-01'::timestamptz + n * interval '1 day', n, 3 from unnest(array[101, 102]) channel_id, generate_series(1, 4) n`);
    const whole = await readChannelDays(test.database);
    await run("update channel_days set views = views + 1 where channel_id = 101 and day = '2025-01-02'");
    await run("delete from channel_days where channel_id = 101 and day = '2025-01-03'");
    await run("update channel_days set day = '2024-01-01' where channel_id = 102 and day = '2025-01-04'");
    expect(await findChannelDayDifferences(test.database, 10)).toEqual([
      { channelId: '101', day: '2025-01-02', storedPosts: 1, countedPosts: 1 },
      { channelId: '101', day: '2025-01-03', storedPosts: null, countedPosts: 1 },
      { channelId: '102', day: '2024-01-01', storedPosts: 1, countedPosts: null },
      { channelId: '102', day: '2025-01-04', storedPosts: null, countedPosts: 1 },
    ]);
    expect(await findChannelDayDifferences(test.database, 1)).toHaveLength(1);
    await recountChannelDays(test.database);
    expect(await readChannelDays(test.database)).toEqual(whole);
    expect(await findChannelDayDifferences(test.database, 10)).toEqual([]);
  });

  it('stay exact under writers at once', async () => {
    const write = (message: number) =>
      run(
        `insert into posts (channel_id, message_id, published_at, views, source_rank) values (101, ${message}, '2025-01-0${1 + (message % 3)}', 1, 3)`,
      );
    const remove = (message: number) => run(`delete from posts where message_id = ${message}`);
    await Promise.all(Array.from({ length: 40 }, (_, at) => write(at)));
    await Promise.all([
      recountChannelDays(test.database),
      ...Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? write(100 + at) : remove(at))),
    ]);
    expect(await readChannelDays(test.database)).toEqual(await countChannelDays(test.database));
    await Promise.all(Array.from({ length: 200 }, (_, at) => remove(at)));
    expect(await readChannelDays(test.database)).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import { enterParkedCounts } from '../../src/ingest/telegram/parked-counts.ts';
import {
  clearTelegram,
  csvPost,
  csvReaction,
  csvViews,
  dumpTelegram,
  importTelegram,
  permutations,
  type TelegramFile,
} from '../support/telegram-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const SNAPSHOTS = defineStatement(
  'test_snapshots',
  `select p.message_id as id, s.observed_at as at, s.views, s.reaction_count as "reactionCount", s.reactions
   from post_snapshots s join posts p on p.id = s.post_id order by 1, 2`,
);
const POSTS = defineStatement('test_csv_posts', 'select message_id as id, views, reactions from posts order by 1');
const SUBSCRIBERS = defineStatement('test_subscribers', 'select observed_at as at, subscribers from subscriber_snapshots order by 1');

describeOnDatabases('a CSV set of Telegram channels', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
  });
  afterAll(() => test.dispose());
  beforeEach(() => clearTelegram(test.database));

  const file = (format: string, records: readonly unknown[]): TelegramFile => ({ format: `telegram-${format}-csv`, records });
  const posts = file('posts', [csvPost(1001), csvPost(1002)]);
  const views = file('views', [
    csvViews(1001, '2025-01-09 04:00:00.123456', '30.0'),
    csvViews(1001, '2025-01-09 00:00:00.5', '20'),
    csvViews(1009, '2025-01-09 00:00:00', '7'),
  ]);
  const reactions = file('reactions', [
    csvReaction(1001, '❤', '3.0'),
    csvReaction(1001, 'ReactionPaid()', '2.0'),
    csvReaction(1001, 'ReactionCustomEmoji(document_id=5409152396074952733)', '8.0'),
  ]);

  it('lets counts wait until their post is known', async () => {
    const waited = await importTelegram(test.database, views);
    expect(waited.counts).toMatchObject({ read: 3, waiting: 3, added: 0 });
    expect(waited.notes).toEqual(['Counts that wait until the file with their posts is imported: 3']);
    expect((await importTelegram(test.database, views)).counts).toMatchObject({ waiting: 3, added: 0, changed: 0 });
    const { counts, notes } = await importTelegram(test.database, posts);
    expect(counts).toMatchObject({ read: 2, added: 2 });
    expect(notes).toEqual(['Counts of other files that waited for these posts, entered: 2']);
    expect(await test.database.query(POSTS, [])).toMatchObject([
      { id: '1', views: '30' },
      { id: '2', views: null },
    ]);
    expect(await test.database.query(SNAPSHOTS, [])).toMatchObject([
      { at: new Date('2025-01-09T00:00:00.500Z'), views: '20' },
      { at: new Date('2025-01-09T04:00:00.123Z'), views: '30' },
    ]);
    expect((await importTelegram(test.database, views)).counts).toMatchObject({ unchanged: 2, waiting: 1 });
  });

  it('ends in the same rows in every order of its files, each twice', async () => {
    const files = [
      posts,
      views,
      reactions,
      file('channels', [{ id: '7', channel_name: 'Data | news', username: 'DataNews' }]),
      file('subscribers', [{ id: '1', channel_id: '7', timestamp: '2025-01-01 00:00:00', subscriber_count: '5' }]),
    ];
    const dumps = new Set<string>();
    for (const order of permutations(files).filter((_, at) => at % 6 === 0)) {
      await clearTelegram(test.database);
      for (const each of [...order, ...order]) await importTelegram(test.database, each);
      dumps.add(JSON.stringify(await dumpTelegram(test.database)));
    }
    expect(dumps.size).toBe(1);
  });

  it('makes one snapshot of the reactions of one time, though they come in parts', async () => {
    await importTelegram(test.database, posts);
    const [first, ...others] = reactions.records;
    const parts = [file('reactions', [first]), file('reactions', others)];
    const outcomes = [];
    for (const part of parts) outcomes.push((await importTelegram(test.database, part)).counts);
    expect(outcomes).toMatchObject([{ added: 1 }, { changed: 2 }]);
    expect(await test.database.query(SNAPSHOTS, [])).toMatchObject([
      {
        at: new Date('2025-01-10T13:28:25.000Z'),
        views: null,
        reactionCount: '13',
        reactions: [
          { reaction: 'custom:5409152396074952733', count: '8' },
          { reaction: '❤', count: '3' },
          { reaction: 'paid', count: '2' },
        ],
      },
    ]);
    expect((await importTelegram(test.database, reactions)).counts).toMatchObject({ read: 3, unchanged: 3 });
  });

  it('enters thousands of waiting counts of one post', async () => {
    const many = Array.from({ length: 1200 }, (_, at) =>
      csvViews(1001, new Date(Date.UTC(2025, 0, 9) + at * 60_000).toISOString().replace('T', ' ').slice(0, 19), String(at)),
    );
    await importTelegram(test.database, file('views', many));
    await importTelegram(test.database, posts);
    expect(await test.database.query(SNAPSHOTS, [])).toHaveLength(1200);
    expect(await test.database.query(POSTS, [])).toMatchObject([{ views: '1199' }, { views: null }]);
  });

  it('keeps counts waiting for a post that is refused', async () => {
    await importTelegram(test.database, file('channels', [{ id: '7', channel_name: 'Data | news', username: 'DataNews' }]));
    await importTelegram(test.database, views);
    const refused = file('posts', [csvPost(1001, { datetime: 'yesterday' })]);
    expect((await importTelegram(test.database, refused)).rejected).toEqual([
      { index: 0, reason: 'datetime must be a time like 2025-01-31T23:31:23, got "yesterday"' },
    ]);
    await importTelegram(test.database, posts);
    expect(await test.database.query(SNAPSHOTS, [])).toHaveLength(2);
  });

  it('takes no count out of waiting whose post is not stored', async () => {
    await importTelegram(test.database, views);
    expect(await enterParkedCounts(test.database, new Set(['Data | news|1001']))).toBe(0);
    await importTelegram(test.database, posts);
    expect(await test.database.query(SNAPSHOTS, [])).toHaveLength(2);
  });

  it('refuses a post id that already stands for another message', async () => {
    await importTelegram(test.database, posts);
    const { counts, rejected } = await importTelegram(test.database, file('posts', [csvPost(1001, { message_id: '99' }), csvPost(1003)]));
    expect(counts).toMatchObject({ rejected: 1, added: 1 });
    expect(rejected).toEqual([{ index: 0, reason: 'post id 1001 of its channel is already message 1, got 99' }]);
  });

  it('reads both layouts of subscriber files into one series', async () => {
    const full = {
      id: '9',
      channel_id: '7',
      datetime: '2025-01-02 00:00:00',
      subs_cnt: '23820.0',
      channel_name: 'Data | news',
      subs_change: '-3',
    };
    const raw = { id: '4', channel_id: '7', timestamp: '2025-01-01 00:00:00.999999', subscriber_count: '3000000000' };
    const imports = [];
    for (const rows of [[raw], [full], [raw, full]]) imports.push((await importTelegram(test.database, file('subscribers', rows))).counts);
    expect(imports).toMatchObject([{ added: 1 }, { added: 1 }, { unchanged: 2, added: 0 }]);
    expect(await test.database.query(SUBSCRIBERS, [])).toEqual([
      { at: new Date('2025-01-01T00:00:00.999Z'), subscribers: '3000000000' },
      { at: new Date('2025-01-02T00:00:00.000Z'), subscribers: '23820' },
    ]);
  });

  it('leaves views by day out, and says so', async () => {
    const { counts, notes } = await importTelegram(test.database, file('views-by-day', [{ channel_name: 'x' }, { channel_name: 'y' }]));
    expect(counts).toEqual({ read: 2, added: 0, changed: 0, unchanged: 0, ignored: 2, waiting: 0, rejected: 0 });
    expect(notes).toEqual(['Views by day were derived by their author from observed views: recognised, not stored']);
  });
});

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import {
  clearTelegram,
  csvPost,
  desktopExport,
  desktopMessage,
  desktopTime,
  dumpTelegram,
  IMPORTED_AT,
  importTelegram,
  permutations,
  type TelegramFile,
  telethonDump,
  telethonMessage,
} from '../support/telegram-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const POSTS = defineStatement(
  'test_posts',
  `select message_id as id, text, edited_at as "editedAt", media_type as media, views, forwards, reaction_count as "reactionCount", reactions
   from posts order by message_id`,
);
const VERSIONS = defineStatement('test_versions', 'select version_at as at, text from post_versions order by version_at');
const SERIES = defineStatement('test_series', 'select observed_at as at, views from post_snapshots order by observed_at');

describeOnDatabases('posts of Telegram files', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
  });
  afterAll(() => test.dispose());
  beforeEach(() => clearTelegram(test.database));

  const edited = (id: number, hour: number, text: string): Record<string, unknown> =>
    desktopMessage(id, { text, edited_unixtime: String(desktopTime(id).getTime() / 1000 + hour * 3600) });
  const rows = () => test.database.query<Record<string, unknown>>(POSTS, []);
  const imported = async (files: readonly TelegramFile[]) => {
    for (const file of files) await importTelegram(test.database, file);
  };

  it('are added once, and an import of the same file changes nothing and says so', async () => {
    const file = desktopExport([1, edited(2, 1, 'better'), desktopMessage(3, { reactions: [{ type: 'emoji', emoji: '🔥', count: 2 }] })]);
    expect((await importTelegram(test.database, file)).counts).toMatchObject({ read: 3, added: 3 });
    const before = await dumpTelegram(test.database);
    const again = await importTelegram(test.database, { ...file, now: new Date('2027-01-01T00:00:00Z') });
    expect(again.counts).toEqual({ read: 3, added: 0, changed: 0, unchanged: 3, ignored: 0, waiting: 0, rejected: 0 });
    expect(await dumpTelegram(test.database)).toEqual(before);
  });

  it('keep every edit and show the newest, whichever export comes first', async () => {
    const exports = [desktopExport([1]), desktopExport([edited(1, 1, 'second')]), desktopExport([edited(1, 5, 'A third')])];
    for (const order of permutations(exports)) {
      await clearTelegram(test.database);
      await imported(order);
      expect(await rows()).toMatchObject([{ text: 'A third', editedAt: new Date('2025-01-01T17:00:00Z') }]);
      expect(await test.database.query(VERSIONS, [])).toEqual([
        { at: new Date('2025-01-01T12:00:00Z'), text: 'Post 1' },
        { at: new Date('2025-01-01T13:00:00Z'), text: 'second' },
        { at: new Date('2025-01-01T17:00:00Z'), text: 'A third' },
      ]);
    }
  });

  it('take text and media of the better source when versions are of one time, in either order', async () => {
    const desktop = desktopExport([desktopMessage(1, { text: 'plain', photo: 'a.jpg' })]);
    const telethon = telethonDump([telethonMessage(1, { message: '~plain~', views: null, forwards: null })]);
    for (const order of permutations([desktop, telethon])) {
      await clearTelegram(test.database);
      await imported(order);
      expect(await rows()).toMatchObject([{ text: 'plain', media: 'photo' }]);
    }
  });

  it('end in the same rows in every order of sources that contradict each other', async () => {
    const files = [
      desktopExport([edited(1, 1, 'a'), 2]),
      desktopExport([edited(1, 1, 'b'), desktopMessage(2, { media_type: 'sticker' })]),
      telethonDump([telethonMessage(1, { edit_date: '2025-01-01T14:00:00+00:00', views: 5 }), telethonMessage(2, { views: 90 })]),
      telethonDump([telethonMessage(2, { views: 80, replies: { replies: 4 } })], { observedAt: new Date('2025-02-01T00:00:00Z') }),
    ];
    const dumps = new Set<string>();
    for (const order of permutations(files)) {
      await clearTelegram(test.database);
      await imported([...order, ...order]);
      dumps.add(JSON.stringify(await dumpTelegram(test.database)));
    }
    expect(dumps.size).toBe(1);
  });

  it('count a message that a file holds twice once, and its edit as a change', async () => {
    const { counts } = await importTelegram(test.database, desktopExport([1, edited(1, 1, 'later'), 1]));
    expect(counts).toMatchObject({ read: 3, added: 1, changed: 1, unchanged: 1 });
    expect(await rows()).toMatchObject([{ text: 'later' }]);
  });

  it('show undated counts as the latest, outside the series', async () => {
    await importTelegram(test.database, telethonDump([telethonMessage(1, { views: 94_025 })]));
    expect(await rows()).toMatchObject([{ views: '94025', forwards: '3' }]);
    expect(await test.database.query(SERIES, [])).toEqual([]);
  });

  it('keep the larger of undated counts, so that repeating older files changes nothing', async () => {
    const [older, newer] = [10, 20].map((views) => telethonDump([telethonMessage(1, { views })]));
    if (!older || !newer) throw new Error('two dumps');
    await imported([older, newer]);
    expect((await importTelegram(test.database, older)).counts).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await rows()).toMatchObject([{ views: '20' }]);
  });

  it('enter dated counts into the series, and show the newest of both by time', async () => {
    const at = (iso: string, views: number) => telethonDump([telethonMessage(1, { views })], { observedAt: new Date(iso) });
    await imported([at('2025-03-02T00:00:00Z', 20), at('2025-03-01T00:00:00Z', 10)]);
    expect(await rows()).toMatchObject([{ views: '20' }]);
    await importTelegram(test.database, telethonDump([telethonMessage(1, { views: 15, forwards: null })]));
    expect(await rows()).toMatchObject([{ views: '15', forwards: '3' }]);
    await importTelegram(test.database, at(new Date(IMPORTED_AT.getTime() + 1).toISOString(), 16));
    expect(await rows()).toMatchObject([{ views: '16' }]);
    expect(await test.database.query(SERIES, [])).toMatchObject([{ views: '10' }, { views: '20' }, { views: '16' }]);
  });

  it('hold counts up to 2^63-1 and refuse what is larger, negative or fractional, naming the place', async () => {
    const max = '9223372036854775807';
    const views = [max, 2 ** 31 + 5, '9223372036854775808', -1, 1.5];
    const { counts, rejected } = await importTelegram(
      test.database,
      telethonDump(views.map((value, at) => telethonMessage(at + 1, { views: value }))),
    );
    expect(counts).toMatchObject({ added: 2, rejected: 3 });
    expect(rejected).toEqual([
      { index: 2, reason: 'views must be a whole number from 0 to 2^63-1, got "9223372036854775808"' },
      { index: 3, reason: 'views must be a whole number from 0 to 2^63-1, got -1' },
      { index: 4, reason: 'views must be a whole number from 0 to 2^63-1, got 1.5' },
    ]);
    expect(await rows()).toMatchObject([{ views: max }, { views: '2147483653' }]);
  });

  it('show reactions most first, and survive a sum past 2^63-1', async () => {
    const reactions = [
      { type: 'emoji', emoji: '👍', count: 1 },
      { type: 'custom_emoji', document_id: '5409', count: '9223372036854775807' },
      { type: 'paid', count: 1 },
    ];
    await importTelegram(test.database, desktopExport([desktopMessage(1, { reactions })]));
    expect(await rows()).toMatchObject([
      {
        reactionCount: '9223372036854775807',
        reactions: [
          { reaction: 'custom:5409', count: '9223372036854775807' },
          { reaction: 'paid', count: '1' },
          { reaction: '👍', count: '1' },
        ],
      },
    ]);
  });

  it('lose a NUL and half a surrogate pair, not their batch', async () => {
    const texts = ['a\0b', 'c\ud800d', '\0'];
    const { counts } = await importTelegram(test.database, desktopExport(texts.map((text, at) => desktopMessage(at + 1, { text }))));
    expect(counts).toMatchObject({ added: 3, rejected: 0 });
    expect(await rows()).toMatchObject([{ text: 'ab' }, { text: 'c\ufffdd' }, { text: null }]);
  });

  it('stop at the first bad record when strict, with everything before it stored', async () => {
    const file = desktopExport([1, 2, { id: 3, type: 'message' }, 4], { strict: true });
    await expect(importTelegram(test.database, file)).rejects.toThrow('date must be a time like');
    expect(await rows()).toMatchObject([{ id: '1' }, { id: '2' }]);
  });

  it('say when times without zone were taken as UTC', async () => {
    const { date_unixtime: _, ...local } = desktopMessage(1);
    const { notes } = await importTelegram(test.database, desktopExport([local]));
    expect(notes).toEqual(['Times without zone (no date_unixtime) were taken as UTC']);
    expect(await test.database.query(VERSIONS, [])).toMatchObject([{ at: desktopTime(1) }]);
  });

  it('of a CSV set keep text over several lines', async () => {
    const text = 'first line\n\nthird, with "quotes"';
    await importTelegram(test.database, { format: 'telegram-posts-csv', records: [csvPost(1001, { text })] });
    expect(await rows()).toMatchObject([{ id: '1', text }]);
  });
});

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import {
  clearTelegram,
  csvPost,
  desktopExport,
  dumpTelegram,
  importTelegram,
  permutations,
  type TelegramFile,
  telethonDump,
  telethonMessage,
} from '../support/telegram-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const CHANNELS = defineStatement(
  'test_channels',
  `select external_id as "externalId", handle, handle_key as "handleKey", title, title_key as "titleKey" from channels order by id`,
);
const ALIASES = defineStatement('test_aliases', 'select kind, value from channel_aliases order by 1, 2');

const ID = '2447843635';

describeOnDatabases('channels of Telegram files', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
  });
  afterAll(() => test.dispose());
  beforeEach(() => clearTelegram(test.database));

  const channels = () => test.database.query<Record<string, unknown>>(CHANNELS, []);
  const csvChannels = (username: string, id = '7'): TelegramFile => ({
    format: 'telegram-channels-csv',
    records: [{ id, channel_name: 'Data | news', username }],
  });
  const imported = async (files: readonly TelegramFile[]) => {
    const results = [];
    for (const file of files) results.push(await importTelegram(test.database, file));
    return results;
  };

  it('are joined by their numeric id, past 2^31, when one source lacks the title and another the handle', async () => {
    const files = [desktopExport([1], { name: 'Arena News' }), telethonDump([telethonMessage(2)], { channel: '@Arena_News' })];
    for (const order of permutations(files)) {
      await clearTelegram(test.database);
      await imported(order);
      expect(await channels()).toEqual([
        { externalId: ID, handle: 'Arena_News', handleKey: 'arena_news', title: 'Arena News', titleKey: 'arena news' },
      ]);
    }
  });

  it('are named by --channel where messages name no peer', async () => {
    const dump = telethonDump([telethonMessage(1, { peer_id: null })]);
    const [unnamed, named, byId] = await imported([dump, { ...dump, channel: 't.me/arena_news' }, { ...dump, channel: '-1002447843635' }]);
    expect(unnamed?.rejected).toEqual([{ index: 0, reason: 'peer_id must be given (or the channel named with --channel), got null' }]);
    expect(named?.counts).toMatchObject({ added: 1 });
    expect(byId?.counts).toMatchObject({ added: 1 });
    expect(await channels()).toMatchObject([
      { handle: 'arena_news', titleKey: 'arena_news' },
      { externalId: ID, handle: null },
    ]);
  });

  it('learn a CSV author’s ids and titles, and the handle that the channels file gives', async () => {
    const files = [csvChannels('DataNews'), { format: 'telegram-posts-csv', records: [csvPost(1001)] }];
    for (const order of permutations(files)) {
      await clearTelegram(test.database);
      await imported(order);
      expect(await channels()).toEqual([
        { externalId: null, handle: 'DataNews', handleKey: 'datanews', title: 'Data | news', titleKey: 'data | news' },
      ]);
      expect(await test.database.query(ALIASES, [])).toEqual([
        { kind: 'CSV_ID', value: '7' },
        { kind: 'CSV_TITLE', value: 'Data | news' },
      ]);
    }
    expect((await imported([csvChannels('DataNews'), csvChannels('nan', '8')])).map(({ counts }) => counts)).toMatchObject([
      { unchanged: 1 },
      { added: 1 },
    ]);
  });

  it('take the name of the export that reaches furthest, over a CSV author’s, in every order', async () => {
    const files = [
      csvChannels('arena_news'),
      desktopExport([1, 2], { name: 'Old name', channel: '@arena_news' }),
      desktopExport([2, 3], { name: 'New name', channel: '@arena_news' }),
    ];
    const dumps = new Set<string>();
    for (const order of permutations(files)) {
      await clearTelegram(test.database);
      await imported([...order, ...order]);
      expect(await channels()).toMatchObject([{ externalId: ID, title: 'New name', titleKey: 'new name' }]);
      dumps.add(JSON.stringify(await dumpTelegram(test.database)));
    }
    expect(dumps.size).toBe(1);
  });

  it('keep the name of an export that a CSV author used too', async () => {
    await imported([csvChannels('arena_news'), desktopExport([1], { name: 'Data | news', channel: '@arena_news' })]);
    await imported([{ format: 'telegram-channels-csv', records: [{ id: '7', channel_name: 'A title', username: 'arena_news' }] }]);
    expect(await channels()).toMatchObject([{ title: 'Data | news' }]);
  });

  it('take the lesser of a CSV author’s titles, in either order', async () => {
    const files = ['B title', 'A title'].map(
      (title): TelegramFile => ({
        format: 'telegram-channels-csv',
        records: [{ id: '7', channel_name: title, username: 'arena_news' }],
      }),
    );
    for (const order of permutations(files)) {
      await clearTelegram(test.database);
      await imported(order);
      expect(await channels()).toMatchObject([{ title: 'A title', titleKey: 'a title' }]);
    }
  });

  it('keep a title that an operator set', async () => {
    await imported([desktopExport([1])]);
    await test.database.runScript(`update channels set title = 'Mine', title_key = 'mine', title_pinned = true`);
    await imported([desktopExport([1, 2], { name: 'Theirs' })]);
    expect(await channels()).toMatchObject([{ title: 'Mine', titleKey: 'mine' }]);
  });

  it('that are stored apart are named, both, when a record says they are one', async () => {
    await imported([desktopExport([1]), csvChannels('arena_news')]);
    await expect(importTelegram(test.database, desktopExport([2], { channel: '@arena_news' }))).rejects.toThrow(
      `names two channels that are stored apart: the channel with id ${ID} and @arena_news`,
    );
    const { counts, rejected } = await importTelegram(test.database, telethonDump([telethonMessage(3)], { channel: 'arena_news' }));
    expect(counts).toMatchObject({ read: 1, rejected: 1 });
    expect(rejected[0]?.reason).toContain(`the channel with id ${ID} and @arena_news`);
  });

  it('are not mixed up when a handle is stored with another id, or an id with another handle', async () => {
    await imported([desktopExport([1], { channel: '@arena_news' })]);
    const other = telethonMessage(1, { peer_id: { channel_id: 5 } });
    const [wrongId] = await imported([telethonDump([other], { channel: '@arena_news' })]);
    expect(wrongId?.rejected[0]?.reason).toBe(`the record is of the channel with id 5, but @arena_news is stored with id ${ID}`);
    await expect(imported([desktopExport([1], { channel: '@other' })])).rejects.toThrow(
      'of @other, but @arena_news is stored as @arena_news',
    );
  });

  it('must be named the same by an export and by --channel', async () => {
    await expect(imported([desktopExport([1], { channel: '99' })])).rejects.toThrow(
      `--channel names the channel 99, but the export is of the channel ${ID}`,
    );
    await expect(imported([desktopExport([1], { channel: 'not a name' })])).rejects.toThrow('A channel must be @name');
    expect(await channels()).toEqual([]);
  });

  it('are not made of private chats or of exports without an id', async () => {
    const chat = desktopExport([1], { header: { name: 'A friend', type: 'personal_chat', id: 4 } });
    await expect(imported([chat])).rejects.toThrow('got type "personal_chat"');
    await expect(imported([desktopExport([], { header: { about: 'Here is the data…' } })])).rejects.toThrow(
      'must be exported chat by chat',
    );
    expect(await channels()).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import type { ImportSummary } from '../../src/ingest/importer.ts';
import { runImport } from '../../src/ingest/run-import.ts';
import { telegramImporters } from '../../src/ingest/telegram/telegram-importers.ts';
import { clearTelegram, desktopExport, desktopMessage, dumpTelegram, IMPORTED_AT, importTelegram } from '../support/telegram-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const REAL_FILES = new URL('../../../shared/data/telegram', import.meta.url).pathname;
const POSTS = defineStatement('test_file_posts', 'select text, deleted_at as "deletedAt" from posts order by message_id');
const FALLING_VIEWS = defineStatement(
  'test_falling_views',
  `select count(*) as n from (
     select views < lag(views) over (partition by post_id order by observed_at) as falls from post_snapshots where views is not null
   ) steps where falls`,
);

describeOnDatabases('Telegram files on disk', (kind) => {
  let test: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    test = await kind.create();
    folder = await mkdtemp(join(tmpdir(), 'farsight-telegram-'));
  });
  afterAll(async () => {
    await test.dispose();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => clearTelegram(test.database));

  async function importPath(path: string): Promise<{ readonly summary: ImportSummary; readonly reasons: readonly string[] }> {
    const reasons: string[] = [];
    const summary = await runImport({
      database: test.database,
      options: { paths: [path], strict: false, channel: null, observedAt: null },
      importers: telegramImporters,
      stdin: (async function* () {})(),
      now: () => IMPORTED_AT,
      reporter: {
        fileStarted: () => undefined,
        progress: () => undefined,
        rejected: (_place, reason) => void reasons.push(reason),
        note: () => undefined,
        fileFinished: () => undefined,
      },
    });
    return { summary, reasons };
  }

  async function importBytes(name: string, bytes: string | Buffer): ReturnType<typeof importPath> {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return importPath(path);
  }

  const toExport = (ids: readonly number[]) =>
    JSON.stringify(
      { name: 'Arena news', type: 'public_channel', id: 2_447_843_635, messages: ids.map((id) => desktopMessage(id)) },
      null,
      1,
    );

  it('are recognised and stored, rows of several lines among them', async () => {
    expect((await importBytes('result.json', toExport([1, 2]))).summary.byFormat).toMatchObject({
      'telegram-desktop-export': { added: 2 },
    });
    const csv = 'id,channel_id,message_id,text,datetime,channel_name\n5,7,9,"two\nlines, ""quoted""",2025-01-08 18:03:31,News\n';
    expect((await importBytes('posts.csv', csv)).summary.byFormat).toMatchObject({ 'telegram-posts-csv': { added: 1, rejected: 0 } });
    expect(await test.database.query(POSTS, [])).toMatchObject([{ text: 'Post 1' }, { text: 'Post 2' }, { text: 'two\nlines, "quoted"' }]);
  });

  it('that break off keep their posts and delete none', async () => {
    await importTelegram(test.database, desktopExport([1, 2, 3]));
    const packed = gzipSync(toExport([1, 3, 4, 5, 6, 7]).padEnd(20_000));
    const { summary, reasons } = await importBytes('cut.json.gz', packed.subarray(0, packed.length - 12));
    expect(reasons).toHaveLength(1);
    expect(summary.byFormat['telegram-desktop-export']).toMatchObject({ rejected: 1 });
    const text = toExport([1, 3, 4, 5]);
    await importBytes('cut.json', text.slice(0, text.indexOf('"Post 5"')));
    const posts = await test.database.query<{ text: string; deletedAt: Date | null }>(POSTS, []);
    expect(posts.map((post) => post.text)).toEqual(expect.arrayContaining(['Post 2', 'Post 4']));
    expect(posts.every(({ deletedAt }) => deletedAt === null)).toBe(true);
  });

  it('of a whole account are refused with what is expected', async () => {
    const account = { about: 'Here is the data', chats: { about: 'All chats', list: [JSON.parse(toExport([1, 2]))] } };
    const { summary, reasons } = await importBytes('account.json', JSON.stringify(account));
    expect(summary.byFormat['telegram-desktop-export']).toMatchObject({ read: 1, rejected: 1 });
    expect(reasons[0]).toContain('an export of several chats ("chats.list") must be exported chat by chat');
    expect(await test.database.query(POSTS, [])).toEqual([]);
  });

  it.skipIf(!existsSync(REAL_FILES))(
    'that are real import whole, twice to the same rows (skipped where ../shared/data is absent)',
    async () => {
      const first = await importPath(REAL_FILES);
      expect(first.reasons).toEqual([]);
      const dump = await dumpTelegram(test.database);
      expect(await test.database.query(FALLING_VIEWS, [])).toEqual([{ n: '0' }]);
      const second = await importPath(REAL_FILES);
      for (const [format, counts] of Object.entries(second.summary.byFormat)) {
        expect(counts, format).toMatchObject({ added: 0, changed: 0, rejected: 0 });
        expect(counts.read, format).toBe(first.summary.byFormat[format]?.read);
      }
      expect(await dumpTelegram(test.database)).toEqual(dump);
    },
  );

  it('imported at the same time end in the same rows as one after another', async () => {
    const files = [desktopExport([1, 2, 3, 4]), desktopExport([1, 3, 5]), desktopExport([2, 3, 6])];
    for (const file of files) await importTelegram(test.database, file);
    const dump = await dumpTelegram(test.database);
    await clearTelegram(test.database);
    await Promise.all(files.map((file) => importTelegram(test.database, file)));
    expect(await dumpTelegram(test.database)).toEqual(dump);
  });
});

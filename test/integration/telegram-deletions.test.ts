import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Database, defineStatement } from '../../src/data/database.ts';
import {
  clearTelegram,
  desktopExport,
  desktopMessage,
  desktopTime,
  dumpTelegram,
  importTelegram,
  permutations,
  telethonDump,
  telethonMessage,
} from '../support/telegram-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const DELETED = defineStatement(
  'test_deleted_posts',
  'select message_id as id, deleted_at as at from posts where deleted_at is not null order by 1',
);
const EXPORTS = defineStatement('test_exports', 'select min_id, max_id, reached_at from channel_exports order by 1, 2');

describeOnDatabases('posts missing from Telegram exports', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
  });
  afterAll(() => test.dispose());
  beforeEach(() => clearTelegram(test.database));

  const early = desktopExport([1, 2, 3]);
  const later = desktopExport([1, 3, 4]);
  const service = { id: 6, type: 'service', action: 'pin_message', date_unixtime: String(desktopTime(6).getTime() / 1000) };

  it('are deleted by the export that reaches further, at the time of its newest message', async () => {
    await importTelegram(test.database, early);
    const { notes } = await importTelegram(test.database, later);
    expect(await test.database.query(DELETED, [])).toEqual([{ id: '2', at: desktopTime(4) }]);
    expect(notes).toEqual(['Posts that other exports held and this one lacks, marked deleted: 1']);
  });

  it('are deleted whichever of the exports comes first', async () => {
    await importTelegram(test.database, later);
    await importTelegram(test.database, early);
    expect(await test.database.query(DELETED, [])).toEqual([{ id: '2', at: desktopTime(4) }]);
  });

  it('are not deleted by an export that does not reach further, nor outside its range', async () => {
    await importTelegram(test.database, desktopExport([1, 2, 3, 4]));
    await importTelegram(test.database, desktopExport([2, 4]));
    await importTelegram(test.database, desktopExport([8, 9]));
    expect(await test.database.query(DELETED, [])).toEqual([]);
  });

  it('come back when an export that reaches still further holds them', async () => {
    await importTelegram(test.database, early);
    await importTelegram(test.database, later);
    const { notes } = await importTelegram(test.database, desktopExport([2, 3, 4, 5]));
    expect(await test.database.query(DELETED, [])).toEqual([]);
    expect(notes).toEqual(['Posts marked deleted that this export holds, restored: 1']);
  });

  it('end in the same rows in every order of import, each twice', async () => {
    const files = [early, later, desktopExport([2, 5]), desktopExport([1, 4, service]), telethonDump([telethonMessage(3)])];
    const dumps = new Set<string>();
    for (const order of permutations(files).filter((_, at) => at % 5 === 0)) {
      await clearTelegram(test.database);
      for (const file of [...order, ...order]) await importTelegram(test.database, file);
      dumps.add(JSON.stringify(await dumpTelegram(test.database)));
    }
    expect(dumps.size).toBe(1);
    // Exports reach to 3, 4, 5 and (by its service message) 6: 2 and 5 are held up to 5, and 3 up to 4.
    expect(await test.database.query(DELETED, [])).toEqual([2, 3, 5].map((id) => ({ id: String(id), at: desktopTime(id === 3 ? 5 : 6) })));
  });

  it('take the earliest time of the exports that lack them', async () => {
    for (const file of [desktopExport([1, 9]), later, early]) await importTelegram(test.database, file);
    expect(await test.database.query(DELETED, [])).toEqual([
      { id: '2', at: desktopTime(4) },
      { id: '3', at: desktopTime(9) },
      { id: '4', at: desktopTime(9) },
    ]);
  });

  it('are left alone by an export that breaks off, whose posts are stored', async () => {
    await importTelegram(test.database, early);
    const { counts, notes } = await importTelegram(test.database, { ...later, complete: false });
    expect(counts).toMatchObject({ added: 1, unchanged: 2 });
    expect(await test.database.query(DELETED, [])).toEqual([]);
    expect(await test.database.query(EXPORTS, [])).toHaveLength(1);
    expect(notes).toEqual(['Not used to find deleted posts, because it was not read to its end']);
  });

  it('are not deleted when the export holds them unreadable', async () => {
    await importTelegram(test.database, early);
    const broken = { ...desktopMessage(2), text: 17 };
    const { counts } = await importTelegram(test.database, desktopExport([1, broken, 3, 4]));
    expect(counts).toMatchObject({ rejected: 1, unchanged: 2, added: 1 });
    expect(await test.database.query(DELETED, [])).toEqual([]);
  });

  it('are not looked for in an export with a record whose id is unknown', async () => {
    await importTelegram(test.database, early);
    const { notes } = await importTelegram(test.database, desktopExport([1, { type: 'message' }, 3, 4]));
    expect(await test.database.query(DELETED, [])).toEqual([]);
    expect(notes).toEqual(['Not used to find deleted posts, because 1 of its records show no id']);
  });

  it('are found though another import stores them just before the export is registered', async () => {
    let transactions = 0;
    const interrupted: Database = {
      ...test.database,
      transaction: async (work) => {
        transactions += 1;
        // The channel, the posts, the page of posts that are judged, and now the registration.
        if (transactions === 4) await importTelegram(test.database, early);
        return test.database.transaction(work);
      },
    };
    await importTelegram(interrupted, later);
    expect(transactions).toBe(6);
    expect(await test.database.query(DELETED, [])).toEqual([{ id: '2', at: desktopTime(4) }]);
  });

  it('are only those that an export once held', async () => {
    await importTelegram(test.database, telethonDump([telethonMessage(2)]));
    await importTelegram(test.database, later);
    expect(await test.database.query(DELETED, [])).toEqual([]);
  });

  it('are found over many pages of posts, with service messages telling how far the export reaches', async () => {
    const ids = Array.from({ length: 400 }, (_, at) => at + 1);
    const at = { date_unixtime: '1735732800' };
    await importTelegram(test.database, desktopExport(ids.map((id) => desktopMessage(id, at))));
    const kept = ids.filter((id) => id % 7 !== 0).map((id) => desktopMessage(id, at));
    const last = { ...service, id: 401, date_unixtime: '1735732900' };
    const { counts } = await importTelegram(test.database, desktopExport([...kept, last]));
    expect(counts).toMatchObject({ unchanged: kept.length, ignored: 1, changed: 0 });
    const deleted = await test.database.query<{ id: string; at: Date }>(DELETED, []);
    expect(deleted.map(({ id }) => Number(id))).toEqual(ids.filter((id) => id % 7 === 0));
    expect(new Set(deleted.map((row) => row.at.getTime()))).toEqual(new Set([1_735_732_900_000]));
  });
});

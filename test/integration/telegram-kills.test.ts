import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/data/database.ts';
import {
  clearTelegram,
  csvPost,
  csvReaction,
  csvViews,
  desktopExport,
  desktopMessage,
  dumpTelegram,
  importTelegram,
  type TelegramFile,
} from '../support/telegram-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const KILLED = 'killed here';

/** The database as a process sees it that dies in its nth transaction: before the commit or just after it. */
function dieIn(database: Database, transactionNumber: number, moment: 'before' | 'after'): Database {
  let count = 0;
  return {
    ...database,
    transaction: async (work) => {
      count += 1;
      if (count > transactionNumber) throw new Error(KILLED);
      const dying = count === transactionNumber;
      const result = await database.transaction(async (writer) => {
        const done = await work(writer);
        if (dying && moment === 'before') throw new Error(KILLED);
        return done;
      });
      if (dying) throw new Error(KILLED);
      return result;
    },
  };
}

describeOnDatabases('a Telegram import that is killed', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
  });
  afterAll(() => test.dispose());

  const ids = Array.from({ length: 45 }, (_, at) => at + 1);
  const dated = (id: number) => desktopMessage(id, { date_unixtime: String(1_735_732_800 + id), reactions: [{ emoji: '🔥', count: id }] });
  const files: readonly TelegramFile[] = [
    desktopExport(ids.map(dated)),
    desktopExport([...ids.filter((id) => id % 9 !== 0), 46].map(dated)),
    { format: 'telegram-views-csv', records: ids.map((id) => csvViews(1001 + (id % 3), `2025-01-09 00:00:${10 + id}`, String(id))) },
    { format: 'telegram-posts-csv', records: [csvPost(1001), csvPost(1002), csvPost(1003)] },
    { format: 'telegram-reactions-csv', records: ['👍', '❤', '🔥'].map((emoji) => csvReaction(1002, emoji, '4.0')) },
  ];

  async function importAll(database: Database): Promise<void> {
    for (const file of files) await importTelegram(database, file);
  }

  it('ends, run again, in the rows of an undisturbed one, wherever it was killed', { timeout: 120_000 }, async () => {
    await clearTelegram(test.database);
    await importAll(test.database);
    const undisturbed = await dumpTelegram(test.database);
    let transactions = 0;
    for (const moment of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        await clearTelegram(test.database);
        const outcome = await importAll(dieIn(test.database, at, moment)).then(
          () => 'finished',
          (error: Error) => error.message,
        );
        if (outcome === 'finished') break;
        expect(outcome).toBe(KILLED);
        transactions += 1;
        await importAll(test.database);
        expect(await dumpTelegram(test.database), `killed ${moment} commit ${at}`).toEqual(undisturbed);
      }
    }
    expect(transactions).toBeGreaterThan(20);
  });
});

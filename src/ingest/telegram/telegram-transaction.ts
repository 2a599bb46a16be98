import { type Database, defineStatement, type Writer } from '../../data/database.ts';

// "fars" and 2: one number for all writers of Telegram data, another than any other advisory lock of ours.
const TAKE_LOCK = defineStatement('telegram_take_lock', 'select pg_advisory_xact_lock(1717658227, 2)');

/**
 * One transaction of the Telegram writers, who take turns: each reads what is stored, merges, and writes what differs, which two
 * at once would do with each other's rows missing.
 */
export function runTelegramTransaction<T>(database: Database, work: (writer: Writer) => Promise<T>): Promise<T> {
  return database.transaction(async (writer) => {
    await writer.query(TAKE_LOCK, []);
    return work(writer);
  });
}

/** Values for a statement that reads them by `json_to_recordset` or `json_array_elements_text`: the same on both drivers, whatever the types. */
export function toJsonParameter(values: readonly unknown[]): readonly [string] {
  return [JSON.stringify(values)];
}

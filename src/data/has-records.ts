import { defineStatement, type Reader } from './database.ts';

const findRecords = defineStatement(
  'has_records',
  'select exists (select from players) or exists (select from matches) or exists (select from channels) as present',
);

/** Whether anything was imported: a player, a match or a channel. Static data does not count. */
export async function hasRecords(reader: Reader): Promise<boolean> {
  const [row] = await reader.query<{ present: boolean }>(findRecords, []);
  return row?.present === true;
}

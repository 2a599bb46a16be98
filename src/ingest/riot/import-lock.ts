import { defineStatement, type Writer } from '../../data/database.ts';

/** Any number that nothing else in this database locks; "FarR" in ASCII. */
const IMPORT_LOCK_KEY = 0x46_61_72_52;

const lockImports = defineStatement('lock_riot_imports', 'select pg_advisory_xact_lock($1::bigint)');

/**
 * Waits until no other transaction stores players or matches, and holds that until the end of this one: what a batch compares
 * itself with cannot change under it, and two imports cannot deadlock on each other's players.
 */
export async function lockRiotImports(writer: Writer): Promise<void> {
  await writer.query(lockImports, [String(IMPORT_LOCK_KEY)]);
}

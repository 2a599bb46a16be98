import { type Database, defineStatement } from './database.ts';

// Kept among the parts that wait for others: a sample that was begun waits for its rest.
const findState = defineStatement(
  'sample_fill_state',
  `select exists (select from players) or exists (select from matches) or exists (select from channels) as filled,
     (select content->>'end' from ingest_parts where format = 'sample' and record_key = 'fill') as unfinished`,
);
const markBegun = defineStatement(
  'sample_fill_begin',
  `insert into ingest_parts (format, record_key, part_key, content) values ('sample', 'fill', 'unfinished', jsonb_build_object('end', $1::text))`,
);
const unmark = defineStatement('sample_fill_finish', `delete from ingest_parts where format = 'sample' and record_key = 'fill'`);

/**
 * Begins to fill an empty database with a sample that reaches to `end`, or goes on with one that a stopped process left unfinished.
 * @returns until when the sample must reach; null where the database holds something of its own, beside static data
 */
export function beginSampleFill(database: Database, end: Date): Promise<Date | null> {
  return database.transaction(async (writer) => {
    const [state] = await writer.query<{ filled: boolean; unfinished: string | null }>(findState, []);
    if (typeof state?.unfinished === 'string') return new Date(state.unfinished);
    if (state?.filled === true) return null;
    await writer.execute(markBegun, [end.toISOString()]);
    return end;
  });
}

/** Says that the sample which was begun is all there. */
export async function finishSampleFill(database: Database): Promise<void> {
  await database.transaction((writer) => writer.execute(unmark, []));
}

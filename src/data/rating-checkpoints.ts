import { type Database, defineStatement, type Reader, type Writer } from './database.ts';
import type { LadderPosition, LadderWork } from './rating-store.ts';

/** Any number that nothing else in this database locks; "FarP" in ASCII. */
const RATING_LOCK_KEY = 0x46_61_72_50;

const lockRatings = defineStatement('rating_lock', 'select pg_advisory_xact_lock($1::bigint)');
const hasWork = defineStatement(
  'rating_has_work',
  'select exists (select from analytics.rating_mark) or exists (select from analytics.rating_checkpoint) as found',
);
// A mark says that all from its start on is open, so that the last right position is before the first match of that time.
const takeMarks = defineStatement(
  'rating_take_marks',
  `with taken as (delete from analytics.rating_mark returning ladder, started_at)
   insert into analytics.rating_checkpoint as checkpoint (ladder, started_at, match_key)
   select ladder, min(started_at), '' from taken group by ladder order by ladder
   on conflict (ladder) do update set started_at = excluded.started_at, match_key = excluded.match_key
   where (excluded.started_at, excluded.match_key) < (checkpoint.started_at, checkpoint.match_key)`,
);
const readCheckpoint = defineStatement(
  'rating_read_checkpoint',
  `select ladder, started_at::text as "startedAt", match_key as "matchKey" from analytics.rating_checkpoint order by ladder limit 1`,
);
const moveCheckpoint = defineStatement(
  'rating_move_checkpoint',
  'update analytics.rating_checkpoint set started_at = $2::text::timestamptz, match_key = $3 where ladder = $1',
);
const endCheckpoint = defineStatement('rating_end_checkpoint', 'delete from analytics.rating_checkpoint where ladder = $1');
const listLadders = defineStatement(
  'rating_list_ladders',
  `select coalesce(queue_id, -1) as ladder from matches where queue_id is distinct from -1 group by 1
   union select ladder from participant_rating group by 1 order by 1`,
);
const markAll = defineStatement(
  'rating_mark_all',
  `insert into analytics.rating_mark (ladder, started_at) select ladder, '-infinity' from unnest($1::int[]) as marked(ladder)`,
);

/** Whether any ladder has something to compute. */
export async function hasRatingWork(reader: Reader): Promise<boolean> {
  const [row] = await reader.query<{ found: boolean }>(hasWork, []);
  return row?.found === true;
}

/**
 * What to compute next, with all marks taken that are there; null for nothing. Holds the ratings for this transaction alone.
 * A mark is taken by who sees it, and whoever sees it sees what it was left for.
 */
export async function takeRatingWork(writer: Writer): Promise<LadderWork | null> {
  await writer.query(lockRatings, [String(RATING_LOCK_KEY)]);
  await writer.execute(takeMarks, []);
  const [work] = await writer.query<LadderWork>(readCheckpoint, []);
  return work ?? null;
}

/** Notes how far a ladder is right: up to and with the position, or all of it. */
export async function saveRatingProgress(writer: Writer, ladder: number, position: LadderPosition | null): Promise<void> {
  if (position === null) await writer.execute(endCheckpoint, [ladder]);
  else await writer.execute(moveCheckpoint, [ladder, position.startedAt, position.matchKey]);
}

/** The ladders that have matches or ratings, in ascending order. */
export async function listRatingLadders(reader: Reader): Promise<readonly number[]> {
  const rows = await reader.query<{ ladder: number }>(listLadders, []);
  return rows.map(({ ladder }) => ladder);
}

/** Has all ladders computed from their beginning. */
export async function markAllRatings(database: Database): Promise<void> {
  await database.transaction(async (writer) => {
    await writer.execute(markAll, [await listRatingLadders(writer)]);
  });
}

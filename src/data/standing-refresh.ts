import { type Database, defineStatement } from './database.ts';
import { refreshPercentiles } from './percentile-refresh.ts';

/** Any number that no other lock of this database has. */
const LOCK = 72_707_373;

/** Rows of players touched since a queue was ranked that make ranking it anew worth it at once: one for so many players. */
const RIPE_SHARE = 100;

/** How long fewer wait at most. */
const LONGEST_WAIT = '1 hour';

const lock = defineStatement('standing_lock', `select pg_try_advisory_xact_lock(${LOCK}) as locked`);
const takeMarks = defineStatement(
  'standing_take_marks',
  `with next as (
     select mark.queue_id from analytics.standing_mark mark group by mark.queue_id
     having $1::boolean or min(mark.marked_at) < clock_timestamp() - interval '${LONGEST_WAIT}'
         or sum(mark.touched) * ${RIPE_SHARE} >= (select count(*) from standings counted where counted.queue_id = mark.queue_id and counted.stat = 'GAMES')
      order by min(mark.marked_at) limit 1),
     taken as (delete from analytics.standing_mark mark using next where mark.queue_id = next.queue_id)
   select queue_id as "queueId" from next`,
);
const storeStandings = {
  ...defineStatement(
    'standing_store',
    `with fresh as materialized (select * from analytics.standings_recount($1)),
     gone as (
       delete from standings known using (select player_id, stat from standings where queue_id = $1 except select player_id, stat from fresh) lost
        where known.queue_id = $1 and known.player_id = lost.player_id and known.stat = lost.stat)
   insert into standings as known (player_id, queue_id, stat, value, rank, ties, players)
   select fresh.player_id, $1::int, fresh.stat, fresh.value, fresh.rank, fresh.ties, fresh.players
     from fresh left join standings old on old.player_id = fresh.player_id and old.queue_id = $1 and old.stat = fresh.stat
    where (old.value, old.rank, old.ties, old.players) is distinct from (fresh.value, fresh.rank, fresh.ties, fresh.players)
   on conflict (player_id, queue_id, stat) do update
     set value = excluded.value, rank = excluded.rank, ties = excluded.ties, players = excluded.players`,
  ),
  planEachTime: true as const,
};
const listQueues = defineStatement(
  'standing_list_queues',
  `select queue_id as "queueId" from (select queue_id from player_months union select ladder from participant_rating union select queue_id from standings) queue
    where queue_id not in (select queue_id from analytics.standing_mark) order by queue_id`,
);
const countDifferences = {
  ...defineStatement(
    'standing_count_differences',
    `with fresh as materialized (select player_id, stat, value, rank, ties, players from analytics.standings_recount($1)),
     stored as (select player_id, stat, value, rank, ties, players from standings where queue_id = $1)
   select count(*)::int as rows from (
     select player_id, stat from ((select * from fresh except select * from stored) union all (select * from stored except select * from fresh)) one group by 1, 2) differing`,
  ),
  planEachTime: true as const,
};
const mark = defineStatement('standing_mark_queue', 'insert into analytics.standing_mark (queue_id, touched) values ($1, 1)');

/** A queue whose standings are not what a recount gives. */
export interface StandingDifference {
  /** -1 for matches without a queue. */
  readonly queueId: number;
  readonly rows: number;
}

/**
 * Computes the standings and percentiles of one queue that is marked, and writes those that differ.
 * @param deep whether to rank what would wait otherwise: where rows of less than one in a hundred players were touched, within the last hour
 * @returns how many were written; null where there is nothing to do, or another one does it
 */
export function advanceStandings(database: Database, deep: boolean): Promise<number | null> {
  return database.transaction(async (writer) => {
    const [row] = await writer.query<{ locked: boolean }>(lock, []);
    if (row?.locked !== true) return null;
    // What is marked from here on is of rows that the next statement may not see, and remains.
    const [queue] = await writer.query<{ queueId: number }>(takeMarks, [deep]);
    if (queue === undefined) return null;
    return (await writer.execute(storeStandings, [queue.queueId])) + (await refreshPercentiles(writer, queue.queueId));
  });
}

/** What differs from a recount; queues that wait for one are left out. */
export async function findStandingDifferences(database: Database): Promise<readonly StandingDifference[]> {
  const differences: StandingDifference[] = [];
  for (const { queueId } of await database.query<{ queueId: number }>(listQueues, [])) {
    const [found] = await database.query<{ rows: number }>(countDifferences, [queueId]);
    if (found !== undefined && found.rows > 0) differences.push({ queueId, rows: found.rows });
  }
  return differences;
}

/** Has the standings of queues computed anew by the next steps. */
export async function markStandings(database: Database, queueIds: readonly number[]): Promise<void> {
  await database.transaction(async (writer) => {
    for (const queueId of queueIds) await writer.execute(mark, [queueId]);
  });
}

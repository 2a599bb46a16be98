import { type Database, defineStatement, type Writer } from './database.ts';

const storePercentiles = {
  ...defineStatement(
    'percentile_store',
    `with fresh as materialized (select * from analytics.percentiles_recount($1)),
     gone as (
       delete from stat_percentiles known using (select position, stat from stat_percentiles where queue_id = $1 except select position, stat from fresh) lost
        where known.queue_id = $1 and known.position = lost.position and known.stat = lost.stat)
   insert into stat_percentiles as known (queue_id, position, stat, players, quantiles)
   select $1::int, fresh.position, fresh.stat, fresh.players, fresh.quantiles
     from fresh left join stat_percentiles old on old.queue_id = $1 and old.position = fresh.position and old.stat = fresh.stat
    where (old.players, old.quantiles) is distinct from (fresh.players, fresh.quantiles)
   on conflict (queue_id, position, stat) do update set players = excluded.players, quantiles = excluded.quantiles`,
  ),
  planEachTime: true as const,
};
const listQueues = defineStatement(
  'percentile_list_queues',
  `select queue_id as "queueId" from (select queue_id from player_months union select queue_id from stat_percentiles) queue
    where queue_id not in (select queue_id from analytics.standing_mark) order by queue_id`,
);
const countDifferences = {
  ...defineStatement(
    'percentile_count_differences',
    `with fresh as materialized (select position, stat, players, quantiles from analytics.percentiles_recount($1)),
     stored as (select position, stat, players, quantiles from stat_percentiles where queue_id = $1)
   select count(*)::int as rows from (
     select position, stat from ((select * from fresh except select * from stored) union all (select * from stored except select * from fresh)) one group by 1, 2) differing`,
  ),
  planEachTime: true as const,
};

/** A queue whose percentiles are not what a recount gives. */
export interface PercentileDifference {
  /** -1 for matches without a queue. */
  readonly queueId: number;
  readonly rows: number;
}

/**
 * Computes the percentiles of a queue, and writes those that differ. For the transaction that took the marks of the queue, and holds the lock of standings.
 * @returns how many were written
 */
export function refreshPercentiles(writer: Writer, queueId: number): Promise<number> {
  return writer.execute(storePercentiles, [queueId]);
}

/** What differs from a recount; queues that wait for one are left out. */
export async function findPercentileDifferences(database: Database): Promise<readonly PercentileDifference[]> {
  const differences: PercentileDifference[] = [];
  for (const { queueId } of await database.query<{ queueId: number }>(listQueues, [])) {
    const [found] = await database.query<{ rows: number }>(countDifferences, [queueId]);
    if (found !== undefined && found.rows > 0) differences.push({ queueId, rows: found.rows });
  }
  return differences;
}

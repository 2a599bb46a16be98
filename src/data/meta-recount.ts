import { type Database, defineStatement } from './database.ts';
import { championRows, matchupRows } from './meta-count-text.ts';
import type { MetaScopeKey } from './meta-counting.ts';

/** A patch and queue whose rows are not what a recount gives. */
export interface MetaDifference extends MetaScopeKey {
  /** How many rows differ, are missing, or should not be. */
  readonly rows: number;
}

const listScopes = defineStatement(
  'meta_list_scopes',
  `select patch, queue_id as "queueId" from (
     select distinct patch, coalesce(queue_id, -1) as queue_id from matches where patch is not null and not remake
     union select patch, queue_id from meta_scopes) scope
   where not exists (select from analytics.meta_mark mark where (mark.patch, mark.queue_id) = (scope.patch, scope.queue_id))
     and not exists (select from analytics.meta_pass pass where (pass.patch, pass.queue_id) = (scope.patch, scope.queue_id))
   order by patch, queue_id`,
);
const countDifferences = {
  ...defineStatement(
    'meta_count_differences',
    `with piece as materialized (
       select id, coalesce(map_id, 11) = 11 as rift from matches where patch = $1 and coalesce(queue_id, -1) = $2::int and not remake),
     ${championRows},
     ${matchupRows},
     counted as (
       select position, champion_id, 0 as opponent_id, matches, games, wins, bans from champion_rows
       union all select position, champion_id, opponent_id, 0, games, wins, 0 from matchup_rows
       union all select '', 0, 0, count(distinct match_id)::int, (select count(distinct match_id) from bans)::int, 0, 0 from parts having count(*) > 0),
     scope as (select * from meta_scopes where patch = $1 and queue_id = $2),
     stored as (
       select position, champion_id, 0 as opponent_id, champion.matches, games, wins, bans from scope join meta_champions champion on scope_id = id
       union all select position, champion_id, opponent_id, 0, games, wins, 0 from scope join meta_matchups on scope_id = id
       union all select '', 0, 0, matches, ban_matches, 0, 0 from scope)
     select count(*)::int as rows from (
       select position, champion_id, opponent_id from ((select * from counted except all select * from stored) union all (select * from stored except all select * from counted)) differing
        group by position, champion_id, opponent_id) differing`,
  ),
  planEachTime: true as const,
};
const mark = defineStatement('meta_mark_scope', 'insert into analytics.meta_mark (patch, queue_id, matches) values ($1, $2, 1)');

/** What differs from a recount of everything, patch by patch; those that wait to be counted are left out. Reads all matches. */
export async function findMetaDifferences(database: Database): Promise<readonly MetaDifference[]> {
  const differences: MetaDifference[] = [];
  for (const scope of await database.query<MetaScopeKey>(listScopes, [])) {
    const [found] = await database.query<{ rows: number }>(countDifferences, [scope.patch, scope.queueId]);
    if (found !== undefined && found.rows > 0) differences.push({ ...scope, rows: found.rows });
  }
  return differences;
}

/** Has scopes counted anew by the next steps. */
export async function markMetaScopes(database: Database, scopes: readonly MetaScopeKey[]): Promise<void> {
  await database.transaction(async (writer) => {
    for (const { patch, queueId } of scopes) await writer.execute(mark, [patch, queueId]);
  });
}

import { type Database, defineStatement, type Statement, type Writer } from './database.ts';
import { championRows, matchupRows } from './meta-count-text.ts';

/** A patch in a queue; -1 for matches without a queue. */
export interface MetaScopeKey {
  readonly patch: string;
  readonly queueId: number;
}

/** The count that is under way. */
interface MetaPass extends MetaScopeKey {
  /** The oldest match that is counted; null before the first. */
  readonly startedAt: Date | null;
  readonly matchId: string | null;
  /** Null while it counts; then the last champion whose matchups are written. */
  readonly championId: number | null;
}

/** How much one piece of work takes. */
export interface MetaPieceSize {
  readonly matches: number;
  /** Of matchups; a champion's are written together, so that it may be some more. */
  readonly matchups: number;
}

/** Matches from which on a patch stands for a queue. */
const SETTLED_MATCHES = 100;

/** Matches touched since a patch of a queue was counted that make counting it anew worth it at once: one in so many of those counted. */
const RIPE_SHARE = 100;

/** How long fewer wait at most: as long as answers about them may be stored. */
const LONGEST_WAIT = '1 hour';

/** Any number that no other lock of this database has. */
const LOCK = 72_707_371;

const planned = (name: string, text: string): Statement => ({ ...defineStatement(name, text), planEachTime: true });

const lock = defineStatement('meta_lock', `select pg_try_advisory_xact_lock(${LOCK}) as locked`);
const findPass = defineStatement(
  'meta_pass',
  `select patch, queue_id as "queueId", started_at as "startedAt", match_id as "matchId", champion_id as "championId" from analytics.meta_pass`,
);
const takeMarks = defineStatement(
  'meta_take_marks',
  `with next as (
     select mark.patch, mark.queue_id from analytics.meta_mark mark left join meta_scopes scope on (scope.patch, scope.queue_id) = (mark.patch, mark.queue_id)
      group by mark.patch, mark.queue_id, scope.matches
     having $1::boolean or scope.matches is null or sum(mark.matches) * ${RIPE_SHARE} >= scope.matches
         or min(mark.marked_at) < clock_timestamp() - interval '${LONGEST_WAIT}'
      order by min(mark.marked_at) limit 1),
     taken as (delete from analytics.meta_mark mark using next where mark.patch = next.patch and mark.queue_id = next.queue_id)
   insert into analytics.meta_pass (patch, queue_id) select patch, queue_id from next`,
);
const emptyCounts = defineStatement('meta_empty_counts', 'truncate analytics.meta_count');
const endPass = defineStatement('meta_end_pass', 'delete from analytics.meta_pass');

const countPiece = planned(
  'meta_count_piece',
  `with piece as materialized (
     select id, started_at, coalesce(map_id, 11) = 11 as rift from matches
      where patch = $1 and coalesce(queue_id, -1) = $2::int and not remake
        and (started_at, id) < (coalesce($3::timestamptz, 'infinity'), coalesce($4::bigint, 9223372036854775807))
      order by started_at desc, id desc limit $5::int),
   ${championRows},
   ${matchupRows},
   stored as (
     insert into analytics.meta_count as known (position, champion_id, opponent_id, matches, games, wins, bans)
     select position, champion_id, 0, matches, games, wins, bans from champion_rows
     union all select position, champion_id, opponent_id, games, games, wins, 0 from matchup_rows
     on conflict (champion_id, position, opponent_id) do update
       set matches = known.matches + excluded.matches, games = known.games + excluded.games, wins = known.wins + excluded.wins,
           bans = known.bans + excluded.bans)
   update analytics.meta_pass pass
      set started_at = coalesce(last.started_at, pass.started_at), match_id = coalesce(last.id, pass.match_id),
          matches = pass.matches + (select count(distinct match_id) from parts), ban_matches = pass.ban_matches + (select count(distinct match_id) from bans),
          champion_id = case when (select count(*) from piece) < $5::int then 0 end
     from (select 1) once left join (select * from piece order by started_at, id limit 1) last on true
   returning (select count(*) from piece)::int as "matches", pass.champion_id is not null as "counted"`,
);
const storeScope = defineStatement(
  'meta_store_scope',
  `with counted as (select patch, queue_id, matches >= ${SETTLED_MATCHES} as settled, matches, ban_matches from analytics.meta_pass),
     gone as (delete from meta_scopes scope using counted where (scope.patch, scope.queue_id, counted.matches) = (counted.patch, counted.queue_id, 0))
   insert into meta_scopes as known (patch, queue_id, settled, matches, ban_matches) select * from counted where matches > 0
   on conflict (queue_id, patch) do update set settled = excluded.settled, matches = excluded.matches, ban_matches = excluded.ban_matches
     where (known.settled, known.matches, known.ban_matches) <> (excluded.settled, excluded.matches, excluded.ban_matches)`,
);
const findScope = defineStatement('meta_find_scope', 'select id from meta_scopes where patch = $1 and queue_id = $2');
const storeChampions = planned(
  'meta_store_champions',
  `insert into meta_champions as stored (scope_id, position, champion_id, matches, games, wins, bans)
   select $1::bigint, counted.position, counted.champion_id, counted.matches, counted.games, counted.wins, counted.bans
     from analytics.meta_count counted
     left join meta_champions known on known.scope_id = $1 and known.position = counted.position and known.champion_id = counted.champion_id
    where counted.opponent_id = 0 and (known.matches, known.games, known.wins, known.bans)
          is distinct from (counted.matches, counted.games, counted.wins, counted.bans)
   on conflict (scope_id, position, champion_id) do update
     set matches = excluded.matches, games = excluded.games, wins = excluded.wins, bans = excluded.bans`,
);
const dropChampions = planned(
  'meta_drop_champions',
  `delete from meta_champions stored using (
     select position, champion_id from meta_champions where scope_id = $1
     except select position, champion_id from analytics.meta_count where opponent_id = 0) gone
   where stored.scope_id = $1 and stored.position = gone.position and stored.champion_id = gone.champion_id`,
);
const findLastChampion = planned(
  'meta_last_champion',
  `select champion_id as id from analytics.meta_count where opponent_id <> 0 and champion_id > $1 order by champion_id offset $2 limit 1`,
);
const storeMatchups = planned(
  'meta_store_matchups',
  `insert into meta_matchups as stored (scope_id, champion_id, position, opponent_id, games, wins)
   select $1::bigint, counted.champion_id, counted.position, counted.opponent_id, counted.games, counted.wins
     from analytics.meta_count counted
     left join meta_matchups known on known.scope_id = $1 and known.champion_id = counted.champion_id and known.position = counted.position
          and known.opponent_id = counted.opponent_id
    where counted.opponent_id <> 0 and counted.champion_id > $2 and counted.champion_id <= $3
      and (known.games, known.wins) is distinct from (counted.games, counted.wins)
   on conflict (scope_id, champion_id, position, opponent_id) do update set games = excluded.games, wins = excluded.wins`,
);
const dropMatchups = planned(
  'meta_drop_matchups',
  `delete from meta_matchups stored using (
     select champion_id, position, opponent_id from meta_matchups where scope_id = $1 and champion_id > $2 and champion_id <= $3
     except select champion_id, position, opponent_id from analytics.meta_count where opponent_id <> 0 and champion_id > $2 and champion_id <= $3) gone
   where stored.scope_id = $1 and stored.champion_id = gone.champion_id and stored.position = gone.position and stored.opponent_id = gone.opponent_id`,
);
const setChampion = defineStatement('meta_set_champion', 'update analytics.meta_pass set champion_id = $1');

/** Above all ids of champions. */
const NO_CHAMPION_ABOVE = 2_147_483_647;

/**
 * Does one piece of counting, in a transaction of its own: begins with a patch and queue that is marked, counts some more of its matches, or writes what
 * they came to, which changes only rows that differ.
 * @param deep whether to count what would wait otherwise: where less than one in a hundred matches was touched, within the last hour
 * @returns how many rows it handled; null where there is nothing to do, or another one does it
 */
export function advanceMetaCount(database: Database, size: MetaPieceSize, deep: boolean): Promise<number | null> {
  return database.transaction(async (writer) => {
    const [row] = await writer.query<{ locked: boolean }>(lock, []);
    if (row?.locked !== true) return null;
    const [pass] = await writer.query<MetaPass>(findPass, []);
    if (pass === undefined) return beginPass(writer, size, deep);
    return pass.championId === null
      ? countMatches(writer, pass, size)
      : writeMatchups(writer, { ...pass, championId: pass.championId }, size);
  });
}

async function beginPass(writer: Writer, size: MetaPieceSize, deep: boolean): Promise<number | null> {
  // All marks that are visible now are of rows that what follows sees; those that appear later remain.
  if ((await writer.execute(takeMarks, [deep])) === 0) return null;
  await writer.execute(emptyCounts, []);
  const [pass] = await writer.query<MetaPass>(findPass, []);
  return pass === undefined ? null : countMatches(writer, pass, size);
}

async function countMatches(writer: Writer, pass: MetaPass, size: MetaPieceSize): Promise<number> {
  const { patch, queueId, startedAt, matchId } = pass;
  const [counted] = await writer.query<{ matches: number; counted: boolean }>(countPiece, [
    patch,
    queueId,
    startedAt,
    matchId,
    size.matches,
  ]);
  if (counted?.counted !== true) return counted?.matches ?? 0;
  await writer.execute(storeScope, []);
  const [scope] = await writer.query<{ id: string }>(findScope, [patch, queueId]);
  if (scope === undefined) {
    await writer.execute(endPass, []);
    return counted.matches;
  }
  const dropped = await writer.execute(dropChampions, [scope.id]);
  return counted.matches + dropped + (await writer.execute(storeChampions, [scope.id]));
}

async function writeMatchups(writer: Writer, pass: MetaPass & { championId: number }, size: MetaPieceSize): Promise<number> {
  const [scope] = await writer.query<{ id: string }>(findScope, [pass.patch, pass.queueId]);
  const [last] = await writer.query<{ id: number }>(findLastChampion, [pass.championId, size.matchups]);
  let rows = 0;
  if (scope !== undefined) {
    const range = [scope.id, pass.championId, last?.id ?? NO_CHAMPION_ABOVE];
    rows = (await writer.execute(dropMatchups, range)) + (await writer.execute(storeMatchups, range));
  }
  if (last === undefined) await writer.execute(endPass, []);
  else await writer.execute(setChampion, [last.id]);
  return rows;
}

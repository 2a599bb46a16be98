import { defineStatement, type Reader, type Writer } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';
import type { RankFitRow } from './rating-repository.ts';

/** A player who has both: a rating and a rank. */
export interface RankedRatingRow {
  readonly rating: number;
  readonly tier: string;
  readonly division: string | null;
  readonly leaguePoints: number;
}

/** Ranked queues by the ladder their ranks are set against. */
export const RANKED_LADDERS: ReadonlyMap<number, string> = new Map([
  [420, 'RANKED_SOLO_5x5'],
  [440, 'RANKED_FLEX_SR'],
]);
/** So many ranked players are looked at, drawn by a hash of their ids: more make the line no better than its second digit shows. */
const MOST_PLAYERS = 20_000;
/** Any number that nothing else in this database locks; "FarF" in ASCII. */
const FIT_LOCK_KEY = 0x46_61_72_46;

const PAIR_COLUMNS: ColumnsOf<RankedRatingRow> = {
  rating: ['newest.rating', 'number'],
  tier: ['ranked.tier', 'text'],
  division: ['ranked.division', 'text'],
  leaguePoints: ['ranked.league_points', 'number'],
};
// Ordered, so that sums of floating point come out the same.
const readPairs = defineRead(
  'rank_fit_pairs',
  PAIR_COLUMNS,
  (columns) => `select ${columns}
from (
  select player_id, tier, division, league_points from player_ranks where queue = $2 order by hashint8(player_id), player_id limit ${MOST_PLAYERS}
) ranked cross join lateral (
  select started_at from participant_rating where player_id = ranked.player_id and ladder = $1 order by started_at desc limit 1
) latest cross join lateral (
  select rating, games from participant_rating where player_id = ranked.player_id and ladder = $1 and started_at = latest.started_at
  order by match_key desc, slot desc limit 1
) newest
where newest.games >= $3
order by ranked.player_id`,
);
const lockFits = defineStatement('rank_fit_lock', 'select pg_advisory_xact_lock($1::bigint)');
const hasMarks = defineStatement('rank_fit_has_marks', 'select exists (select from analytics.rank_fit_mark) as found');
const pickMark = defineStatement('rank_fit_pick_mark', 'select ladder from analytics.rank_fit_mark order by ladder limit 1');
const takeMarks = defineStatement('rank_fit_take_marks', 'delete from analytics.rank_fit_mark where ladder = $1');
const leaveMarks = defineStatement(
  'rank_fit_mark',
  'insert into analytics.rank_fit_mark (ladder) select ladder from unnest($1::int[]) as marked(ladder)',
);
const storeFit = defineStatement(
  'rank_fit_store',
  `insert into rank_fit as fit (ladder, slope, intercept, residual, players) values ($1, $2, $3, $4, $5)
   on conflict (ladder) do update set slope = excluded.slope, intercept = excluded.intercept, residual = excluded.residual, players = excluded.players
   where (fit.slope, fit.intercept, fit.residual, fit.players) is distinct from (excluded.slope, excluded.intercept, excluded.residual, excluded.players)`,
);
const deleteFit = defineStatement('rank_fit_delete', 'delete from rank_fit where ladder = $1');
const listFits = defineStatement('rank_fit_list', 'select ladder, slope, intercept, residual, players from rank_fit order by ladder');

/** Players with a rank in the ladder's queue and at least so many rated games in the ladder. */
export function readRankedRatings(reader: Reader, ladder: number, minGames: number): Promise<RankedRatingRow[]> {
  return reader.query(readPairs, [ladder, RANKED_LADDERS.get(ladder) ?? '', minGames]);
}

/** Whether any line is to be fitted anew. */
export async function hasRankFitMarks(reader: Reader): Promise<boolean> {
  const [row] = await reader.query<{ found: boolean }>(hasMarks, []);
  return row?.found === true;
}

/** A ladder whose line is to be fitted, its marks taken; null for none. Holds the lines for this transaction alone. */
export async function takeRankFitMark(writer: Writer): Promise<number | null> {
  await writer.query(lockFits, [String(FIT_LOCK_KEY)]);
  const [mark] = await writer.query<{ ladder: number }>(pickMark, []);
  if (mark === undefined) return null;
  await writer.execute(takeMarks, [mark.ladder]);
  return mark.ladder;
}

/** Has lines fitted anew. */
export async function markRankFits(writer: Writer, ladders: readonly number[]): Promise<void> {
  await writer.execute(leaveMarks, [ladders]);
}

/** Stores a ladder's line, or that there is none. @returns how many rows changed */
export function storeRankFit(writer: Writer, ladder: number, fit: Omit<RankFitRow, 'ladder'> | null): Promise<number> {
  if (fit === null) return writer.execute(deleteFit, [ladder]);
  return writer.execute(storeFit, [ladder, fit.slope, fit.intercept, fit.residual, fit.players]);
}

/** All stored lines. */
export function listRankFits(reader: Reader): Promise<RankFitRow[]> {
  return reader.query(listFits, []);
}

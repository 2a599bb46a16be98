import { defineStatement, type Reader, type Writer } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** The ladder of matches whose source named no queue. */
const LADDER_WITHOUT_QUEUE = -1;

/** A place in a ladder's order of matches. */
export interface LadderPosition {
  /** As Postgres writes it, `-infinity` among others. */
  readonly startedAt: string;
  /** Riot's id of the match; '' is before all that start then. */
  readonly matchKey: string;
}

/** What is to be computed of a ladder: all behind the position. */
export interface LadderWork extends LadderPosition {
  readonly ladder: number;
}

/** A match of a ladder, and who took part, as one list a column in the order of slots. */
export interface LadderMatchRow {
  readonly matchId: string;
  readonly matchKey: string;
  readonly startedAt: string;
  readonly arena: boolean;
  readonly remake: boolean;
  readonly slots: readonly number[];
  /** Null for a bot. */
  readonly playerIds: readonly (string | null)[];
  readonly teamIds: readonly number[];
  readonly subteamIds: readonly (number | null)[];
  readonly placements: readonly (number | null)[];
  readonly wins: readonly boolean[];
}

/** The newest rating of a player at a time. */
export interface StandingRow {
  readonly playerId: string;
  readonly rating: number;
  readonly deviation: number;
  readonly games: number;
}

/** A row of `participant_rating`. */
export interface StoredRatingRow extends StandingRow {
  readonly matchId: string;
  readonly slot: number;
  readonly ladder: number;
  readonly startedAt: string;
  readonly matchKey: string;
  readonly expected: number;
  readonly won: boolean;
}

/** A stretch of a ladder: behind `after`, up to and with `last`; to the end where that is null. */
export interface LadderStretch {
  readonly ladder: number;
  readonly after: LadderPosition;
  readonly last: LadderPosition | null;
}

const MATCH_COLUMNS: ColumnsOf<LadderMatchRow> = {
  matchId: ['page.id', 'bigint'],
  matchKey: ['page.match_id', 'text'],
  startedAt: ['page.started_at', 'text'],
  arena: ["(page.game_mode is not distinct from 'CHERRY')", 'boolean'],
  remake: ['page.remake', 'boolean'],
  slots: ['seats.slots', 'json'],
  playerIds: ['seats.player_ids', 'json'],
  teamIds: ['seats.team_ids', 'json'],
  subteamIds: ['seats.subteam_ids', 'json'],
  placements: ['seats.placements', 'json'],
  wins: ['seats.wins', 'json'],
};

const composeMatches = (ladder: string) => (columns: string) =>
  `
select ${columns}
from (
  select id, match_id, started_at, game_mode, remake from matches
  where ${ladder} and started_at >= $1::text::timestamptz and (started_at > $1::text::timestamptz or match_id > $2)
  order by started_at, match_id limit $3
) page cross join lateral (
  select coalesce(array_agg(slot), '{}') as slots, array_agg(case when not bot then player_id::text end) as player_ids, array_agg(team_id) as team_ids,
    array_agg(subteam_id) as subteam_ids, array_agg(placement) as placements, array_agg(win) as wins
  from (select * from participants where match_id = page.id order by slot) participant
) seats
order by page.started_at, page.match_id`;

const readMatches = defineRead('rating_matches', MATCH_COLUMNS, composeMatches('queue_id = $4'));
const readMatchesWithoutQueue = defineRead('rating_matches_without_queue', MATCH_COLUMNS, composeMatches('queue_id is null'));

const STANDING_COLUMNS: ColumnsOf<StandingRow> = {
  playerId: ['wanted.player_id', 'bigint'],
  rating: ['newest.rating', 'number'],
  deviation: ['newest.deviation', 'number'],
  games: ['newest.games', 'number'],
};

const UP_TO_POSITION = 'started_at <= $3::text::timestamptz and (started_at < $3::text::timestamptz or match_key <= $4)';

// The newest start first, then what started then: in one, a plan sorts all that a player has where few are expected.
const readStandings = defineRead(
  'rating_standings',
  STANDING_COLUMNS,
  (columns) => `
select ${columns}
from unnest($1::bigint[]) as wanted(player_id) cross join lateral (
  select started_at from participant_rating
  where player_id = wanted.player_id and ladder = $2 and ${UP_TO_POSITION}
  order by started_at desc limit 1
) latest cross join lateral (
  select rating, deviation, games from participant_rating
  where player_id = wanted.player_id and ladder = $2 and started_at = latest.started_at and ${UP_TO_POSITION}
  order by match_key desc, slot desc limit 1
) newest`,
);

const STORED_COLUMNS: ColumnsOf<StoredRatingRow> = {
  matchId: ['stored.match_id', 'bigint'],
  slot: ['stored.slot', 'number'],
  playerId: ['stored.player_id', 'bigint'],
  ladder: ['stored.ladder', 'number'],
  startedAt: ['stored.started_at', 'text'],
  matchKey: ['stored.match_key', 'text'],
  rating: ['stored.rating', 'number'],
  deviation: ['stored.deviation', 'number'],
  expected: ['stored.expected', 'number'],
  won: ['stored.won', 'boolean'],
  games: ['stored.games', 'number'],
};

// A match may have ratings elsewhere, from before it changed its queue or start; and what stands in the stretch may be of a match that is gone.
const readStored = defineRead(
  'rating_stored',
  STORED_COLUMNS,
  (columns) => `
select ${columns} from participant_rating stored where match_id = any($1::bigint[])
union all
select ${columns} from participant_rating stored
where ladder = $2 and started_at >= $3::text::timestamptz and started_at <= $5::text::timestamptz
  and (started_at > $3::text::timestamptz or match_key > $4) and (started_at < $5::text::timestamptz or $6::text is null or match_key <= $6)
  and match_id <> all($1::bigint[])`,
);

const RATING_COLUMNS = [
  'match_id',
  'slot',
  'player_id',
  'ladder',
  'started_at',
  'match_key',
  'rating',
  'deviation',
  'expected',
  'won',
  'games',
] as const;

const RATING_TYPES =
  'bigint[], $2::smallint[], $3::bigint[], $4::int[], $5::timestamptz[], $6::text[], $7::float8[], $8::float8[], $9::float8[], $10::bool[], $11::int[]';

const updateRatings = defineStatement(
  'rating_update',
  `update participant_rating set ${RATING_COLUMNS.slice(2)
    .map((column) => `${column} = fresh.${column}`)
    .join(', ')}
   from unnest($1::${RATING_TYPES}) as fresh(${RATING_COLUMNS.join(', ')})
   where participant_rating.match_id = fresh.match_id and participant_rating.slot = fresh.slot`,
);
const deleteRatings = defineStatement(
  'rating_delete',
  `delete from participant_rating using unnest($1::bigint[], $2::smallint[]) as gone(match_id, slot)
   where participant_rating.match_id = gone.match_id and participant_rating.slot = gone.slot`,
);

/** Statements of this file that read ratings or matches. */
export const ratingStoreStatements = [readMatches, readMatchesWithoutQueue, readStandings, readStored];

/** The next matches of a ladder behind a position, in their order: by start, then by Riot's id. */
export function readLadderMatches(reader: Reader, { ladder, startedAt, matchKey }: LadderWork, limit: number): Promise<LadderMatchRow[]> {
  return ladder === LADDER_WITHOUT_QUEUE
    ? reader.query(readMatchesWithoutQueue, [startedAt, matchKey, limit])
    : reader.query(readMatches, [startedAt, matchKey, limit, ladder]);
}

/** The newest ratings of players up to and with a position of a ladder; none for those without. */
export function readLadderStandings(reader: Reader, at: LadderWork, playerIds: readonly string[]): Promise<StandingRow[]> {
  return reader.query(readStandings, [playerIds, at.ladder, at.startedAt, at.matchKey]);
}

/** The ratings that are stored of matches, wherever they stand, and those that stand in a stretch of a ladder. */
export function readStoredRatings(
  reader: Reader,
  matchIds: readonly string[],
  { ladder, after, last }: LadderStretch,
): Promise<StoredRatingRow[]> {
  const end = last ?? { startedAt: 'infinity', matchKey: null };
  return reader.query(readStored, [matchIds, ladder, after.startedAt, after.matchKey, end.startedAt, end.matchKey]);
}

/** What makes stored ratings right. Rows are told apart by match and slot. */
export interface RatingChanges {
  readonly added: readonly StoredRatingRow[];
  readonly changed: readonly StoredRatingRow[];
  readonly gone: readonly StoredRatingRow[];
}

/** Stores changes; what is gone is taken away first. */
export async function storeRatings(writer: Writer, { added, changed, gone }: RatingChanges): Promise<void> {
  if (gone.length > 0) await writer.execute(deleteRatings, [gone.map(({ matchId }) => matchId), gone.map(({ slot }) => slot)]);
  if (changed.length > 0) {
    const rows = changed.map(toCells);
    await writer.execute(
      updateRatings,
      RATING_COLUMNS.map((_column, index) => rows.map((row) => row[index])),
    );
  }
  await writer.copy('participant_rating', RATING_COLUMNS, added.map(toCells));
}

function toCells(row: StoredRatingRow): readonly (boolean | number | string)[] {
  return [
    row.matchId,
    row.slot,
    row.playerId,
    row.ladder,
    row.startedAt,
    row.matchKey,
    row.rating,
    row.deviation,
    row.expected,
    row.won,
    row.games,
  ];
}

import type { Reader } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** Which rating of a player: that of a ladder, or where it is null that of the ladder of the newest rated match. */
export interface RatingKey {
  readonly playerId: string;
  readonly ladder: number | null;
}

interface RatingAnswer {
  readonly playerId: string;
  /** As it was asked. */
  readonly askedLadder: number | null;
  readonly ladder: number;
}

/** A player's newest rating. */
export interface RatingRow extends RatingAnswer {
  /** Of the match that it came from. */
  readonly startedAt: Date;
  readonly value: number;
  /** The model's own. */
  readonly deviation: number;
  readonly games: number;
}

/** A player's newest rated matches, as one list a column, the oldest first. */
export interface RatedGamesRow extends RatingAnswer {
  /** The chances of a win that were given before. */
  readonly expected: readonly number[];
  readonly won: readonly boolean[];
}

/** A player's rating at the end of days, as one list a column, by day. Days without rated matches are left out. */
export interface RatingDaysRow extends RatingAnswer {
  /** From 1, counted by the edges that were given; 0 is all before the first. */
  readonly days: readonly number[];
  /** Rated matches of the day; 0 for day 0. */
  readonly games: readonly number[];
  readonly values: readonly number[];
  readonly deviations: readonly number[];
  /** When the last rated match started, in ms since 1970. */
  readonly lastStarts: readonly number[];
}

/** The line from ratings of a ladder to points of its ranks. */
export interface RankFitRow {
  readonly ladder: number;
  readonly slope: number;
  readonly intercept: number;
  readonly residual: number;
  readonly players: number;
}

/** Of a player's newest rated matches so many are looked at for streaks and spreads. */
const RATED_GAMES = 500;

const ANSWER: ColumnsOf<RatingAnswer> = {
  playerId: ['asked.player_id', 'bigint'],
  askedLadder: ['asked.ladder', 'number'],
  ladder: ['chosen.ladder', 'number'],
};

// Ladders of a player are few: each is found by one look into the index, with its newest match.
const ASKED = `unnest($1::bigint[], $2::int[]) as asked(player_id, ladder) cross join lateral (
  select coalesce(asked.ladder, (
    with recursive ladders as (
      (select ladder, started_at from participant_rating where player_id = asked.player_id order by ladder, started_at desc limit 1)
      union all
      select following.* from ladders cross join lateral (
        select ladder, started_at from participant_rating where player_id = asked.player_id and ladder > ladders.ladder
        order by ladder, started_at desc limit 1
      ) following
    )
    select ladder from ladders order by started_at desc, ladder limit 1
  )) as ladder
) chosen`;
const OF_LADDER = 'player_id = asked.player_id and ladder = chosen.ladder';

/** The newest start first, then the last of what started then: in one, a plan sorts all that a player has where few are expected. */
const newestWhere = (condition: string) => `(
  select started_at from participant_rating where ${OF_LADDER} and ${condition} order by started_at desc limit 1
) latest cross join lateral (
  select * from participant_rating where ${OF_LADDER} and started_at = latest.started_at order by match_key desc, slot desc limit 1
) newest`;

const NEWEST: ColumnsOf<RatingRow> = {
  ...ANSWER,
  startedAt: ['newest.started_at', 'time'],
  value: ['newest.rating', 'number'],
  deviation: ['newest.deviation', 'number'],
  games: ['newest.games', 'number'],
};
const findNewest = defineRead(
  'newest_ratings_by_player',
  NEWEST,
  (columns) => `select ${columns} from ${ASKED} cross join lateral ${newestWhere('true')}`,
);

const GAMES: ColumnsOf<RatedGamesRow> = { ...ANSWER, expected: ['games.expected', 'json'], won: ['games.won', 'json'] };
const findGames = defineRead(
  'rated_games_by_player',
  GAMES,
  (columns) => `select ${columns} from ${ASKED} cross join lateral (
  select array_agg(expected order by started_at, match_key, slot) as expected, array_agg(won order by started_at, match_key, slot) as won
  from (select * from participant_rating where ${OF_LADDER} order by started_at desc limit ${RATED_GAMES}) recent
) games where games.won is not null`,
);

const DAYS: ColumnsOf<RatingDaysRow> = {
  ...ANSWER,
  days: ['series.days', 'json'],
  games: ['series.games', 'json'],
  values: ['series.ratings', 'json'],
  deviations: ['series.deviations', 'json'],
  lastStarts: ['series.last_starts', 'json'],
};
const last = (column: string) => `(array_agg(${column} order by started_at desc, match_key desc, slot desc))[1]`;
const findDays = defineRead(
  'rating_days_by_player',
  DAYS,
  (columns) => `select ${columns} from ${ASKED} cross join lateral (
  select array_agg(day order by day) as days, array_agg(games order by day) as games, array_agg(rating order by day) as ratings,
    array_agg(deviation order by day) as deviations, array_agg((extract(epoch from last_start) * 1000)::float8 order by day) as last_starts
  from (
    select width_bucket(started_at, $3::timestamptz[]) as day, count(*)::int as games, ${last('rating')} as rating, ${last('deviation')} as deviation,
      max(started_at) as last_start
    from participant_rating where ${OF_LADDER} and started_at >= ($3::timestamptz[])[1] and started_at < $4::timestamptz group by 1
    union all
    select 0, 0, newest.rating, newest.deviation, newest.started_at from ${newestWhere('started_at < ($3::timestamptz[])[1]')}
  ) daily
) series where series.days is not null`,
);

const FITS: ColumnsOf<RankFitRow> = {
  ladder: ['fit.ladder', 'number'],
  slope: ['fit.slope', 'number'],
  intercept: ['fit.intercept', 'number'],
  residual: ['fit.residual', 'number'],
  players: ['fit.players', 'number'],
};
const findFits = defineRead(
  'rank_fits_by_ladder',
  FITS,
  (columns) => `select ${columns} from rank_fit fit where fit.ladder = any($1::int[])`,
);

/** Statements of this repository. */
export const ratingStatements = [findNewest, findGames, findDays, findFits];

/** The days of a calendar. */
export interface DayEdges {
  /** When each day begins, in ascending order; at least one. */
  readonly starts: readonly Date[];
  /** When the last one ends. */
  readonly end: Date;
}

/** Reads ratings; each function costs one statement, and gives nothing for who was never rated. */
export interface RatingRepository {
  findNewest(keys: readonly RatingKey[]): Promise<RatingRow[]>;
  /** The newest 500. */
  findGames(keys: readonly RatingKey[]): Promise<RatedGamesRow[]>;
  findDays(keys: readonly RatingKey[], edges: DayEdges): Promise<RatingDaysRow[]>;
  findFits(ladders: readonly number[]): Promise<RankFitRow[]>;
}

/** A {@link RatingRepository} over a reader. */
export function createRatingRepository(reader: Reader): RatingRepository {
  return {
    findNewest: (keys) => reader.query(findNewest, toColumns(keys)),
    findGames: (keys) => reader.query(findGames, toColumns(keys)),
    findDays: (keys, { starts, end }) => reader.query(findDays, [...toColumns(keys), starts, end]),
    findFits: (ladders) => reader.query(findFits, [ladders]),
  };
}

function toColumns(keys: readonly RatingKey[]): readonly unknown[][] {
  return [keys.map(({ playerId }) => playerId), keys.map(({ ladder }) => ladder)];
}

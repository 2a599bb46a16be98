import { type OpenSpan, splitMonths } from '../domain/month-split.ts';
import type { Position } from '../domain/platform.ts';
import type { Reader } from './database.ts';
import { type ColumnsOf, type ColumnType, defineRead } from './packed-rows.ts';

/** What games come to: sums over games that count. */
export interface StatsSums {
  readonly games: number;
  readonly wins: number;
  readonly kills: number;
  readonly deaths: number;
  readonly assists: number;
  readonly creepScore: number;
  readonly vision: number;
  readonly gold: number;
  /** To champions. */
  readonly damage: number;
  readonly seconds: number;
}

/** Which of a player's games; null for any. */
export interface StatsFilter {
  readonly playerId: string;
  readonly queueId: number | null;
  readonly position: Position | null;
}

/** Games of a player in a stretch of time. */
export interface PeriodKey extends StatsFilter, OpenSpan {}

/** What one of the asked periods comes to: all zero where there are no games. */
export interface PeriodRow extends StatsSums {
  /** Of the key it answers, from 0. */
  readonly place: number;
}

/** What games with one champion come to. */
export interface ChampionStatsRow extends StatsSums {
  /** Of the key it answers, from 0. */
  readonly place: number;
  readonly championId: number;
}

/** What games in one position come to. */
export interface PositionStatsRow extends StatsSums {
  /** Of the key it answers, from 0. */
  readonly place: number;
  readonly position: Position;
}

/** Which of a player's newest games. */
export interface NewestGamesKey extends StatsFilter {
  /** How many, at least 1. */
  readonly most: number;
}

/** A game of a player, as sums of one. */
export interface GameRow extends StatsSums {
  /** Of the key it answers, from 0. */
  readonly place: number;
  readonly startedAt: Date;
  /** Row id. */
  readonly matchId: string;
  readonly queueId: number | null;
  readonly championId: number;
  readonly position: Position | null;
}

/** By the name in rows: the column in `player_months`, and what stands for one of `participants`. */
const SUMS: Readonly<Record<keyof StatsSums, readonly [month: string, part: string]>> = {
  games: ['games', '1'],
  wins: ['wins', 'part.win::int'],
  kills: ['kills', 'part.kills'],
  deaths: ['deaths', 'part.deaths'],
  assists: ['assists', 'part.assists'],
  creepScore: ['creep_score', 'part.creep_score'],
  vision: ['vision', 'part.vision_score'],
  gold: ['gold', 'part.gold_earned'],
  damage: ['damage', 'part.damage_to_champions'],
  seconds: ['seconds', 'part.duration_seconds'],
};
const SUM_LIST = Object.values(SUMS);
const PLACED_SUMS = {
  place: ['wanted.place - 1', 'number'] as const,
  ...(Object.fromEntries(
    Object.entries(SUMS).map(([name, [month]]) => [name, [`coalesce(total.${month}, 0)`, 'number' satisfies ColumnType]]),
  ) as unknown as ColumnsOf<StatsSums>),
};
const PERIOD_COLUMNS: ColumnsOf<PeriodRow> = PLACED_SUMS;
const CHAMPION_COLUMNS: ColumnsOf<ChampionStatsRow> = { ...PLACED_SUMS, championId: ['total.champion_id', 'number'] };
const POSITION_COLUMNS: ColumnsOf<PositionStatsRow> = { ...PLACED_SUMS, position: ['total.position', 'text'] };

const GAME_COLUMNS: ColumnsOf<GameRow> = {
  place: ['wanted.place - 1', 'number'],
  startedAt: ['part.started_at', 'time'],
  matchId: ['part.match_id', 'bigint'],
  queueId: ['part.queue_id', 'number'],
  championId: ['part.champion_id', 'number'],
  position: ['part.position', 'text'],
  ...(Object.fromEntries(
    Object.entries(SUMS).map(([name, [, part]]) => [name, [part, 'number' satisfies ColumnType]]),
  ) as unknown as ColumnsOf<StatsSums>),
};

const partsOf = (edge: 'head' | 'tail') => `select ${SUM_LIST.map(([, part]) => part).join(', ')} from participants part
    where part.player_id = wanted.player_id and part.started_at >= wanted.${edge}_from and part.started_at < wanted.${edge}_before and not part.remake
      and (wanted.queue_id is null or part.queue_id = wanted.queue_id) and (wanted.position is null or part.position = wanted.position)`;

/** Whole months from their sums, what is left of the period from the covering index of participants: one statement for any players and periods. */
const findPeriods = defineRead(
  'player_periods',
  PERIOD_COLUMNS,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::int[], $3::text[], $4::date[], $5::date[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::timestamptz[])
  with ordinality wanted(player_id, queue_id, position, month_from, month_before, head_from, head_before, tail_from, tail_before, place)
cross join lateral (
  select ${SUM_LIST.map(([month]) => `sum(piece.${month}) as ${month}`).join(', ')} from (
    select ${SUM_LIST.map(([month]) => `month.${month}`).join(', ')} from player_months month
    where month.player_id = wanted.player_id and month.month >= wanted.month_from and month.month < wanted.month_before
      and (wanted.queue_id is null or month.queue_id = wanted.queue_id) and (wanted.position is null or month.position = wanted.position)
    union all ${partsOf('head')}
    union all ${partsOf('tail')}
  ) piece
) total`,
);

/** All months of a player by champion or position. What has no position is left out, but where a queue is named: it is no game of Summoner's Rift. */
const sumBy = (
  column: 'champion_id' | 'position',
) => `from unnest($1::bigint[], $2::int[], $3::text[]) with ordinality wanted(player_id, queue_id, position, place)
cross join lateral (
  select month.${column}, ${SUM_LIST.map(([month]) => `sum(month.${month}) as ${month}`).join(', ')} from player_months month
  where month.player_id = wanted.player_id and (wanted.queue_id is null or month.queue_id = wanted.queue_id)
    and case when wanted.position is not null then month.position = wanted.position else month.position <> ''${column === 'champion_id' ? ' or wanted.queue_id is not null' : ''} end
  group by month.${column}
) total`;
const findChampions = defineRead('player_champions', CHAMPION_COLUMNS, (columns) => `select ${columns}\n${sumBy('champion_id')}`);
const findPositions = defineRead('player_positions', POSITION_COLUMNS, (columns) => `select ${columns}\n${sumBy('position')}`);

/** From the covering index, newest first: of a queue that is seldom played, all of the player's history may be passed over. */
const findNewestGames = defineRead(
  'player_newest_games',
  GAME_COLUMNS,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::int[], $3::text[], $4::int[]) with ordinality wanted(player_id, queue_id, position, most, place)
cross join lateral (
  select * from participants part where part.player_id = wanted.player_id and not part.remake
    and (wanted.queue_id is null or part.queue_id = wanted.queue_id)
    and case when wanted.position is not null then part.position = wanted.position else part.position is not null or wanted.queue_id is not null end
  order by part.started_at desc, part.match_id desc, part.slot desc limit wanted.most
) part
order by wanted.place, part.started_at, part.match_id, part.slot`,
);

/** Statements of this repository. */
export const playerStatsStatements = [findPeriods, findChampions, findPositions, findNewestGames];

/** Reads what players' games come to; each function costs one statement. */
export interface PlayerStatsRepository {
  /** One row a key, in no particular order. */
  findPeriods(keys: readonly PeriodKey[]): Promise<PeriodRow[]>;
  /** One row a champion that was played, in no particular order; on Summoner's Rift, unless a queue is named. */
  findChampions(keys: readonly StatsFilter[]): Promise<ChampionStatsRow[]>;
  /** One row a position that was played, in no particular order. */
  findPositions(keys: readonly StatsFilter[]): Promise<PositionStatsRow[]>;
  /** One row a game, the oldest of the newest first, remakes aside; on Summoner's Rift, unless a queue is named. */
  findNewestGames(keys: readonly NewestGamesKey[]): Promise<GameRow[]>;
}

/** A {@link PlayerStatsRepository} over a reader. */
export function createPlayerStatsRepository(reader: Reader): PlayerStatsRepository {
  return {
    findPeriods: (keys) => reader.query(findPeriods, toPeriodValues(keys)),
    findChampions: (keys) => reader.query(findChampions, toFilterValues(keys)),
    findPositions: (keys) => reader.query(findPositions, toFilterValues(keys)),
    findNewestGames: (keys) => reader.query(findNewestGames, [...toFilterValues(keys), keys.map(({ most }) => most)]),
  };
}

/** Values of the statement for periods: one list a column. */
export function toPeriodValues(keys: readonly PeriodKey[]): readonly (readonly unknown[])[] {
  const rows = keys.map(({ playerId, queueId, position, ...span }) => {
    const { months, edges } = splitMonths(span);
    // What is empty stands at the end of time.
    const monthEnds =
      months === null ? ['infinity', 'infinity'] : [toDate(months.from) ?? '-infinity', toDate(months.before) ?? 'infinity'];
    const edgeEnds = [0, 1].flatMap((index) => [edges[index]?.from, edges[index]?.before].map((end) => end?.toISOString() ?? 'infinity'));
    return [playerId, queueId, position, ...monthEnds, ...edgeEnds];
  });
  return Array.from({ length: 9 }, (_, column) => rows.map((row) => row[column]));
}

function toFilterValues(keys: readonly StatsFilter[]): readonly (readonly unknown[])[] {
  return [keys.map(({ playerId }) => playerId), keys.map(({ queueId }) => queueId), keys.map(({ position }) => position)];
}

function toDate(monthStart: Date | null): string | undefined {
  return monthStart?.toISOString().slice(0, 10);
}

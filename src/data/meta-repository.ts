import type { Position } from '../domain/platform.ts';
import type { Reader } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** A patch of a queue, whose matches are counted together. */
export interface MetaScopeRow {
  /** Row id. */
  readonly id: string;
  readonly patch: string;
  /** -1 for matches without a queue. */
  readonly queueId: number;
  /** Whether there are enough matches for the patch to stand for the queue. */
  readonly settled: boolean;
}

/** How many matches of a scope are counted. */
export interface MetaMatchesRow {
  /** Row id of the scope. */
  readonly id: string;
  readonly matches: number;
  /** Those of which bans are known. */
  readonly banMatches: number;
}

/** A position, or all games whether they have positions or not. */
export type MetaPosition = Position | 'ALL';

/** Champions of a scope in a position. */
export interface MetaChampionsKey {
  readonly scopeId: string;
  readonly position: MetaPosition;
}

/** How a champion did. */
export interface MetaChampionRow {
  /** Which of the keys it answers, from 0. */
  readonly place: number;
  readonly championId: number;
  /** In which it was played at least once. */
  readonly matches: number;
  readonly games: number;
  readonly wins: number;
  /** Matches in which it was banned; 0 but in ALL. */
  readonly bans: number;
}

/** Opponents of a champion in a position; of ALL, in any position that both had. */
export interface MetaMatchupsKey extends MetaChampionsKey {
  readonly championId: number;
}

/** How a champion did against another one. */
export interface MetaMatchupRow {
  /** Which of the keys it answers, from 0. */
  readonly place: number;
  readonly opponentId: number;
  readonly games: number;
  readonly wins: number;
}

const SCOPE_COLUMNS: ColumnsOf<MetaScopeRow> = {
  id: ['id', 'bigint'],
  patch: ['patch', 'text'],
  queueId: ['queue_id', 'number'],
  settled: ['settled', 'boolean'],
};
const MATCHES_COLUMNS: ColumnsOf<MetaMatchesRow> = {
  id: ['id', 'bigint'],
  matches: ['matches', 'number'],
  banMatches: ['ban_matches', 'number'],
};
const CHAMPION_COLUMNS: ColumnsOf<MetaChampionRow> = {
  place: ['(wanted.nth - 1)::int', 'number'],
  championId: ['champion_id', 'number'],
  matches: ['matches', 'number'],
  games: ['games', 'number'],
  wins: ['wins', 'number'],
  bans: ['bans', 'number'],
};
const MATCHUP_COLUMNS: ColumnsOf<MetaMatchupRow> = {
  place: ['(wanted.nth - 1)::int', 'number'],
  opponentId: ['opponent_id', 'number'],
  games: ['games', 'number'],
  wins: ['wins', 'number'],
};

const findScopes = defineRead(
  'meta_scopes_by_queue',
  SCOPE_COLUMNS,
  (columns) => `select ${columns} from meta_scopes where queue_id = any($1::int[])`,
);
const findMatches = defineRead(
  'meta_matches_by_scope',
  MATCHES_COLUMNS,
  (columns) => `select ${columns} from meta_scopes where id = any($1::bigint[])`,
);
const findChampions = defineRead(
  'meta_champions_by_scope',
  CHAMPION_COLUMNS,
  (columns) => `select ${columns} from unnest($1::bigint[], $2::text[]) with ordinality wanted(scope_id, position, nth)
cross join lateral (
  select champion_id, matches, games, wins, bans from meta_champions where scope_id = wanted.scope_id and position = wanted.position order by champion_id offset 0
) counted order by wanted.nth, champion_id`,
);
const findMatchups = defineRead(
  'meta_matchups_by_champion',
  MATCHUP_COLUMNS,
  (
    columns,
  ) => `select ${columns} from unnest($1::bigint[], $2::int[], $3::text[]) with ordinality wanted(scope_id, champion_id, position, nth)
cross join lateral (
  select opponent_id, sum(games) as games, sum(wins) as wins from meta_matchups
   where scope_id = wanted.scope_id and champion_id = wanted.champion_id and (wanted.position = 'ALL' or position = wanted.position)
   group by opponent_id offset 0
) counted order by wanted.nth, opponent_id`,
);

/** Statements of this repository. */
export const metaStatements = [findScopes, findMatches, findChampions, findMatchups];

/** Reads what is counted over everybody; each function costs one statement. */
export interface MetaRepository {
  /** In no particular order. */
  findScopes(queueIds: readonly number[]): Promise<MetaScopeRow[]>;
  /** In no particular order. */
  findMatches(scopeIds: readonly string[]): Promise<MetaMatchesRow[]>;
  /** By key, then champion. */
  findChampions(keys: readonly MetaChampionsKey[]): Promise<MetaChampionRow[]>;
  /** By key, then opponent. */
  findMatchups(keys: readonly MetaMatchupsKey[]): Promise<MetaMatchupRow[]>;
}

/** A {@link MetaRepository} over a reader. */
export function createMetaRepository(reader: Reader): MetaRepository {
  const scopes = (keys: readonly MetaChampionsKey[]) => keys.map(({ scopeId }) => scopeId);
  const positions = (keys: readonly MetaChampionsKey[]) => keys.map(({ position }) => position);
  return {
    findScopes: (queueIds) => reader.query(findScopes, [queueIds]),
    findMatches: (scopeIds) => reader.query(findMatches, [scopeIds]),
    findChampions: (keys) => reader.query(findChampions, [scopes(keys), positions(keys)]),
    findMatchups: (keys) => reader.query(findMatchups, [scopes(keys), keys.map(({ championId }) => championId), positions(keys)]),
  };
}

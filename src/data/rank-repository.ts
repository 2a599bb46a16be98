import type { RankRecord } from '../domain/match-record.ts';
import type { Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** A rank of a player: the newest known one, or an observation of the series. */
export interface RankRow extends Omit<RankRecord, 'puuid'> {
  readonly playerId: string;
}

const COLUMNS: ColumnsOf<RankRow> = {
  playerId: ['rank.player_id', 'bigint'],
  queue: ['rank.queue', 'text'],
  tier: ['rank.tier', 'text'],
  division: ['rank.division', 'text'],
  leaguePoints: ['rank.league_points', 'number'],
  wins: ['rank.wins', 'number'],
  losses: ['rank.losses', 'number'],
  observedAt: ['rank.observed_at', 'time'],
};

const findNewest = defineRead(
  'player_ranks_by_player',
  COLUMNS,
  (columns) => `select ${columns} from player_ranks rank where rank.player_id = any($1::bigint[]) order by rank.player_id, rank.queue`,
);

/** A player's dated ranks, oldest first. Filter: queue. */
export const rankHistoryRelation: KeysetRelation = {
  name: 'rank_history',
  from: 'rank_snapshots rank',
  select: COLUMNS,
  parent: 'rank.player_id',
  orders: { OBSERVED_AT_ASC: { columns: [{ sql: 'rank.observed_at', type: 'timestamptz' }], direction: 'asc' } },
  filters: { queue: { types: ['text'], predicate: (queue) => `rank.queue = ${queue}` } },
};

/** Statements of this repository that are not composed. */
export const rankStatements = [findNewest];

/** Reads ranks; each function costs one statement. */
export interface RankRepository {
  /** By player, then queue. */
  findNewest(playerIds: readonly string[]): Promise<RankRow[]>;
  readonly history: PagedRelation<RankRow>;
}

/** A {@link RankRepository} over a reader. */
export function createRankRepository(reader: Reader): RankRepository {
  return {
    findNewest: (playerIds) => reader.query(findNewest, [playerIds]),
    history: createPagedRelation(reader, rankHistoryRelation),
  };
}

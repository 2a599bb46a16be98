import type { RankRecord } from '../domain/match-record.ts';
import { defineStatement, type Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';

/** A rank of a player: the newest known one, or an observation of the series. */
export interface RankRow extends Omit<RankRecord, 'puuid'> {
  readonly playerId: string;
}

const COLUMNS = `rank.player_id as "playerId", rank.queue, rank.tier, rank.division, rank.league_points as "leaguePoints",
  rank.wins, rank.losses, rank.observed_at as "observedAt"`;

const findNewest = defineStatement(
  'player_ranks_by_player',
  `select ${COLUMNS} from player_ranks rank where rank.player_id = any($1::bigint[]) order by rank.player_id, rank.queue`,
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

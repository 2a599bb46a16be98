import type { Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** Names one standing. */
export interface StandingKey {
  /** Row id. */
  readonly playerId: string;
  /** -1 for matches without a queue. */
  readonly queueId: number;
  readonly stat: string;
}

/** Where a player stands. */
export interface StandingRow extends StandingKey {
  readonly value: number;
  /** 1 is best; equals share it. */
  readonly rank: number;
  /** How many share it, the player among them. */
  readonly ties: number;
  /** How many are compared. */
  readonly players: number;
}

const COLUMNS: ColumnsOf<StandingRow> = {
  playerId: ['standing.player_id', 'bigint'],
  queueId: ['standing.queue_id', 'number'],
  stat: ['standing.stat', 'text'],
  value: ['standing.value', 'number'],
  rank: ['standing.rank', 'number'],
  ties: ['standing.ties', 'number'],
  players: ['standing.players', 'number'],
};

const findByKeys = defineRead(
  'standings_by_key',
  COLUMNS,
  (columns) => `select ${columns} from unnest($1::bigint[], $2::int[], $3::text[]) wanted(player_id, queue_id, stat)
join standings standing on standing.player_id = wanted.player_id and standing.queue_id = wanted.queue_id and standing.stat = wanted.stat`,
);

/** Players of a queue, best first. */
export const leaderboardRelation: KeysetRelation = {
  name: 'leaderboard',
  from: 'standings standing',
  select: COLUMNS,
  parent: 'standing.queue_id',
  orders: {
    RANK_ASC: {
      columns: [
        { sql: 'standing.rank', type: 'bigint' },
        { sql: 'standing.player_id', type: 'bigint' },
      ],
      direction: 'asc',
    },
  },
  filters: { stat: { types: ['text'], predicate: (stat) => `standing.stat = ${stat}` } },
};

/** Statements of this repository that are not composed. */
export const standingStatements = [findByKeys];

/** Reads standings; each function costs one statement. */
export interface StandingRepository {
  /** In no particular order. */
  findByKeys(keys: readonly StandingKey[]): Promise<StandingRow[]>;
  /** By queue id. */
  readonly leaderboard: PagedRelation<StandingRow>;
}

/** A {@link StandingRepository} over a reader. */
export function createStandingRepository(reader: Reader): StandingRepository {
  return {
    findByKeys: (keys) =>
      reader.query(findByKeys, [keys.map(({ playerId }) => playerId), keys.map(({ queueId }) => queueId), keys.map(({ stat }) => stat)]),
    leaderboard: createPagedRelation(reader, leaderboardRelation),
  };
}

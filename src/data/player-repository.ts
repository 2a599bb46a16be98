import type { Platform } from '../domain/platform.ts';
import type { Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** A stored player. */
export interface PlayerRow {
  /** Row id; players' global ids hold the puuid. */
  readonly id: string;
  readonly puuid: string;
  readonly platform: Platform;
  readonly gameName: string | null;
  readonly tagLine: string | null;
  readonly timeZone: string | null;
  readonly mainQueueId: number | null;
}

/** When a player was last seen playing. */
export interface PlayerActivityRow {
  readonly playerId: string;
  /** -Infinity when no match is stored. */
  readonly lastPlayedAt: Date | number;
}

/** A name a player was seen under. */
export interface PlayerNameRow {
  readonly playerId: string;
  readonly gameName: string;
  readonly tagLine: string;
  readonly firstSeenAt: Date | null;
  readonly lastSeenAt: Date | null;
}

const COLUMNS: ColumnsOf<PlayerRow> = {
  id: ['player.id', 'bigint'],
  puuid: ['player.puuid', 'text'],
  platform: ['player.platform', 'text'],
  gameName: ['player.game_name', 'text'],
  tagLine: ['player.tag_line', 'text'],
  timeZone: ['player.time_zone', 'text'],
  mainQueueId: ['player.main_queue_id', 'number'],
};

const ACTIVITY_COLUMNS: ColumnsOf<PlayerActivityRow> = { playerId: ['player_id', 'bigint'], lastPlayedAt: ['last_played_at', 'time'] };

const NAME_COLUMNS: ColumnsOf<PlayerNameRow> = {
  playerId: ['name.player_id', 'bigint'],
  gameName: ['name.game_name', 'text'],
  tagLine: ['name.tag_line', 'text'],
  firstSeenAt: ['name.first_seen_at', 'time'],
  lastSeenAt: ['name.last_seen_at', 'time'],
};

const findByIds = defineRead(
  'players_by_id',
  COLUMNS,
  (columns) => `select ${columns} from players player where player.id = any($1::bigint[])`,
);
const findByPuuids = defineRead(
  'players_by_puuid',
  COLUMNS,
  (columns) => `select ${columns} from players player where player.puuid = any($1::text[])`,
);
const findByRiotIds = defineRead(
  'players_by_riot_id',
  { riotIdKey: ['player.riot_id_key', 'text'], ...COLUMNS },
  (columns) => `select distinct on (player.riot_id_key) ${columns}
from players player where player.riot_id_key = any($1::text[])
order by player.riot_id_key, coalesce(player.name_observed_at, player.name_recorded_at) desc nulls last, player.id desc`,
);
const findActivity = defineRead(
  'player_activity_by_player',
  ACTIVITY_COLUMNS,
  (columns) => `select ${columns} from player_activity where player_id = any($1::bigint[])`,
);
const findNames = defineRead(
  'player_names_by_player',
  NAME_COLUMNS,
  (columns) => `select ${columns}
from unnest($1::bigint[]) parent(id)
cross join lateral (
  select * from player_names where player_id = parent.id order by last_seen_at desc nulls first, game_name, tag_line limit 50
) name`,
);

const NAME_FILTERS = {
  search: { types: ['text'], predicate: (pattern: string) => `player.name_key like ${pattern}` },
  prefix: {
    types: ['text', 'text'],
    predicate: (from: string, until: string) => `player.name_key >= ${from} and player.name_key < ${until}`,
  },
};

/** All players in pages, by name. Filters: platform, search (a LIKE pattern), prefix (from, until). */
export const playersRelation: KeysetRelation = {
  name: 'players',
  from: 'players player',
  select: COLUMNS,
  parent: null,
  orders: {
    NAME_ASC: { columns: nameColumns(), direction: 'asc' },
    NAME_DESC: { columns: nameColumns(), direction: 'desc' },
  },
  filters: { platform: { types: ['text'], predicate: (platform) => `player.platform = ${platform}` }, ...NAME_FILTERS },
};

/** The same by when they last played. */
export const playersByActivityRelation: KeysetRelation = {
  name: 'players_by_activity',
  from: 'player_activity activity join players player on player.id = activity.player_id',
  select: COLUMNS,
  parent: null,
  orders: {
    LAST_PLAYED_ASC: { columns: lastPlayedColumns(), direction: 'asc' },
    LAST_PLAYED_DESC: { columns: lastPlayedColumns(), direction: 'desc' },
  },
  filters: { platform: { types: ['text'], predicate: (platform) => `activity.platform = ${platform}` }, ...NAME_FILTERS },
};

function nameColumns() {
  return [
    { sql: 'player.name_key', type: 'text' },
    { sql: 'player.id', type: 'bigint' },
  ] as const;
}

function lastPlayedColumns() {
  return [
    { sql: 'activity.last_played_at', type: 'timestamptz' },
    { sql: 'activity.player_id', type: 'bigint' },
  ] as const;
}

/** Statements of this repository that are not composed. */
export const playerStatements = [findByIds, findByPuuids, findByRiotIds, findActivity, findNames];

/** Reads players; each function costs one statement. Rows come in no particular order unless said. */
export interface PlayerRepository {
  findByIds(ids: readonly string[]): Promise<PlayerRow[]>;
  findByPuuids(puuids: readonly string[]): Promise<PlayerRow[]>;
  /** Keys as `foldRiotId` makes them; of several players under one, who was seen last. */
  findByRiotIds(riotIdKeys: readonly string[]): Promise<(PlayerRow & { readonly riotIdKey: string })[]>;
  /** One row a player. */
  findActivity(playerIds: readonly string[]): Promise<PlayerActivityRow[]>;
  /** Newest first within a player, at most 50 each. */
  findNames(playerIds: readonly string[]): Promise<PlayerNameRow[]>;
  readonly byName: PagedRelation<PlayerRow>;
  readonly byActivity: PagedRelation<PlayerRow>;
}

/** A {@link PlayerRepository} over a reader. */
export function createPlayerRepository(reader: Reader): PlayerRepository {
  return {
    findByIds: (ids) => reader.query(findByIds, [ids]),
    findByPuuids: (puuids) => reader.query(findByPuuids, [puuids]),
    findByRiotIds: (keys) => reader.query(findByRiotIds, [keys]),
    findActivity: (playerIds) => reader.query(findActivity, [playerIds]),
    findNames: (playerIds) => reader.query(findNames, [playerIds]),
    byName: createPagedRelation(reader, playersRelation),
    byActivity: createPagedRelation(reader, playersByActivityRelation),
  };
}

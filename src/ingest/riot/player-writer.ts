import { defineStatement, type Writer } from '../../data/database.ts';
import { foldName, foldRiotId } from '../../domain/fold-name.ts';
import { toColumns, toTimestamp } from './column-values.ts';
import { storeNames } from './player-name-writer.ts';
import { createPlayerState, observePlayer, type PlayerObservation, type PlayerState } from './player-state.ts';

const selectPlayers = defineStatement(
  'import_select_players',
  `select player.id, player.puuid, player.platform, player.game_name, player.tag_line, player.name_observed_at, player.name_recorded_at,
     activity.last_played_at
   from players player join player_activity activity on activity.player_id = player.id where player.puuid = any($1::text[])`,
);
const reserveIds = defineStatement(
  'import_reserve_player_ids',
  `select nextval(pg_get_serial_sequence('players', 'id')) as id from generate_series(1, $1::int)`,
);
const updatePlayers = defineStatement(
  'import_update_players',
  `update players set platform = new.platform, game_name = new.game_name, tag_line = new.tag_line,
     name_observed_at = new.name_observed_at, name_recorded_at = new.name_recorded_at,
     name_key = new.name_key, riot_id_key = new.riot_id_key
   from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::text[])
     as new(id, platform, game_name, tag_line, name_observed_at, name_recorded_at, name_key, riot_id_key)
   where players.id = new.id`,
);
const updateActivity = defineStatement(
  'import_update_player_activity',
  `update player_activity set platform = new.platform, last_played_at = new.last_played_at
   from unnest($1::bigint[], $2::text[], $3::timestamptz[]) as new(player_id, platform, last_played_at)
   where player_activity.player_id = new.player_id`,
);

const PLAYER_COLUMNS = [
  'id',
  'platform',
  'game_name',
  'tag_line',
  'name_observed_at',
  'name_recorded_at',
  'name_key',
  'riot_id_key',
  'puuid',
];
const ACTIVITY_COLUMNS = ['player_id', 'platform', 'last_played_at'];

interface PlayerRow {
  readonly id: string;
  readonly puuid: string;
  readonly platform: string;
  readonly game_name: string | null;
  readonly tag_line: string | null;
  readonly name_observed_at: Date | null;
  readonly name_recorded_at: Date | null;
  readonly last_played_at: Date | number;
}

/** What became of each player. */
export interface StoredPlayers {
  /** Ids by puuid, of every player observed. */
  readonly ids: ReadonlyMap<string, string>;
  /** Puuids of players that were not known before. */
  readonly added: ReadonlySet<string>;
  /** Puuids of known players of whom a row changed. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Stores what was observed of players, in one round for all of them: rows that stay as they are are not written.
 * Call with the import lock held.
 * @param recordedAt now: the time that stands for undated names
 */
export async function storePlayers(writer: Writer, observations: readonly PlayerObservation[], recordedAt: Date): Promise<StoredPlayers> {
  const { before, added } = await loadStates(writer, new Set(observations.map((seen) => seen.puuid)));
  const after = new Map(before);
  for (const seen of observations) {
    const state = after.get(seen.puuid);
    if (state) after.set(seen.puuid, observePlayer(state, seen, recordedAt.getTime()));
  }
  const changed = [...after.values()].filter((state) => !added.has(state.puuid) && state !== before.get(state.puuid));
  const fresh = [...after.values()].filter((state) => added.has(state.puuid));
  await writer.copy('players', PLAYER_COLUMNS, fresh.map(toRow));
  await writer.copy('player_activity', ACTIVITY_COLUMNS, fresh.map(toActivityRow));
  if (changed.length > 0) await writer.execute(updatePlayers, toColumns(changed.map(toRow), PLAYER_COLUMNS.length - 1));
  const active = changed.filter((state) => isActivityChanged(state, before.get(state.puuid)));
  if (active.length > 0) await writer.execute(updateActivity, toColumns(active.map(toActivityRow), ACTIVITY_COLUMNS.length));

  const ids = new Map([...after.values()].map((state) => [state.puuid, state.id]));
  const renamed = await storeNames(writer, observations, { ids, added });
  return { ids, added, changed: new Set([...changed.map((state) => state.puuid), ...renamed]) };
}

async function loadStates(
  writer: Writer,
  puuids: ReadonlySet<string>,
): Promise<{ before: ReadonlyMap<string, PlayerState>; added: ReadonlySet<string> }> {
  const rows = await writer.query<PlayerRow>(selectPlayers, [[...puuids]]);
  const before = new Map(rows.map((row) => [row.puuid, toState(row)]));
  const added = [...puuids].filter((puuid) => !before.has(puuid));
  const ids = added.length === 0 ? [] : await writer.query<{ id: string }>(reserveIds, [added.length]);
  for (const [index, { id }] of ids.entries()) {
    const puuid = added[index];
    if (puuid !== undefined) before.set(puuid, createPlayerState(id, puuid));
  }
  return { before, added: new Set(added) };
}

function toState(row: PlayerRow): PlayerState {
  return {
    id: row.id,
    puuid: row.puuid,
    platform: row.platform,
    gameName: row.game_name,
    tagLine: row.tag_line,
    nameObservedAt: row.name_observed_at?.getTime() ?? null,
    nameRecordedAt: row.name_recorded_at?.getTime() ?? null,
    lastPlayedAt: Number(row.last_played_at),
  };
}

function toRow(state: PlayerState): unknown[] {
  return [
    state.id,
    state.platform,
    state.gameName,
    state.tagLine,
    toTimestamp(state.nameObservedAt),
    toTimestamp(state.nameRecordedAt),
    foldName(state.gameName ?? ''),
    state.gameName !== null && state.tagLine !== null ? foldRiotId(state.gameName, state.tagLine) : null,
    state.puuid,
  ];
}

function toActivityRow({ id, platform, lastPlayedAt }: PlayerState): unknown[] {
  return [id, platform, toTimestamp(lastPlayedAt)];
}

function isActivityChanged(after: PlayerState, before: PlayerState | undefined): boolean {
  return after.lastPlayedAt !== before?.lastPlayedAt || after.platform !== before.platform;
}

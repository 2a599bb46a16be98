import { defineStatement, type Writer } from '../../data/database.ts';
import { toColumns, toTimestamp } from './column-values.ts';
import { type NameSpan, type PlayerObservation, widenSpan } from './player-state.ts';

const selectNames = defineStatement(
  'import_select_player_names',
  `select player_id, game_name, tag_line, first_seen_at, last_seen_at from player_names where player_id = any($1::bigint[])`,
);
const updateNames = defineStatement(
  'import_update_player_names',
  `update player_names set first_seen_at = new.first_seen_at, last_seen_at = new.last_seen_at
   from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
     as new(player_id, game_name, tag_line, first_seen_at, last_seen_at)
   where player_names.player_id = new.player_id and player_names.game_name = new.game_name and player_names.tag_line = new.tag_line`,
);

const NAME_COLUMNS = ['player_id', 'game_name', 'tag_line', 'first_seen_at', 'last_seen_at'];

interface NameRow {
  readonly player_id: string;
  readonly game_name: string;
  readonly tag_line: string;
  readonly first_seen_at: Date | null;
  readonly last_seen_at: Date | null;
}

/** Adds the observed names to the players' histories; answers the puuids of known players whose history changed. */
export async function storeNames(
  writer: Writer,
  observations: readonly PlayerObservation[],
  players: { ids: ReadonlyMap<string, string>; added: ReadonlySet<string> },
): Promise<ReadonlySet<string>> {
  const named = observations.filter((seen) => seen.gameName !== null);
  const known = new Set(named.filter((seen) => !players.added.has(seen.puuid)).map((seen) => players.ids.get(seen.puuid)));
  const rows = known.size === 0 ? [] : await writer.query<NameRow>(selectNames, [[...known]]);
  const before = new Map(rows.map((row) => [toKey(row.player_id, row.game_name, row.tag_line), toSpan(row)]));
  const after = new Map<string, NameSpan>();
  const touched = new Set<string>();
  for (const seen of named) {
    const playerId = players.ids.get(seen.puuid);
    if (playerId === undefined || seen.gameName === null) continue;
    const tagLine = seen.tagLine ?? '';
    const key = toKey(playerId, seen.gameName, tagLine);
    const span = after.get(key) ?? before.get(key);
    const next = widenSpan(span ?? { playerId, gameName: seen.gameName, tagLine, firstSeenAt: null, lastSeenAt: null }, seen.observedAt);
    if (next === span) continue;
    after.set(key, next);
    if (!players.added.has(seen.puuid)) touched.add(seen.puuid);
  }
  const isNew = (entry: [string, NameSpan]) => !before.has(entry[0]);
  const changes = [...after];
  await writer.copy('player_names', NAME_COLUMNS, changes.filter(isNew).map(toRow));
  const widened = changes.filter((entry) => !isNew(entry)).map(toRow);
  if (widened.length > 0) await writer.execute(updateNames, toColumns(widened, NAME_COLUMNS.length));
  return touched;
}

function toKey(playerId: string, gameName: string, tagLine: string): string {
  return `${playerId}\0${gameName}\0${tagLine}`;
}

function toSpan(row: NameRow): NameSpan {
  return {
    playerId: row.player_id,
    gameName: row.game_name,
    tagLine: row.tag_line,
    firstSeenAt: row.first_seen_at?.getTime() ?? null,
    lastSeenAt: row.last_seen_at?.getTime() ?? null,
  };
}

function toRow([, span]: [string, NameSpan]): unknown[] {
  return [span.playerId, span.gameName, span.tagLine, toTimestamp(span.firstSeenAt), toTimestamp(span.lastSeenAt)];
}

import { defineStatement, type Writer } from '../../data/database.ts';
import type { RankRecord } from '../../domain/match-record.ts';
import { toColumns, toTimestamp } from './column-values.ts';
import { compareRanks, observeRank, type RankState } from './rank-state.ts';

const RANK_FIELDS = 'tier, division, league_points, wins, losses';
const selectRanks = defineStatement(
  'import_select_ranks',
  `select player_id, queue, ${RANK_FIELDS}, observed_at, recorded_at from player_ranks where player_id = any($1::bigint[])`,
);
const selectSnapshots = defineStatement(
  'import_select_rank_snapshots',
  `select player_id, queue, ${RANK_FIELDS}, observed_at, null::timestamptz as recorded_at
   from rank_snapshots join unnest($1::bigint[], $2::text[], $3::timestamptz[]) as seen(player_id, queue, observed_at)
     using (player_id, queue, observed_at)`,
);
const NEW_RANKS = `unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::int[], $8::timestamptz[],
  $9::timestamptz[]) as new(player_id, queue, ${RANK_FIELDS}, observed_at, recorded_at)`;
const SET_RANK = `tier = new.tier, division = new.division, league_points = new.league_points, wins = new.wins, losses = new.losses`;
const updateRanks = defineStatement(
  'import_update_ranks',
  `update player_ranks set ${SET_RANK}, observed_at = new.observed_at, recorded_at = new.recorded_at from ${NEW_RANKS}
   where player_ranks.player_id = new.player_id and player_ranks.queue = new.queue`,
);
const updateSnapshots = defineStatement(
  'import_update_rank_snapshots',
  `update rank_snapshots set ${SET_RANK} from ${NEW_RANKS}
   where rank_snapshots.player_id = new.player_id and rank_snapshots.queue = new.queue
     and rank_snapshots.observed_at = new.observed_at`,
);

const SNAPSHOT_COLUMNS = ['player_id', 'queue', 'tier', 'division', 'league_points', 'wins', 'losses', 'observed_at'];
const RANK_COLUMNS = [...SNAPSHOT_COLUMNS, 'recorded_at'];

interface RankRow {
  readonly player_id: string;
  readonly queue: string;
  readonly tier: string;
  readonly division: string | null;
  readonly league_points: number;
  readonly wins: number;
  readonly losses: number;
  readonly observed_at: Date | null;
  readonly recorded_at: Date | null;
}

/** A keyed state, with the row it belongs to. */
interface Entry {
  readonly playerId: string;
  readonly queue: string;
  readonly state: RankState;
}

/** Which rows a rank added or changed. */
export interface StoredRanks {
  readonly added: ReadonlySet<RankRecord>;
  readonly changed: ReadonlySet<RankRecord>;
}

/**
 * Stores ranks: the current one of each player and queue, and dated ones in the series. Call with the import lock held.
 * @param ids players' ids by puuid; a rank of another player is left out
 */
export async function storeRanks(
  writer: Writer,
  ranks: readonly RankRecord[],
  context: { ids: ReadonlyMap<string, string>; recordedAt: Date },
): Promise<StoredRanks> {
  const seen = ranks.flatMap((record) => {
    const playerId = context.ids.get(record.puuid);
    return playerId === undefined ? [] : [{ record, playerId, queue: record.queue, state: toSeen(record) }];
  });
  const result = { added: new Set<RankRecord>(), changed: new Set<RankRecord>() };
  if (seen.length === 0) return result;

  const current = toMap(await writer.query<RankRow>(selectRanks, [[...new Set(seen.map((rank) => rank.playerId))]]), toRankKey);
  const dated = seen.filter((rank) => rank.state.observedAt !== null);
  const snapshots = toMap(await writer.query<RankRow>(selectSnapshots, toSnapshotKeys(dated)), toSnapshotKey);
  const now = context.recordedAt.getTime();
  const ranksAfter = apply(seen, { known: current, toKey: toRankKey, next: (known, state) => observeRank(known, state, now), result });
  const snapshotsAfter = apply(dated, {
    known: snapshots,
    toKey: toSnapshotKey,
    next: (known, state) => (known && compareRanks(state, known) <= 0 ? known : state),
    result,
  });
  await write(writer, { table: 'player_ranks', columns: RANK_COLUMNS, update: updateRanks, known: current, after: ranksAfter });
  await write(writer, {
    table: 'rank_snapshots',
    columns: SNAPSHOT_COLUMNS,
    update: updateSnapshots,
    known: snapshots,
    after: snapshotsAfter,
  });
  return result;
}

type Keyed = Pick<Entry, 'playerId' | 'queue' | 'state'>;

function apply(
  seen: readonly (Entry & { record: RankRecord })[],
  step: {
    known: ReadonlyMap<string, Entry>;
    toKey: (entry: Keyed) => string;
    next: (known: RankState | undefined, state: RankState) => RankState;
    result: { added: Set<RankRecord>; changed: Set<RankRecord> };
  },
): ReadonlyMap<string, Entry> {
  const after = new Map<string, Entry>();
  for (const { record, playerId, queue, state } of seen) {
    const key = step.toKey({ playerId, queue, state });
    const before = after.get(key) ?? step.known.get(key);
    const next = step.next(before?.state, state);
    if (next === before?.state) continue;
    after.set(key, { playerId, queue, state: next });
    (before ? step.result.changed : step.result.added).add(record);
  }
  return after;
}

async function write(
  writer: Writer,
  target: {
    table: string;
    columns: readonly string[];
    update: typeof updateRanks;
    known: ReadonlyMap<string, Entry>;
    after: ReadonlyMap<string, Entry>;
  },
): Promise<void> {
  const added = [...target.after].filter(([key]) => !target.known.has(key));
  const changed = [...target.after].filter(([key]) => target.known.has(key));
  await writer.copy(
    target.table,
    target.columns,
    added.map(([, entry]) => toRow(entry).slice(0, target.columns.length)),
  );
  if (changed.length > 0)
    await writer.execute(
      target.update,
      toColumns(
        changed.map(([, entry]) => toRow(entry)),
        RANK_COLUMNS.length,
      ),
    );
}

function toRankKey({ playerId, queue }: Keyed): string {
  return `${playerId}\0${queue}`;
}

function toSnapshotKey({ playerId, queue, state }: Keyed): string {
  return `${playerId}\0${queue}\0${state.observedAt}`;
}

function toSnapshotKeys(dated: readonly Entry[]): unknown[][] {
  const rows = [...new Map(dated.map((entry) => [toSnapshotKey(entry), entry])).values()];
  return toColumns(
    rows.map(({ playerId, queue, state }) => [playerId, queue, toTimestamp(state.observedAt)]),
    3,
  );
}

function toMap(rows: readonly RankRow[], toKey: (entry: Keyed) => string): ReadonlyMap<string, Entry> {
  const entries = rows.map((row) => ({ playerId: row.player_id, queue: row.queue, state: toState(row) }));
  return new Map(entries.map((entry) => [toKey(entry), entry]));
}

function toState(row: RankRow): RankState {
  return {
    tier: row.tier,
    division: row.division,
    leaguePoints: row.league_points,
    wins: row.wins,
    losses: row.losses,
    observedAt: row.observed_at?.getTime() ?? null,
    recordedAt: row.recorded_at?.getTime() ?? null,
  };
}

function toSeen(record: RankRecord): RankState {
  const { tier, division, leaguePoints, wins, losses } = record;
  return { tier, division, leaguePoints, wins, losses, observedAt: record.observedAt?.getTime() ?? null, recordedAt: null };
}

function toRow({ playerId, queue, state }: Entry): unknown[] {
  return [
    playerId,
    queue,
    state.tier,
    state.division,
    state.leaguePoints,
    state.wins,
    state.losses,
    toTimestamp(state.observedAt),
    toTimestamp(state.recordedAt),
  ];
}

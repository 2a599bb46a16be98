import type { LogPull, LogRow } from '../domain/invalidation-source.ts';
import { invariant } from '../domain/invariant.ts';

/** The channel on which commits with rows of the log wake who listens. */
export const WAKE_CHANNEL = 'farsight_cache';

/** Gives an incarnation to a database that was copied, restored, failed over or restarted; to be run by who begins to listen, before the first look. */
export const OPEN_LOG = 'select cache.open()';

/** One look at the log, of one moment. $1: the snapshot of the look before, as text. */
export const PULL_LOG = `select pg_current_snapshot()::text as snapshot, s.pruned_below::text as "prunedBelow", cache.incarnation() as incarnation,
  pg_current_xact_id_if_assigned() is not null as writing,
  (select coalesce(json_agg(json_build_array(xid::text::bigint, tags, extract(epoch from clock_timestamp() - written_at) * 1000)), '[]'::json)
     from cache.outbox
    where xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)) as rows
from cache.state s`;

/** The row of {@link PULL_LOG}. */
export interface PulledRow {
  readonly snapshot: string;
  readonly prunedBelow: string;
  readonly incarnation: string;
  readonly writing: boolean;
  /** Transaction id, tags, age in milliseconds. */
  readonly rows: readonly (readonly [number, readonly string[], number])[];
}

/**
 * A look at the log from its one row.
 * @throws Error when the session that asked is inside a transaction that wrote: it sees what nobody else does, and may never be
 */
export function toLogPull([row]: readonly PulledRow[]): LogPull {
  invariant(row !== undefined, 'cache.state has its row');
  invariant(!row.writing, 'the invalidation log is read outside of writing transactions');
  const { snapshot, prunedBelow, incarnation } = row;
  return { snapshot, prunedBelow: Number(prunedBelow), incarnation, rows: row.rows.map(toLogRow) };
}

function toLogRow([xid, tags, ageMs]: PulledRow['rows'][number]): LogRow {
  return { xid, tags, ageMs };
}

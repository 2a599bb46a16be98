import { readFileSync } from 'node:fs';
import type { Database } from '../../src/data/database.ts';

/** Ticks of `/proc`, the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
/** Of utime and stime, behind the command's closing bracket. */
const USER_FIELD = 11;
const SYSTEM_FIELD = 12;

const PIDS = {
  name: 'bench_backends',
  label: 'bench_backends',
  text: 'select pid from pg_stat_activity where datname = current_database()',
};

/** CPU seconds that each connection of the database has used so far, by process; null where they cannot be seen: elsewhere, or not on Linux. */
export type BackendCpu = ReadonlyMap<number, number> | null;

/** See {@link BackendCpu}. */
export async function readBackendCpu(database: Database): Promise<BackendCpu> {
  const rows = await database.query<{ pid: number }>(PIDS, []);
  try {
    return new Map(rows.map(({ pid }) => [pid, readProcessCpu(pid)]));
  } catch {
    return null;
  }
}

/** CPU seconds between two readings; what connections used that ended between them is lost. */
export function subtractBackendCpu(after: BackendCpu, before: BackendCpu): number | null {
  if (after === null || before === null) return null;
  let seconds = 0;
  for (const [pid, used] of after) seconds += used - (before.get(pid) ?? 0);
  return seconds;
}

/** CPU seconds that a process on this machine has used so far; Linux alone. */
export function readProcessCpu(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_FIELD]) + Number(fields[SYSTEM_FIELD])) / TICKS_PER_SECOND;
}

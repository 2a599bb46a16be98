import type { Database } from '../../src/data/database.ts';
import { readBackendCpu, subtractBackendCpu } from './backend-cpu.ts';
import type { Contender } from './paired-runs.ts';

/** CPU time of one unit of work, in microseconds. */
export interface UnitCpu {
  readonly process: number;
  /** Of the database's connections; null where that cannot be seen. */
  readonly database: number | null;
}

/** Measures contenders one after another, one unit at a time, and takes the least of all rounds: other work of the machine can only add to it. */
export async function measureLeastCpu(
  contenders: readonly Contender[],
  { database, rounds, runs }: { database: Database; rounds: number; runs: number },
): Promise<ReadonlyMap<string, UnitCpu>> {
  const least = new Map<string, UnitCpu>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of contenders) {
      const cpu = await measure(run, { database, runs });
      const known = least.get(name) ?? cpu;
      least.set(name, { process: Math.min(known.process, cpu.process), database: leastOf(known.database, cpu.database) });
    }
  }
  return least;
}

async function measure(run: () => Promise<unknown>, { database, runs }: { database: Database; runs: number }): Promise<UnitCpu> {
  const databaseBefore = await readBackendCpu(database);
  const before = process.cpuUsage();
  for (let done = 0; done < runs; done += 1) await run();
  const { user, system } = process.cpuUsage(before);
  const databaseSeconds = subtractBackendCpu(await readBackendCpu(database), databaseBefore);
  return { process: (user + system) / runs, database: databaseSeconds === null ? null : (databaseSeconds * 1e6) / runs };
}

function leastOf(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : Math.min(left, right);
}

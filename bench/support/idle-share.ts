import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_MS = 1_000;

/** Processor time of the whole machine since it started, in milliseconds. */
export interface MachineTime {
  readonly idle: number;
  readonly all: number;
}

/** See {@link MachineTime}. */
export function readMachineTime(): MachineTime {
  let [idle, all] = [0, 0];
  for (const { times } of cpus()) {
    idle += times.idle;
    all += times.user + times.nice + times.sys + times.irq + times.idle;
  }
  return { idle, all };
}

/** The part of the machine's time between two readings in which processors had nothing to do, whoever else works on it. */
export function toIdleShare(before: MachineTime, after: MachineTime): number {
  return (after.idle - before.idle) / (after.all - before.all);
}

/** Resolves once a second has passed in which the machine was at least this idle. @throws Error when none does in time */
export async function waitUntilIdle(share: number, { withinMs }: { withinMs: number }): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  let found = 0;
  while (performance.now() < giveUpAt) {
    const before = readMachineTime();
    await delay(LOOK_MS);
    found = toIdleShare(before, readMachineTime());
    if (found >= share) return;
  }
  throw new Error(`The machine must be idle for ${share} of the time before this measures anything, and was for ${found.toFixed(2)}`);
}

import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** Who owns a data folder, as its lock file says. */
export interface DataFolderOwner {
  readonly pid: number;
  /** When the process began, in the kernel's clock ticks since boot; null where the system does not tell. Pids alone come round again. */
  readonly processStart: string | null;
  /** Machine, boot and process namespace: only within one of these do pids mean anything. */
  readonly place: string;
  /** What it is doing, as words that follow "a process that": `serves the gateway`. */
  readonly purpose: string;
  /** Where it takes over commands; null when it does not (yet). */
  readonly port: number | null;
  readonly host: string;
  /** A secret that only readers of the lock file know; never log it. */
  readonly token: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** How often an owner touches its lock file, for readers who cannot see its process. */
export const HEARTBEAT_MS = 2_000;
/** For so long a lock file must stay untouched before its owner, if it cannot be seen, counts as gone. */
const SILENCE_MS = 5 * HEARTBEAT_MS;

/** This process, as an owner to be. */
export function describeThisProcess(): Pick<DataFolderOwner, 'pid' | 'processStart' | 'place'> {
  return { pid: process.pid, processStart: readProcessStart(process.pid), place: readPlace() };
}

/** The owner a lock file names; null when there is no such file, `unreadable` when a crash left it without its content. */
export function readOwner(lockFile: string): DataFolderOwner | 'unreadable' | null {
  let text: string;
  try {
    text = readFileSync(lockFile, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  try {
    const value: Partial<DataFolderOwner> | null = JSON.parse(text);
    return typeof value?.pid === 'number' && typeof value.token === 'string' ? (value as DataFolderOwner) : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/**
 * True when the owner still runs. One in another container or on another machine cannot be seen: its lock file is watched for a
 * heartbeat instead, which takes up to `silenceMs`.
 */
export async function isAlive(lockFile: string, owner: DataFolderOwner | 'unreadable', silenceMs = SILENCE_MS): Promise<boolean> {
  if (owner === 'unreadable' || owner.place !== readPlace()) return hasHeartbeat(lockFile, silenceMs);
  return isRunning(owner.pid) && readProcessStart(owner.pid) === owner.processStart;
}

async function hasHeartbeat(lockFile: string, silenceMs: number): Promise<boolean> {
  // Only changes count, never the file's age: the clocks of two machines differ.
  const before = readModifiedAt(lockFile);
  const deadline = performance.now() + silenceMs;
  while (performance.now() < deadline) {
    await delay(Math.min(100, silenceMs));
    const now = readModifiedAt(lockFile);
    if (now !== before) return now !== null;
  }
  return false;
}

function readModifiedAt(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Null also for a process that has ended and whose parent has not asked for its exit code: it still has its number. */
function readProcessStart(pid: number): string | null {
  const stat = readSystemFile(`/proc/${pid}/stat`);
  // The second field, the program's name in parentheses, may hold anything; the state follows it, and the start is the 20th.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields === undefined || /^[ZXx]$/.test(fields[0] ?? '') ? null : (fields[19] ?? null);
}

function readPlace(): string {
  const boot = readSystemFile('/proc/sys/kernel/random/boot_id')?.trim() ?? 'boot unknown';
  return [hostname(), boot, readPidNamespace()].join(' ');
}

function readPidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return 'pid:unknown';
  }
}

function readSystemFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FarsightError, toErrorMessage } from '../domain/errors.ts';
import { type DataFolderOwner, describeThisProcess, HEARTBEAT_MS, isAlive, readOwner } from './data-folder-owner.ts';

/** A data folder that belongs to this process alone until it is released. */
export interface DataFolder {
  /** Where the embedded database lives, inside the data folder. */
  readonly databaseFolder: string;
  /** The secret that shows a command comes from somebody who may read the folder; never log it. */
  readonly token: string;
  /** Tells commands where this process takes over their work. Called once it listens. */
  announce(address: { readonly host: string; readonly port: number }): void;
  /** Gives the folder back; a second call does nothing. */
  release(): void;
}

/** Who wants the folder. */
export interface DataFolderRequest {
  /** As words that follow "a process that": `serves the gateway`, `imports files`. */
  readonly purpose: string;
  /** Only for tests: how long an owner that cannot be seen may be silent. */
  readonly silenceMs?: number;
}

const LOCK_FILE = 'owner.lock';

/**
 * Makes this process the one owner of a data folder, creating the folder when there is none. What a dead owner left is taken over.
 * @throws FarsightError `DATA_FOLDER_IN_USE` naming the owner (`facts.owner`, without its token); `BAD_CONFIG` when the folder cannot be written
 */
export async function acquireDataFolder(folder: string, request: DataFolderRequest): Promise<DataFolder> {
  makeFolder(folder);
  const lockFile = join(folder, LOCK_FILE);
  const owner = toOwner(request.purpose);
  await placeLock(lockFile, owner, request.silenceMs);
  return toDataFolder(folder, lockFile, owner);
}

/** The live owner of a data folder; null when there is none, or only what a dead one left. */
export async function inspectDataFolder(folder: string): Promise<DataFolderOwner | null> {
  const lockFile = join(folder, LOCK_FILE);
  const owner = readOwner(lockFile);
  if (owner === null || !(await isAlive(lockFile, owner))) return null;
  // While an unreadable file was watched, its owner may have finished writing it.
  const current = owner === 'unreadable' ? readOwner(lockFile) : owner;
  if (current === 'unreadable') throw toInUse(lockFile, current);
  return current;
}

/** One sentence on who owns a folder, and since when. */
export function describeOwner(owner: Pick<DataFolderOwner, 'pid' | 'purpose' | 'startedAt' | 'port'>): string {
  const where = owner.port === null ? '' : ` on port ${owner.port}`;
  return `process ${owner.pid}, which ${owner.purpose}${where} since ${owner.startedAt}`;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new FarsightError('BAD_CONFIG', `DATA_DIR must be a folder that can be written, got "${folder}" (${toErrorMessage(cause)})`, {
      cause,
    });
  }
}

function toOwner(purpose: string): DataFolderOwner {
  return {
    ...describeThisProcess(),
    purpose,
    port: null,
    host: '127.0.0.1',
    token: randomBytes(32).toString('base64url'),
    startedAt: new Date().toISOString(),
  };
}

/**
 * Puts the lock file in place, or throws. Removing what a dead owner left is itself guarded by such a lock: else a slow starter
 * could remove the fresh lock of a quick one, both having seen the dead one's.
 */
async function placeLock(lockFile: string, owner: DataFolderOwner, silenceMs?: number): Promise<void> {
  while (!tryLink(lockFile, owner)) {
    const found = readOwner(lockFile);
    if (found === null) continue;
    if (await isAlive(lockFile, found, silenceMs)) throw toInUse(lockFile, found);
    await removeDead(lockFile, found, { owner, silenceMs });
  }
}

async function removeDead(
  lockFile: string,
  dead: DataFolderOwner | 'unreadable',
  { owner, silenceMs }: { owner: DataFolderOwner; silenceMs: number | undefined },
): Promise<void> {
  const guard = `${lockFile}.takeover`;
  await placeLock(guard, owner, silenceMs);
  try {
    const current = readOwner(lockFile);
    const unchanged =
      current === 'unreadable' ? dead === 'unreadable' : current !== null && dead !== 'unreadable' && current.token === dead.token;
    if (unchanged) rmSync(lockFile, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** Creates the file whole or not at all: false when there is one already. */
function tryLink(lockFile: string, owner: DataFolderOwner): boolean {
  const draft = writeDraft(lockFile, owner);
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDraft(lockFile: string, owner: DataFolderOwner): string {
  const draft = `${lockFile}.${process.pid}-${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, `${JSON.stringify(owner, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new FarsightError('BAD_CONFIG', `The data folder must be writable, but ${draft} cannot be written (${toErrorMessage(cause)})`, {
      cause,
    });
  }
  return draft;
}

function toInUse(lockFile: string, found: DataFolderOwner | 'unreadable'): FarsightError {
  const folder = lockFile.slice(0, lockFile.lastIndexOf(LOCK_FILE) - 1);
  if (found === 'unreadable')
    return new FarsightError('DATA_FOLDER_IN_USE', `The data folder ${folder} is in use by a process whose lock file cannot be read`);
  const { pid, port, purpose, startedAt } = found;
  return new FarsightError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${folder} belongs to ${describeOwner(found)}. Wait for it, stop it, or give this one a DATA_DIR of its own`,
    { facts: { owner: { pid, port, purpose, startedAt } } },
  );
}

/**
 * Touches the lock file. A failure to read or touch it passes: a process that is short of file handles still owns the folder.
 * @throws FarsightError `DATA_FOLDER_IN_USE` when another process took the folder over, as one that was suspended for long finds: going
 * on would lose rows of both, so nothing catches this
 */
function beat(lockFile: string, owner: DataFolderOwner): void {
  const current = readPatiently(lockFile);
  if (current === null || current === 'unreadable') return;
  if (current.token !== owner.token) throw toInUse(lockFile, current);
  const now = new Date();
  try {
    utimesSync(lockFile, now, now);
  } catch {
    // The next beat tries again.
  }
}

function readPatiently(lockFile: string): ReturnType<typeof readOwner> {
  try {
    return readOwner(lockFile);
  } catch {
    return 'unreadable';
  }
}

function toDataFolder(folder: string, lockFile: string, owner: DataFolderOwner): DataFolder {
  const isOurs = () => {
    const current = readOwner(lockFile);
    return current !== null && current !== 'unreadable' && current.token === owner.token;
  };
  const heartbeat = setInterval(() => beat(lockFile, owner), HEARTBEAT_MS);
  heartbeat.unref();
  const release = () => {
    clearInterval(heartbeat);
    process.off('exit', release);
    if (isOurs()) rmSync(lockFile, { force: true });
  };
  process.once('exit', release);
  return {
    databaseFolder: join(folder, 'database'),
    token: owner.token,
    announce: ({ host, port }) => renameSync(writeDraft(lockFile, { ...owner, host, port }), lockFile),
    release,
  };
}

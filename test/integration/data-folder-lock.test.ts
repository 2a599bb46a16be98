import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acquireDataFolder, inspectDataFolder } from '../../src/data/data-folder-lock.ts';

const HOLDER = fileURLToPath(new URL('../support/data-folder-holder.ts', import.meta.url));
type Holder = ChildProcessByStdio<Writable, Readable, null>;

describe('acquireDataFolder', () => {
  let folder: string;
  let children: Holder[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'farsight-folder-'));
    children = [];
  });
  afterEach(async () => {
    for (const child of children) await end(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (): Promise<{ child: Holder; said: string }> => {
    const child = spawn(process.execPath, [HOLDER, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    const [said] = (await once(createInterface(child.stdout), 'line')) as [string];
    return { child, said };
  };
  const end = async (child: Holder, signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const lockFile = () => join(folder, 'owner.lock');
  const editLock = (change: Record<string, unknown>) =>
    writeFileSync(lockFile(), JSON.stringify({ ...JSON.parse(readFileSync(lockFile(), 'utf8')), ...change }));

  it.skipIf(!existsSync('/proc/self/stat'))('takes over from a process that has ended, though nobody asked for its exit code', async () => {
    // A shell that becomes `sleep` never asks for its child's.
    const parent = spawn('sh', ['-c', `${process.execPath} ${HOLDER} ${folder} </dev/null & echo $!; exec sleep 60`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(parent);
    const [pid] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const readState = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
    await vi.waitUntil(() => readState() === 'Z', { timeout: 10_000 });
    const processStart = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
    const held = await acquireDataFolder(folder, { purpose: 'runs a test' });
    editLock({ pid: Number(pid), processStart });
    expect(await inspectDataFolder(folder)).toBeNull();
    held.release();
  });

  it('says that a path through a file is no folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await inspectDataFolder(join(folder, 'file', 'inner'))).toBeNull();
    await expect(acquireDataFolder(join(folder, 'file', 'inner'), { purpose: 'runs a test' })).rejects.toThrow(
      /^DATA_DIR must be a folder that can be written/,
    );
  });

  it('writes a lock that only its user can read, and takes it away again', async () => {
    const held = await acquireDataFolder(folder, { purpose: 'runs a test' });
    expect(statSync(lockFile()).mode & 0o777).toBe(0o600);
    expect(await inspectDataFolder(folder)).toMatchObject({ pid: process.pid, purpose: 'runs a test', port: null, token: held.token });
    held.announce({ host: '127.0.0.1', port: 4321 });
    expect(await inspectDataFolder(folder)).toMatchObject({ port: 4321, token: held.token });
    expect(statSync(lockFile()).mode & 0o777).toBe(0o600);
    held.release();
    held.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(await inspectDataFolder(folder)).toBeNull();
  });

  it('refuses a second process while the first lives, naming it but not its token', async () => {
    const { child, said } = await start();
    expect(said).toBe('held');
    const refusal = await acquireDataFolder(folder, { purpose: 'runs a test' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringMatching(new RegExp(`process ${child.pid}, which tests since 20`)),
    });
    expect(JSON.stringify(refusal)).not.toContain('token');
    expect((await start()).said).toMatch(/^refused: The data folder .* belongs to process/);
  });

  it('is free again after its owner ended', async () => {
    const { child } = await start();
    const ended = once(child, 'exit');
    child.stdin.end();
    await ended;
    expect((await start()).said).toBe('held');
  });

  it('takes over what a killed owner left', async () => {
    const { child } = await start();
    await end(child, 'SIGKILL');
    expect(readdirSync(folder)).toEqual(['owner.lock']);
    expect(await inspectDataFolder(folder)).toBeNull();
    expect((await start()).said).toBe('held');
  });

  it('takes over when the pid came round to another process', async () => {
    const held = await acquireDataFolder(folder, { purpose: 'runs a test' });
    editLock({ processStart: '1', token: 'of a process that is gone' });
    expect((await start()).said).toBe('held');
    held.release();
    expect(await inspectDataFolder(folder), 'the release of a lost lock leaves the new one').not.toBeNull();
  });

  it('lets exactly one of eight win that find a dead owner’s lock at the same moment', async () => {
    await end((await start()).child, 'SIGKILL');
    const said = (await Promise.all(Array.from({ length: 8 }, start))).map((one) => one.said);
    expect(said.filter((word) => word === 'held')).toHaveLength(1);
    expect(said.filter((word) => word.startsWith('refused'))).toHaveLength(7);
  });

  it('takes over after a killed owner and a killed taker-over', async () => {
    await end((await start()).child, 'SIGKILL');
    const left = readFileSync(lockFile(), 'utf8');
    writeFileSync(`${lockFile()}.takeover`, left);
    expect((await start()).said).toBe('held');
    expect(readdirSync(folder)).toEqual(['owner.lock']);
  });

  it('believes the heartbeat of an owner it cannot see, and takes over when there is none', async () => {
    const { child } = await start();
    editLock({ place: 'another container' });
    await expect(acquireDataFolder(folder, { purpose: 'runs a test', silenceMs: 6_000 })).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
    });
    await end(child, 'SIGKILL');
    const held = await acquireDataFolder(folder, { purpose: 'runs a test', silenceMs: 300 });
    held.release();
  });

  describe('whose lock is touched every two seconds', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
    afterEach(() => void vi.useRealTimers());

    it('goes on while the lock file cannot be read', async () => {
      const owned = await acquireDataFolder(folder, { purpose: 'tests' });
      const text = readFileSync(lockFile(), 'utf8');
      rmSync(lockFile());
      mkdirSync(lockFile());
      expect(() => vi.advanceTimersByTime(4_000)).not.toThrow();
      rmSync(lockFile(), { recursive: true });
      writeFileSync(lockFile(), text);
      owned.release();
    });

    it('ends a process whose folder was taken over', async () => {
      const owned = await acquireDataFolder(folder, { purpose: 'tests' });
      editLock({ token: 'of another', pid: 4_711 });
      expect(() => vi.advanceTimersByTime(2_000)).toThrow(/belongs to process 4711/);
      owned.release();
      expect(existsSync(lockFile())).toBe(true);
    });
  });

  it('takes over a lock file that a crash left empty', async () => {
    writeFileSync(lockFile(), '');
    const held = await acquireDataFolder(folder, { purpose: 'runs a test', silenceMs: 200 });
    held.release();
  });

  it('says that a folder must be writable', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(acquireDataFolder(join(folder, 'file', 'inside'), { purpose: 'runs a test' })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
    });
  });
});

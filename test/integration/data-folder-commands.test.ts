import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquireDataFolder, inspectDataFolder } from '../../src/data/data-folder-lock.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NODE_FLAGS = ['--disable-warning=ExperimentalWarning'];
const ACCOUNT = { puuid: 'p'.repeat(78), gameName: 'Handed', tagLine: 'OVER' };

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('commands on an embedded database', () => {
  const base = mkdtempSync(join(tmpdir(), 'farsight-commands-'));
  const folder = join(base, 'data');
  const temporary = join(base, 'tmp');
  const children: ChildProcess[] = [];
  let gateway: ChildProcess;
  let url: string;

  const environment = () => {
    const { DATABASE_URL: _database, REDIS_URL: _redis, ...rest } = process.env;
    return { ...rest, DATA_DIR: folder, PORT: '0', SAMPLE: 'off', NODE_ENV: 'production', LOG_LEVEL: 'warn', TMPDIR: temporary };
  };

  const run = async (args: readonly string[], input = ''): Promise<Outcome> => {
    const child = spawn(process.execPath, [...NODE_FLAGS, 'src/cli/main.ts', ...args], { cwd: ROOT, env: environment() });
    children.push(child);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdin.end(input);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  };

  const startGateway = async (): Promise<void> => {
    gateway = spawn(process.execPath, [...NODE_FLAGS, 'src/main.ts'], {
      cwd: ROOT,
      env: environment(),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(gateway);
    for (;;) {
      const owner = await inspectDataFolder(folder);
      if (owner?.port) {
        url = `http://127.0.0.1:${owner.port}/graphql`;
        return;
      }
      if (gateway.exitCode !== null) throw new Error(`The gateway ended with ${gateway.exitCode}`);
      await delay(50);
    }
  };

  const findPuuid = async (gameName: string, tagLine: string): Promise<string | undefined> => {
    const query = `{ player(by: { riotId: { gameName: "${gameName}", tagLine: "${tagLine}" } }) { puuid } }`;
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    const { data } = (await response.json()) as { data: { player: { puuid: string } | null } };
    return data.player?.puuid;
  };

  beforeAll(async () => {
    mkdirSync(temporary);
    await startGateway();
  }, 60_000);
  afterAll(async () => {
    for (const child of children)
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    rmSync(base, { recursive: true, force: true });
  });

  it('are done by the gateway that owns it, as if they ran here', async () => {
    const file = join(base, 'account.json');
    writeFileSync(file, JSON.stringify(ACCOUNT));
    const imported = await run(['import', file]);
    expect(imported).toMatchObject({ code: 0, out: expect.stringMatching(/1 record of 1 file/) });
    expect(imported.err).toContain(file);
    expect(await findPuuid('Handed', 'OVER')).toBe(ACCOUNT.puuid);
    expect(await run(['import', file])).toMatchObject({ code: 0, out: expect.stringContaining('Nothing changed.') });
  });

  it('hand standard input over, and leave none of it behind', async () => {
    const imported = await run(['import', '-'], JSON.stringify({ ...ACCOUNT, puuid: 'q'.repeat(78), gameName: 'Piped' }));
    expect(imported).toMatchObject({ code: 0, out: expect.stringMatching(/1 record of 1 file/) });
    expect(await findPuuid('Piped', 'OVER')).toBe('q'.repeat(78));
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('tell what was rejected, and errors in one line', async () => {
    const rejected = await run(['import', '-'], '{"puuid": 1');
    expect(rejected.code).toBe(1);
    expect(rejected.err).toContain('! <stdin>');
    const refused = await run(['channel', 'set', '@nobody', '--title', 'x']);
    expect(refused).toMatchObject({ code: 3, out: '', err: 'farsight: There is no channel @nobody; import something of it first\n' });
    expect(await run(['migrate', 'status'])).toMatchObject({ code: 0, out: expect.stringMatching(/_foundation {2}applied\n/) });
    expect(await run(['migrate'])).toMatchObject({ code: 0, out: 'Nothing to apply: the database is up to date.\n' });
  });

  it('refuse a second gateway on it', async () => {
    const second = await run(['serve']);
    expect(second.code).not.toBe(0);
    expect(second.err).toMatch(/belongs to process \d+, which serves the gateway on port \d+ since/);
  });

  it('go on by themselves after the gateway was killed, with what was stored', async () => {
    const ended = once(gateway, 'exit');
    gateway.kill('SIGKILL');
    await ended;
    expect(existsSync(join(folder, 'owner.lock'))).toBe(true);
    expect(await run(['import', '-'], JSON.stringify(ACCOUNT))).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing changed.'),
    });
    expect(existsSync(join(folder, 'owner.lock'))).toBe(false);
  });

  it('refuse while another command owns it, saying which and how to go on', async () => {
    const held = await acquireDataFolder(folder, { purpose: 'imports files' });
    const refused = await run(['import', '-'], '{}');
    held.release();
    expect(refused.code).toBe(3);
    expect(refused.err).toMatch(
      new RegExp(
        `^farsight: The data folder .* belongs to process ${process.pid}, which imports files since .*Run this again when it is done`,
      ),
    );
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'farsight-process-'));
});
afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

function run(environment: Record<string, string>) {
  const output = { stdout: '', stderr: '' };
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    // Its own folder, so that a developer's .env is not read.
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', SAMPLE: 'off', DATA_DIR: join(folder, 'data'), ...environment },
  });
  child = started;
  started.stdout.on('data', (text) => {
    output.stdout += text;
  });
  started.stderr.on('data', (text) => {
    output.stderr += text;
  });
  const exited = once(started, 'exit') as Promise<[number | null, string | null]>;
  const ready = async (): Promise<string> => {
    await expect.poll(() => output.stdout, { timeout: 50_000 }).toContain('Farsight is ready');
    const line = output.stdout.split('\n').find((text) => text.includes('Farsight is ready'));
    return JSON.parse(line ?? '{}').url;
  };
  return { process: started, output, exited, ready };
}

describe('the process', { timeout: 60_000 }, () => {
  it('prints its address, an example that works and how to import, and stops cleanly on SIGTERM', async () => {
    const { process: gateway, output, exited, ready } = run({ SAMPLE: 'auto' });
    const url = await ready();
    const { example, import: command } = JSON.parse(output.stdout.trim().split('\n').at(-1) ?? '');
    expect(command).toContain('import PATH');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: example }),
    });
    const answer = (await response.json()) as { data: { players: { nodes: { gameName: string; matches: { edges: unknown[] } }[] } } };
    // The sample: three players with a name, and matches.
    expect(answer.data.players.nodes.map(({ gameName }) => gameName.length > 0)).toEqual([true, true, true]);
    expect(answer.data.players.nodes[0]?.matches.edges).toHaveLength(2);
    gateway.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(existsSync(join(folder, 'data', 'owner.lock'))).toBe(false);
    expect(output.stderr).toBe('');
  });

  it('stops at once on a second signal', async () => {
    const { process: gateway, exited, ready } = run({ SHUTDOWN_DELAY_MS: '60000' });
    const url = await ready();
    gateway.kill('SIGINT');
    await expect.poll(async () => (await fetch(new URL('/health/ready', url))).status).toBe(503);
    gateway.kill('SIGINT');
    expect(await exited).toEqual([1, null]);
  });

  it('ends with one clear line on a configuration that cannot be used', async () => {
    const { output, exited } = run({ PORT: 'http' });
    expect(await exited).toEqual([1, null]);
    expect(output).toEqual({
      stdout: '',
      stderr:
        'farsight: The configuration cannot be used: PORT must be a whole number from 0 to 65535 (0: any free port), but was "http".\n',
    });
  });

  it('ends with one clear line when the data folder cannot be made', async () => {
    const { output, exited } = run({ DATA_DIR: '/dev/null/data' });
    expect(await exited).toEqual([1, null]);
    expect(output.stderr).toMatch(/^farsight: DATA_DIR must be a folder that can be written, got "\/dev\/null\/data".*\n$/);
  });
});

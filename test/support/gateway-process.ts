import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../src/config/config.ts';

/** A gateway in a process of its own. */
export interface GatewayProcess {
  readonly graphqlUrl: string;
  stop(): Promise<void>;
}

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

/**
 * Starts one on a free port and waits until it serves.
 * @throws Error with what it wrote when it ends before that
 */
export async function startGatewayProcess(environment: Environment): Promise<GatewayProcess> {
  // A folder of its own, so that a developer's .env is not read.
  const folder = mkdtempSync(join(tmpdir(), 'farsight-gateway-'));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', SAMPLE: 'off', DATA_DIR: join(folder, 'data'), ...environment },
  });
  const exited = once(child, 'exit');
  const ready = Promise.withResolvers<string>();
  let output = '';
  const hear = (text: Buffer) => {
    output += text;
    const line = output.split('\n').find((one) => one.includes('Farsight is ready') && one.endsWith('}'));
    if (line !== undefined) ready.resolve(JSON.parse(line).url);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  void exited.then(() => ready.reject(new Error(`The gateway ended: ${output}`)));
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { graphqlUrl: await ready.promise, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { createTcpProxy } from './tcp-proxy.ts';

/** A Redis that breaks when it is told to. */
export interface FaultyRedis {
  readonly url: string;
  /** Keeps connections and answers nothing. */
  readonly pause: () => Promise<void>;
  readonly kill: () => Promise<void>;
  /** Answers again, empty or not. */
  readonly restore: () => Promise<void>;
  /** Pieces that its clients sent, at most one for each command. */
  readonly received: () => number;
  readonly close: () => Promise<void>;
}

/** Longer than any test: it ends with the server. */
const PAUSE_MS = 600_000;
const HAS_SERVER = spawnSync('redis-server', ['--version']).error === undefined;

/** Whether there is any Redis to break. */
export const CAN_BREAK_REDIS = HAS_SERVER || process.env['TEST_REDIS_URL'] !== undefined;

/** A server of the test's own where there is the program; else the Redis of `TEST_REDIS_URL` behind a network that fails. */
export function startFaultyRedis(): Promise<FaultyRedis> {
  return HAS_SERVER ? startServer() : breakNetwork(new URL(process.env['TEST_REDIS_URL'] ?? ''));
}

async function startServer(): Promise<FaultyRedis> {
  const port = await findFreePort();
  const start = async () => {
    const child = spawn('redis-server', [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--daemonize',
      'no',
    ]);
    child.stdout.resume();
    for (let answer = ''; !answer.startsWith('+PONG'); ) answer = await command(port, 'PING').catch(() => '');
    return child;
  };
  let server = await start();
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  };
  const proxy = await createTcpProxy({ host: '127.0.0.1', port });
  return {
    url: `redis://127.0.0.1:${proxy.port}`,
    pause: async () => void (await command(port, `CLIENT PAUSE ${PAUSE_MS} ALL`)),
    kill,
    restore: async () => {
      await kill();
      server = await start();
    },
    received: proxy.received,
    close: async () => {
      await proxy.close();
      await kill();
    },
  };
}

async function breakNetwork(target: URL): Promise<FaultyRedis> {
  const proxy = await createTcpProxy({ host: target.hostname, port: Number(target.port || 6379) });
  const url = new URL(target);
  url.host = `127.0.0.1:${proxy.port}`;
  return {
    url: url.toString(),
    pause: async () => proxy.silence(),
    kill: proxy.stop,
    restore: proxy.resume,
    received: proxy.received,
    close: proxy.close,
  };
}

/** Sends one command over a connection of its own; the first piece of the answer. */
async function command(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write(`${text}\r\n`);
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    return bytes.toString();
  } finally {
    socket.destroy();
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

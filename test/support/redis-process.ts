import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@keyv/redis';

const START_TIMEOUT_MS = 15_000;
const START_POLL_MS = 10;

const running = new Set<ChildProcess>();
// A test that is broken off closes nothing.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A Redis server that is a process of its own: who breaks it breaks nobody else's. */
export interface RedisProcess {
  readonly url: string;
  /** Sends a command over a connection of its own, and waits as long as the answer takes. @throws what the server answers as an error */
  send(...command: string[]): Promise<unknown>;
  /** Stops without a word, as a machine that loses power. */
  kill(): Promise<void>;
  /** Keeps its connections, and answers nothing. */
  silence(): void;
  /** Goes on after either; resolves once it answers. */
  resume(): Promise<void>;
}

/** Where a server listens, and its settings beside that. */
export interface RedisProcessOptions {
  readonly host: string;
  readonly port: number;
  /** None unless said. */
  readonly password?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Whether servers can be started here. */
export function hasRedisServer(): boolean {
  return spawnSync('redis-server', ['--version']).error === undefined;
}

/** Starts a server on a free port that keeps nothing on disk: killed and resumed, it is empty. */
export async function startRedisServer(): Promise<RedisProcess> {
  return startRedisProcess({ host: '127.0.0.1', port: await findFreePort() });
}

/** Starts a server; resolves once it answers. */
export async function startRedisProcess({ host, port, password = '', settings = {} }: RedisProcessOptions): Promise<RedisProcess> {
  const url = `redis://${password ? `:${encodeURIComponent(password)}@` : ''}${host}:${port}`;
  const list = Object.entries({ port: String(port), bind: host, save: '', requirepass: password, ...settings });
  const start = () => run(url, list);
  let child = await start();
  return {
    url,
    send: (...command) => send(url, command),
    kill: () => kill(child),
    silence: () => void child.kill('SIGSTOP'),
    resume: async () => {
      if (hasEnded(child)) child = await start();
      else child.kill('SIGCONT');
    },
  };
}

async function run(url: string, settings: readonly (readonly [string, string])[]): Promise<ChildProcess> {
  const child = spawn(
    'redis-server',
    settings.flatMap(([name, value]) => [`--${name}`, value]),
    { stdio: 'ignore' },
  );
  running.add(child);
  child.once('exit', () => running.delete(child));
  const giveUpAt = performance.now() + START_TIMEOUT_MS;
  while (!(await send(url, ['PING']).catch(() => false))) {
    if (hasEnded(child) || performance.now() > giveUpAt)
      throw new Error(`redis-server did not answer at ${url} within ${START_TIMEOUT_MS} ms`);
    await delay(START_POLL_MS);
  }
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function send(url: string, command: string[]): Promise<unknown> {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
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

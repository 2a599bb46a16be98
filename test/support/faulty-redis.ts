import { hasRedisServer, startRedisServer } from './redis-process.ts';
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
const HAS_SERVER = hasRedisServer();

/** Whether there is any Redis to break. */
export const CAN_BREAK_REDIS = HAS_SERVER || process.env['TEST_REDIS_URL'] !== undefined;

/** A server of the test's own where there is the program; else the Redis of `TEST_REDIS_URL` behind a network that fails. */
export function startFaultyRedis(): Promise<FaultyRedis> {
  return HAS_SERVER ? startServer() : breakNetwork(new URL(process.env['TEST_REDIS_URL'] ?? ''));
}

async function startServer(): Promise<FaultyRedis> {
  const server = await startRedisServer();
  const proxy = await createTcpProxy({ host: '127.0.0.1', port: Number(new URL(server.url).port) });
  return {
    url: `redis://127.0.0.1:${proxy.port}`,
    pause: async () => void (await server.send('CLIENT', 'PAUSE', String(PAUSE_MS), 'ALL')),
    kill: server.kill,
    restore: async () => {
      await server.kill();
      await server.resume();
    },
    received: proxy.received,
    close: async () => {
      await proxy.close();
      await server.kill();
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

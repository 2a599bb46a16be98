import KeyvRedis, { createClient, type RedisClientType } from '@keyv/redis';
import type { Logger } from '../observability/logger.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** Longer than a healthy Redis on the same network needs, shorter than a request notices. */
const DEADLINE_MS = 15;
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
const RECONNECT_MAX_MS = 2_000;
/** A connection that a firewall forgot is found by a ping on it that nobody answers. */
const PING_INTERVAL_MS = 5_000;
const SOCKET_TIMEOUT_MS = 15_000;
/** Commands that wait for an answer; more are refused. */
const MAX_PENDING_COMMANDS = 1_000;

// Redis' type byte of strings: their replies stay bytes instead of being decoded.
const BYTES_REPLY = { [36]: Buffer } as const;

/** Where a Redis store keeps its keys, and how long it may take. */
export interface RedisStoreOptions {
  readonly url: string;
  /** Stands before each key, with `::` between. */
  readonly namespace: string;
  readonly logger: Logger;
  readonly deadlineMs?: number;
}

/** A store in Redis. */
export interface RedisStore extends KeyValueStore {
  /** True while it is given up for the moment, because it does not answer. */
  isBreakerOpen(): boolean;
}

/**
 * A store in Redis, shared between processes, over Keyv's adapter. It connects in the background and again by itself; while
 * Redis is down or silent, calls answer "nothing" at once.
 */
export function createRedisStore(options: RedisStoreOptions): RedisStore {
  const client = createRedisClient(options.url);
  // The adapter passes on what the client reports; its own listener keeps an error from ending the process.
  const adapter = new KeyvRedis<Buffer>(client, { namespace: options.namespace, throwOnErrors: true });
  adapter.on('error', (error: unknown) => options.logger.debug({ err: error }, 'Redis reported an error'));
  client.connect().catch((error: unknown) => options.logger.debug({ err: error }, 'Redis could not be connected'));
  const breaker = createCircuitBreaker({
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    failuresToOpen: FAILURES_TO_OPEN,
    openMs: OPEN_MS,
    onChange: ({ open, cause }) =>
      open ? options.logger.warn({ err: cause }, 'Redis does not answer; going on without it') : options.logger.info('Redis answers again'),
  });
  let closed = false;
  // The adapter would open a closed client again.
  const run = async <T>(work: () => Promise<T>) => (closed ? undefined : breaker.run(work));
  return {
    get: async (key) => (await run(() => adapter.get<Buffer>(key))) ?? undefined,
    set: async (key, value, ttlMs) => {
      // The adapter is typed for strings but hands the value to the client, which sends bytes as they are.
      const bytes = value as unknown as string;
      await run<unknown>(() => (ttlMs > 0 ? adapter.set(key, bytes, ttlMs) : adapter.delete(key)));
    },
    delete: async (key) => {
      await run(() => adapter.delete(key));
    },
    isBreakerOpen: () => !breaker.isClosed(),
    isAvailable: (timeoutMs) => answersPing(client, timeoutMs),
    close: async () => {
      closed = true;
      if (client.isOpen) client.destroy();
    },
  };
}

// The adapter does not know clients with a type mapping, though it passes on whatever they answer.
function createRedisClient(url: string): RedisClientType {
  const client: unknown = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_PENDING_COMMANDS,
    pingInterval: PING_INTERVAL_MS,
    commandOptions: { typeMapping: BYTES_REPLY },
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      reconnectStrategy: (attempts) => Math.min(50 * 2 ** attempts, RECONNECT_MAX_MS),
    },
  });
  return client as RedisClientType;
}

async function answersPing(client: { ping(): Promise<unknown> }, timeoutMs: number): Promise<boolean> {
  const ping = createCircuitBreaker({ deadlineMs: timeoutMs, failuresToOpen: 1, openMs: 0 });
  return (await ping.run(() => client.ping())) !== undefined;
}

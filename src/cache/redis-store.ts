import KeyvRedis from '@keyv/redis';
import type { Logger } from '../observability/logger.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { createRedisCluster } from './redis-cluster.ts';
import { createRedisServer } from './redis-server.ts';

/** Where a Redis store keeps its keys, and how long it may take. */
export interface RedisStoreOptions {
  /** One of a server; several of nodes of one cluster, which differ in host and port alone. */
  readonly urls: readonly [string, ...string[]];
  /** Stands before each key, with `::` between. */
  readonly namespace: string;
  readonly logger: Logger;
  readonly deadlineMs?: number;
}

/** A store in Redis. */
export interface RedisStore extends KeyValueStore {
  /** True while it, or a part of its cluster, is given up for the moment, because it does not answer. */
  isBreakerOpen(): boolean;
}

/**
 * A store in Redis, shared between processes, over Keyv's adapter. It connects in the background and again by itself; while
 * Redis is down or silent, calls answer "nothing" at once. Of a cluster, those about keys of other nodes go on.
 */
export function createRedisStore({ urls, namespace, logger, deadlineMs }: RedisStoreOptions): RedisStore {
  const connection =
    urls.length > 1 ? createRedisCluster(urls, { logger, deadlineMs }) : createRedisServer(urls[0], { logger, deadlineMs });
  // The adapter passes on what the client reports; its own listener keeps an error from ending the process.
  const adapter = new KeyvRedis<Buffer>(connection.client, { namespace, throwOnErrors: true });
  adapter.on('error', (error: unknown) => logger.debug({ err: error }, 'Redis reported an error'));
  connection.start();
  let closed = false;
  const run = async <T>(key: string, command: () => Promise<T>) =>
    // The adapter would open a closed client again.
    closed ? undefined : connection.run(adapter.createKeyPrefix(key, namespace), command);
  // One key a command: those of several would be refused by a cluster.
  return {
    get: async (key) => (await run(key, () => adapter.get<Buffer>(key))) ?? undefined,
    set: async (key, value, ttlMs) => {
      // The adapter is typed for strings but hands the value to the client, which sends bytes as they are.
      const bytes = value as unknown as string;
      await run<unknown>(key, () => (ttlMs > 0 ? adapter.set(key, bytes, ttlMs) : adapter.delete(key)));
    },
    delete: async (key) => {
      await run(key, () => adapter.delete(key));
    },
    isBreakerOpen: connection.isBreakerOpen,
    isAvailable: connection.isAvailable,
    close: async () => {
      closed = true;
      connection.close();
    },
  };
}

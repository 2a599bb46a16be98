import { createClient, type RedisClientType } from '@keyv/redis';
import {
  answersPing,
  CONNECTION_OPTIONS,
  createRedisBreaker,
  type RedisConnection,
  type RedisConnectionOptions,
  SOCKET_OPTIONS,
  toCommandOptions,
} from './redis-connection.ts';

/** The way to one Redis server. */
export function createRedisServer(url: string, options: RedisConnectionOptions): RedisConnection {
  const client = createServerClient(url);
  const breaker = createRedisBreaker(options);
  return {
    client,
    start: () => {
      client.connect().catch((error: unknown) => options.logger.debug({ err: error }, 'Redis could not be connected'));
    },
    run: (_key, command) => breaker.run(command),
    isBreakerOpen: () => !breaker.isClosed(),
    isAvailable: (timeoutMs) => answersPing(client, timeoutMs),
    close: () => {
      if (client.isOpen) client.destroy();
    },
  };
}

// The adapter does not know clients with a type mapping, though it passes on whatever they answer.
function createServerClient(url: string): RedisClientType {
  const client: unknown = createClient({ ...CONNECTION_OPTIONS, url, commandOptions: toCommandOptions(), socket: { ...SOCKET_OPTIONS } });
  return client as RedisClientType;
}

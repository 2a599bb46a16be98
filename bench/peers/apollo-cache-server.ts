import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import responseCachePlugin from '@apollo/server-plugin-response-cache';
import { KeyvAdapter } from '@apollo/utils.keyvadapter';
import KeyvRedis from '@keyv/redis';
import Keyv from 'keyv';
import { composeContextFactory } from '../../src/compose-context.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import type { Context } from '../../src/execution/context.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { announceContender, readDatabaseUrl } from '../support/contender-child.ts';
import { POOL_SIZE } from '../support/contender-process.ts';

// Apollo Server with its response cache, by the hints of Farsight's schema: in memory, or in the Redis that is named.
const redisUrl = process.env['PEER_REDIS_URL'];
const createContext = composeContextFactory(createPostgresDatabase(readDatabaseUrl(), { maxConnections: POOL_SIZE }));
const server = new ApolloServer<Context>({
  schema: createSchema(),
  plugins: [responseCachePlugin()],
  ...(redisUrl === undefined ? {} : { cache: createSharedCache(redisUrl) }),
});
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' }),
});
announceContender(url);

/** The adapter's types are those of another copy of Keyv. */
function createSharedCache(redis: string): KeyvAdapter<string> {
  const keyv: unknown = new Keyv({ store: new KeyvRedis(redis), namespace: 'apollo' });
  return new KeyvAdapter<string>(keyv as ConstructorParameters<typeof KeyvAdapter<string>>[0]);
}

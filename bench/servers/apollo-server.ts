import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { composeContextFactory } from '../../src/compose-context.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import type { Context } from '../../src/execution/context.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { announceContender, readDatabaseUrl } from '../support/contender-child.ts';
import { POOL_SIZE } from '../support/contender-process.ts';

// Apollo Server with what it brings by itself: graphql-js, its cache-control plugin, its own HTTP server.
const createContext = composeContextFactory(createPostgresDatabase(readDatabaseUrl(), { maxConnections: POOL_SIZE }));
const server = new ApolloServer<Context>({ schema: createSchema() });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' }),
});
announceContender(url);

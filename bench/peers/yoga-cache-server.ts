import { createServer } from 'node:http';
import { useResponseCache } from '@graphql-yoga/plugin-response-cache';
import { createYoga } from 'graphql-yoga';
import { composeContextFactory } from '../../src/compose-context.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { announceContender, readDatabaseUrl } from '../support/contender-child.ts';
import { POOL_SIZE } from '../support/contender-process.ts';

// GraphQL Yoga with its response cache, for everybody and for a minute, as the hint of the question's list has it.
const createContext = composeContextFactory(createPostgresDatabase(readDatabaseUrl(), { maxConnections: POOL_SIZE }));
const yoga = createYoga({
  schema: createSchema(),
  context: () => ({ ...createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' }) }),
  plugins: [useResponseCache({ session: () => null, ttl: 60_000 })],
  logging: false,
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server must listen on a port');
  announceContender(`http://127.0.0.1:${address.port}/graphql`);
});

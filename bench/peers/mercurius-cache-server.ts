import Fastify, { type FastifyPluginAsync } from 'fastify';
import mercurius from 'mercurius';
import { default as mercuriusCache } from 'mercurius-cache';
import { composeContextFactory } from '../../src/compose-context.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { announceContender, readDatabaseUrl } from '../support/contender-child.ts';
import { POOL_SIZE } from '../support/contender-process.ts';

// Mercurius with JIT and its cache of resolvers, for all fields and for a minute.
const createContext = composeContextFactory(createPostgresDatabase(readDatabaseUrl(), { maxConnections: POOL_SIZE }));
const app = Fastify();
app.register(mercurius, {
  schema: createSchema(),
  context: () => ({ ...createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' }) }),
  jit: 1,
});
// Its types describe a module of another kind than it is.
app.register(mercuriusCache as unknown as FastifyPluginAsync<{ all: boolean; ttl: number }>, { all: true, ttl: 60 });
announceContender(`${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`);

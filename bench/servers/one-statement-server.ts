import Fastify from 'fastify';
import pg from 'pg';
import { announceContender, readDatabaseUrl } from '../support/contender-child.ts';
import { POOL_SIZE } from '../support/contender-process.ts';
import { NESTED_QUERY_SQL } from '../support/nested-query.ts';

// What no GraphQL server can beat: the database builds the answer, and nothing looks at the question.
const pool = new pg.Pool({ connectionString: readDatabaseUrl(), max: POOL_SIZE });
const app = Fastify();
app.post('/graphql', async (_request, reply) => {
  const { rows } = await pool.query<{ body: string }>({ name: 'nested_query', text: NESTED_QUERY_SQL });
  return reply.type('application/json').send(rows[0]?.body);
});
announceContender(`${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`);

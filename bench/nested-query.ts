import { ApolloServer, HeaderMap } from '@apollo/server';
import { getOperationAST } from 'graphql';
import { createInvalidationLog } from '../src/cache/invalidation-log.ts';
import { createRowCache, type RowCache } from '../src/cache/row-cache.ts';
import { composeContextFactory } from '../src/compose-context.ts';
import { composeExecution } from '../src/compose-execution.ts';
import { createInvalidationSource } from '../src/data/invalidation-source.ts';
import type { PostgresDatabase } from '../src/data/postgres-database.ts';
import { createPrismaClient } from '../src/data/prisma-client.ts';
import type { Context } from '../src/execution/context.ts';
import { createSchema } from '../src/execution/schema.ts';
import { createLogger } from '../src/observability/logger.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { measureLeastCpu } from './support/least-cpu.ts';
import { NESTED_QUERY, NESTED_QUERY_SQL } from './support/nested-query.ts';
import { type Contender, runPaired, toMedianRate, toRatio } from './support/paired-runs.ts';
import { writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const FARSIGHT = 'farsight';
const REMEMBERING = 'farsight, finished matches in memory';
/** As ROW_CACHE_MB has it by default. */
const ROW_BYTES = 64 * 1024 * 1024;

/** The part of the schema that the query needs, resolved as a user of Apollo Server and Prisma would. */
const PLAIN_TYPES = `
  type Query { players(first: Int!): PlayerConnection! }
  type PlayerConnection { nodes: [Player!]! }
  type Player { puuid: String! gameName: String tagLine: String matches(first: Int!): PlayerMatchConnection! }
  type PlayerMatchConnection { edges: [PlayerMatchEdge!]! }
  type PlayerMatchEdge { participant: Participant! node: Match! }
  type Participant { teamId: Int! position: String win: Boolean! kills: Int! deaths: Int! assists: Int! creepScore: Int! goldEarned: Int! damageToChampions: Int! visionScore: Int! }
  type Match { matchId: String! queueId: Int gameMode: String patch: String startedAt: String! durationSeconds: Int! remake: Boolean! }
`;

await withBenchDatabase(async (database) => {
  await seedForServing(database);
  const log = createInvalidationLog({ source: createInvalidationSource(database), logger: createLogger({ logLevel: 'silent' }) });
  await log.start();
  const contenders = [
    createFarsight(database, { name: FARSIGHT, rows: null }),
    createFarsight(database, { name: REMEMBERING, rows: createRowCache({ log, maxBytes: ROW_BYTES, freezes: false }) }),
    await createFarsightByApollo(database, { name: 'farsight through Apollo Server', compiles: true }),
    await createFarsightByApollo(database, { name: 'the same, not compiled', compiles: false }),
    await createPlainApollo(database),
    createOneStatement(database),
  ];
  const answers = await Promise.all(contenders.map(async ({ run }) => JSON.parse(String(await run()))));
  for (const answer of answers)
    if (JSON.stringify(answer) !== JSON.stringify(answers[0])) throw new Error('The contenders do not answer alike');

  const rounds = await runPaired(contenders, { rounds: 5, milliseconds: 3_000, concurrency: 8 });
  const cpu = await measureLeastCpu(contenders, { database, rounds: 5, runs: 200 });
  await log.stop();
  const rows = contenders.map(({ name }) => {
    const ofMatches = toRatio(rounds, REMEMBERING, name);
    const { process: own, database: theirs } = cpu.get(name) ?? { process: Number.NaN, database: null };
    return {
      contender: name,
      'requests/s': Math.round(toMedianRate(rounds, name)),
      'farsight ÷ it': toRatio(rounds, FARSIGHT, name).median.toFixed(2),
      'in memory ÷ it': ofMatches.median.toFixed(2),
      range: `${ofMatches.low.toFixed(2)}–${ofMatches.high.toFixed(2)}`,
      'CPU here, µs': Math.round(own),
      'CPU in Postgres, µs': theirs === null ? '' : Math.round(theirs),
    };
  });
  writeReport('nested-query', '20 players × 5 matches × participant and match, uncached, one process', rows);
});

/** Answers as the gateway does, without HTTP. */
function createFarsight(database: PostgresDatabase, { name, rows }: { name: string; rows: RowCache | null }): Contender {
  const createContext = composeContextFactory(database, undefined, { rows });
  const { plans, answerDirectly } = composeFarsight(true);
  return {
    name,
    run: async () => {
      const outcome = plans.plan(NESTED_QUERY);
      const operation = outcome.kind === 'planned' ? getOperationAST(outcome.plan.document) : null;
      if (outcome.kind !== 'planned' || !operation) throw new Error('The query is not valid');
      const context = createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench', remembers: true });
      const answer = await answerDirectly({ plan: outcome.plan, operation, variables: undefined }, context);
      if (answer.kind !== 'complete') throw new Error('The query has no plain answer');
      return answer.text.trim();
    },
  };
}

async function createFarsightByApollo(
  database: PostgresDatabase,
  { name, compiles }: { name: string; compiles: boolean },
): Promise<Contender> {
  const createContext = composeContextFactory(database);
  return createServerContender(name, composeFarsight(compiles).server, () =>
    createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' }),
  );
}

function composeFarsight(compiles: boolean) {
  const logger = createLogger({ logLevel: 'silent' });
  return composeExecution<Context>({ schema: createSchema(), mode: 'production', logger, compiles });
}

async function createPlainApollo(database: PostgresDatabase): Promise<Contender> {
  const prisma = createPrismaClient(database);
  const resolvers = {
    Query: {
      players: async (_root: unknown, { first }: { first: number }) => ({
        nodes: await prisma.player.findMany({
          take: first,
          orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
          include: { participants: { take: 5, orderBy: [{ startedAt: 'desc' }, { matchId: 'desc' }], include: { match: true } } },
        }),
      }),
    },
    Player: {
      matches: ({ participants }: { participants: { match: unknown }[] }) => ({
        edges: participants.map((participant) => ({ participant, node: participant.match })),
      }),
    },
    Match: { startedAt: ({ startedAt }: { startedAt: Date }) => startedAt.toISOString() },
  };
  return createServerContender('Apollo Server with Prisma include', new ApolloServer({ typeDefs: PLAIN_TYPES, resolvers }), () => ({}));
}

async function createServerContender<TContext extends object>(
  name: string,
  server: ApolloServer<TContext>,
  createContext: () => TContext,
): Promise<Contender> {
  await server.start();
  const headers = new HeaderMap([['content-type', 'application/json']]);
  return {
    name,
    run: async () => {
      const { body } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body: { query: NESTED_QUERY } },
        context: async () => createContext(),
      });
      return body.kind === 'complete' ? body.string.trim() : '';
    },
  };
}

/** What no GraphQL server can beat: the database builds the answer. */
function createOneStatement(database: PostgresDatabase): Contender {
  const statement = { name: 'bench_json', label: 'bench_json', text: NESTED_QUERY_SQL };
  return { name: 'one SQL statement as JSON', run: async () => (await database.query<{ body: string }>(statement, []))[0]?.body };
}

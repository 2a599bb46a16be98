import type { ApolloServer, BaseContext } from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { FastifyInstance } from 'fastify';
import { createMemoryStore } from '../../src/cache/memory-store.ts';
import { composeExecution } from '../../src/compose-execution.ts';
import { composeOperations } from '../../src/compose-operations.ts';
import type { PersistedConfig } from '../../src/config/config.ts';
import { FarsightError } from '../../src/domain/errors.ts';
import { registerGraphqlRoute } from '../../src/http/graphql-route.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { identifyViewer } from '../../src/http/identify-viewer.ts';
import { createCapturingLogger, type LoggedLine } from './capturing-logger.ts';

/** The HTTP and GraphQL parts as they are served, over a schema that needs no database. */
export interface TinyGateway {
  readonly app: FastifyInstance;
  readonly server: ApolloServer<BaseContext>;
  readonly lines: LoggedLine[];
  /** What became of texts on their way to a plan, in order. */
  readonly phases: string[];
  /** Codes of requests that were not admitted. */
  readonly refusals: string[];
  stop(): Promise<void>;
}

const typeDefs = /* GraphQL */ `
  type Query {
    hello(name: String = "you"): String!
    role: String!
    color(color: Color): String
    fail(kind: String): String
    node: Node!
    slow: String!
  }
  type Node {
    node: Node!
    id: ID
    port: Int
  }
  type Mutation {
    save: Boolean!
  }
  enum Color {
    RED
    GREEN
  }
`;

/** Builds and starts one; `slow` is what its field of that name waits for, and `save`. */
export async function createTinyGateway(
  options: {
    mode?: 'development' | 'production';
    slow?: () => Promise<string>;
    corsOrigins?: string[];
    operationTimeoutMs?: number;
    persisted?: Partial<PersistedConfig>;
    maxBatch?: number;
    /** False leaves every answer to Apollo Server, for comparisons. */
    answersDirectly?: boolean;
  } = {},
): Promise<TinyGateway> {
  const { logger, lines } = createCapturingLogger();
  const failures: Record<string, () => never> = {
    input: () => raise(new FarsightError('BAD_INPUT', '"first" must be from 1 to 100, got 0')),
    database: () => raise(new FarsightError('DATABASE_UNAVAILABLE', 'The database at 10.0.0.7 is not available')),
    folder: () => raise(new FarsightError('DATA_FOLDER_IN_USE', 'The folder /srv/secret is in use')),
    unknown: () => raise(new Error('secret detail', { cause: new Error('secret cause') })),
    value: () => raise('secret text'),
  };
  const phases: string[] = [];
  const refusals: string[] = [];
  const core = composeExecution<BaseContext>({
    schema: makeExecutableSchema({
      typeDefs,
      resolvers: {
        Query: {
          hello: (_root, { name }) => `Hello ${name}`,
          role: (_root, _args, context) => context.viewer.role,
          color: (_root, { color }) => color,
          fail: (_root, { kind }) => failures[kind]?.(),
          node: () => ({}),
          slow: () => options.slow?.() ?? 'now',
        },
        Node: { node: () => ({}), port: () => 'no-number' },
        Mutation: { save: async () => (await options.slow?.()) !== 'failed' },
      },
    }),
    mode: options.mode ?? 'production',
    logger,
    allowsBatches: (options.maxBatch ?? 0) > 0,
    observePhase: (phase) => void (phase === 'execute' || phases.push(phase)),
  });
  const { server } = core;
  await server.start();
  const mode = options.mode ?? 'production';
  const operations = await composeOperations({
    config: {
      mode,
      persisted: { paths: [], mode: 'apq', onInvalid: 'refuse', ...options.persisted },
      http: { maxBatch: options.maxBatch ?? 0 },
    },
    core,
    store: createMemoryStore({ maxBytes: 100_000 }),
    metrics: { registerOperations: () => undefined, countUnlisted: () => undefined, countRefusal: (code) => void refusals.push(code) },
    logger,
  });
  const app = createHttpServer({ config: { bodyLimitBytes: 2_048, corsOrigins: options.corsOrigins ?? [] }, logger, mode });
  registerGraphqlRoute(app, {
    server,
    createContext: (request, _reply, { cancellation }) => ({
      viewer: identifyViewer(request.headers.authorization, 'the-operators-token'),
      requestId: request.id,
      cancellation,
    }),
    admit: operations.admit,
    ...(options.answersDirectly === false ? {} : { answerDirectly: core.answerDirectly }),
    path: '/graphql',
    bodyLimitBytes: 2_048,
    operationTimeoutMs: options.operationTimeoutMs ?? 30_000,
  });
  return {
    app,
    server,
    lines,
    phases,
    refusals,
    stop: async () => {
      await app.close();
      await operations.stop();
      await server.stop();
    },
  };
}

function raise(error: unknown): never {
  throw error;
}

import type { AddressInfo } from 'node:net';
import type { BaseContext } from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { FastifyInstance } from 'fastify';
import { createMemoryStore } from '../../src/cache/memory-store.ts';
import { openCache } from '../../src/compose-cache.ts';
import { composeExecution } from '../../src/compose-execution.ts';
import { composeOperations } from '../../src/compose-operations.ts';
import type { PersistedConfig } from '../../src/config/config.ts';
import { createFastPath } from '../../src/http/fast-path.ts';
import type { Gate } from '../../src/http/gates.ts';
import { registerGraphqlRoute } from '../../src/http/graphql-route.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { createRequesterReader } from '../../src/http/identify-requester.ts';
import { identifyViewer } from '../../src/http/identify-viewer.ts';
import { RequestFront } from '../../src/http/request-front.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createCapturingLogger, type LoggedLine } from './capturing-logger.ts';
import { createMemoryLog, type MemoryLog } from './memory-log.ts';

/** The HTTP and GraphQL parts with the response cache, over a schema that needs no database and a log in memory. */
export interface CachedGateway extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly front: RequestFront;
  /** Of its endpoint, on which it listens. */
  readonly url: string;
  /** Posts a body as JSON. */
  readonly ask: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly source: MemoryLog;
  readonly lines: LoggedLine[];
  /** Operations that were answered past Apollo Server. */
  readonly observed: unknown[];
  /** How often the fields of `Query` ran. */
  readonly runs: () => number;
  /** How many unregistered operations were noted. */
  readonly unlisted: () => number;
}

const TOKEN = 'the-operators-token';
const BODY_LIMIT_BYTES = 100_000;

const typeDefs = /* GraphQL */ `
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT
  enum CacheControlScope {
    PUBLIC
    PRIVATE
  }
  type Query {
    hello(name: String = "you"): String! @cacheControl(maxAge: 60)
    large: String! @cacheControl(maxAge: 60)
    failing: String @cacheControl(maxAge: 60)
    never: String!
    secret: String! @cacheControl(maxAge: 60, scope: PRIVATE)
  }
`;

/** Builds and starts one. @param options `greet` is what `hello` answers with, `tags` what it has read */
export async function createCachedGateway(
  options: {
    gates?: readonly Gate[];
    mode?: PersistedConfig['mode'];
    greet?: (name: string) => string | Promise<string>;
    httpMaxAgeSeconds?: number;
  } = {},
): Promise<CachedGateway> {
  const { logger, lines } = createCapturingLogger();
  const source = createMemoryLog();
  let runs = 0;
  let unlisted = 0;
  const count = <T>(value: T): T => {
    runs += 1;
    return value;
  };
  const countUnlisted = () => {
    unlisted += 1;
  };
  const core = composeExecution<BaseContext>({
    schema: makeExecutableSchema({
      typeDefs,
      resolvers: {
        Query: {
          hello: (_root, { name }) => count(options.greet?.(name) ?? `Hello ${name}`),
          large: () => count('x'.repeat(5_000)),
          failing: () => {
            count(null);
            throw new Error('broken');
          },
          never: () => count('now'),
          secret: (_root, _args, { viewer }) => count(viewer.role),
        },
      },
    }),
    mode: 'production',
    logger,
  });
  await core.server.start();
  const operations = await composeOperations({
    config: { mode: 'production', persisted: { paths: [], mode: options.mode ?? 'apq', onInvalid: 'refuse' }, http: { maxBatch: 0 } },
    core,
    store: createMemoryStore({ maxBytes: 100_000 }),
    metrics: { registerOperations: () => undefined, countUnlisted, countRefusal: () => undefined },
    logger,
  });
  const cache = await openCache<BaseContext>({
    config: {
      enabled: true,
      maxBytes: 1_000_000,
      maxRowBytes: 0,
      httpMaxAgeSeconds: options.httpMaxAgeSeconds ?? 0,
      staleIfErrorSeconds: 0,
    },
    source,
    shared: null,
    core,
    schemaDigest: 'test',
    identify: createRequesterReader(TOKEN),
    readTags: () => ['Greeting:1'],
    metrics: createMetrics().cache,
    mode: 'production',
    logger,
  });
  const observed: unknown[] = [];
  const observeOperation = (operation: unknown) => void observed.push(operation);
  const gates = options.gates ?? [];
  const { answers, identify, httpMaxAgeSeconds } = cache.route;
  const front = new RequestFront({
    fastPath: createFastPath(answers.peek),
    identify,
    gates,
    observeOperation,
    httpMaxAgeSeconds,
    path: '/graphql',
    allowedOrigins: ['https://app.test'],
    logger,
  });
  const app = createHttpServer({ config: { bodyLimitBytes: BODY_LIMIT_BYTES, corsOrigins: ['https://app.test'] }, logger });
  registerGraphqlRoute(app, {
    server: core.server,
    createContext: ({ headers }) => ({ viewer: identifyViewer(headers.authorization, TOKEN) }),
    admit: operations.admit,
    answerDirectly: core.answerDirectly,
    cache: cache.route,
    observeOperation,
    gates,
    front,
    path: '/graphql',
    bodyLimitBytes: BODY_LIMIT_BYTES,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
  return {
    app,
    front,
    url,
    ask: (body, headers = {}) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    source,
    lines,
    observed,
    runs: () => runs,
    unlisted: () => unlisted,
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await cache.stop();
      await operations.stop();
      await core.server.stop();
    },
  };
}

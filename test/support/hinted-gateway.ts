import { makeExecutableSchema } from '@graphql-tools/schema';
import type { FastifyInstance } from 'fastify';
import {
  execute,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { createMemoryStore } from '../../src/cache/memory-store.ts';
import { openCache } from '../../src/compose-cache.ts';
import { composeExecution } from '../../src/compose-execution.ts';
import { composeOperations } from '../../src/compose-operations.ts';
import { registerGraphqlRoute } from '../../src/http/graphql-route.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createCapturingLogger } from './capturing-logger.ts';
import type { HintedOperation } from './hinted-operations.ts';
import { createMemoryLog } from './memory-log.ts';

/** Who asks; null for nobody in particular. */
interface SessionContext {
  readonly session: string | null;
}

/** A gateway over a generated schema, in which what is PRIVATE differs from session to session. */
export interface HintedGateway {
  /** Sessions are told by the header `x-session`. */
  readonly app: FastifyInstance;
  /** The right answer's data for a session. */
  readonly expected: (session: string | null) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

interface Source {
  readonly __typename: string;
  readonly isPrivate: boolean;
}

const CACHE = { enabled: true, maxBytes: 1_000_000, maxRowBytes: 0, httpMaxAgeSeconds: 0, staleIfErrorSeconds: 0 };
const UNLIMITED = { bodyLimitBytes: 1_000_000, corsOrigins: [] };

/** Builds and starts one. */
export async function createHintedGateway(operation: HintedOperation): Promise<HintedGateway> {
  const { logger } = createCapturingLogger();
  const schema = makeExecutableSchema({ typeDefs: operation.typeDefs });
  addSessionData(schema, operation);
  const core = composeExecution<SessionContext>({ schema, mode: 'production', logger });
  await core.server.start();
  const identify = (headers: Record<string, unknown>) => ({
    session: typeof headers['x-session'] === 'string' ? headers['x-session'] : null,
  });
  const cache = await openCache<SessionContext>({
    config: CACHE,
    source: createMemoryLog(),
    shared: createMemoryStore({ maxBytes: 1_000_000 }),
    core,
    schemaDigest: 'one',
    identify: ({ headers }) => ({ ...identify(headers), insists: false, explains: false }),
    readTags: () => [],
    metrics: createMetrics().cache,
    mode: 'production',
    logger,
  });
  const operations = await composeOperations({
    config: { mode: 'production', persisted: { paths: [], mode: 'apq', onInvalid: 'refuse' }, http: { maxBatch: 0 } },
    core,
    store: createMemoryStore({ maxBytes: 100_000 }),
    metrics: { registerOperations: () => undefined, countUnlisted: () => undefined, countRefusal: () => undefined },
    logger,
  });
  const app = createHttpServer({ config: UNLIMITED, logger, mode: 'production' });
  registerGraphqlRoute(app, {
    server: core.server,
    createContext: ({ headers }, _reply, { cancellation }) => ({ ...identify(headers), cancellation }),
    admit: operations.admit,
    answerDirectly: core.answerDirectly,
    cache: cache.route,
    path: '/graphql',
    bodyLimitBytes: UNLIMITED.bodyLimitBytes,
  });
  return {
    app,
    expected: async (session) => {
      const { source, variables } = operation;
      const { data } = await execute({ schema, document: parse(source), variableValues: variables, contextValue: { session } });
      return JSON.parse(JSON.stringify(data));
    },
    stop: async () => {
      await app.close();
      await operations.stop();
      await cache.stop();
      await core.server.stop();
    },
  };
}

/** Every scalar under something PRIVATE is a number of the session's. */
function addSessionData(schema: GraphQLSchema, { hints }: HintedOperation): void {
  const scopeOf = (coordinate: string) => hints.get(coordinate)?.scope ?? null;
  for (const parent of Object.values(schema.getTypeMap())) {
    if (!isObjectType(parent) || parent.name.startsWith('__')) continue;
    for (const field of Object.values(parent.getFields())) {
      const own = scopeOf(`${parent.name}.${field.name}`);
      const isPrivateType = (name: string) => own === 'PRIVATE' || (own === null && scopeOf(name) === 'PRIVATE');
      const isPrivateField = isPrivateType(getNamedType(field.type).name);
      field.resolve = (source: Source | undefined, _args, { session }: SessionContext) => {
        const inPrivate = source?.isPrivate === true || isPrivateField;
        const toSource = ({ name }: GraphQLObjectType): Source => ({ __typename: name, isPrivate: inPrivate || isPrivateType(name) });
        return createValue(schema, field.type, { toSource, scalar: inPrivate ? Number(session ?? 9) : 0 });
      };
    }
  }
}

function createValue(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  make: { readonly toSource: (type: GraphQLObjectType) => Source; readonly scalar: number },
): unknown {
  const nullable = getNullableType(type);
  if (isObjectType(nullable)) return make.toSource(nullable);
  if (!isListType(nullable)) return make.scalar;
  const item = getNullableType(nullable.ofType);
  return isAbstractType(item) ? schema.getPossibleTypes(item).map(make.toSource) : [createValue(schema, nullable.ofType, make)];
}

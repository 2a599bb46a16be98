import { setTimeout as delay } from 'node:timers/promises';
import type { InvalidationLog } from './cache/invalidation-log.ts';
import type { KeyValueStore } from './cache/key-value-store.ts';
import { createLayeredStore } from './cache/layered-store.ts';
import { createMemoryStore } from './cache/memory-store.ts';
import { createRedisStore, type RedisStore } from './cache/redis-store.ts';
import { type OpenCache, openCache } from './compose-cache.ts';
import { serveCommands } from './compose-commands.ts';
import { composeContextFactory } from './compose-context.ts';
import { type OpenDatabase, openDatabase } from './compose-database.ts';
import { composeExecution, type ExecutionCore } from './compose-execution.ts';
import { serveGraphql } from './compose-graphql.ts';
import { composeOperations } from './compose-operations.ts';
import { openTracing } from './compose-tracing.ts';
import type { Config, HttpConfig } from './config/config.ts';
import type { CachePurge } from './data/cache-purge.ts';
import { createInvalidationSource } from './data/invalidation-source.ts';
import { assertMigrated } from './data/migration-status.ts';
import { beginSampleFill, finishSampleFill } from './data/sample-fill.ts';
import type { AnyDatabase } from './data/schema-engine.ts';
import { isFarsightError } from './domain/errors.ts';
import type { Context } from './execution/context.ts';
import { timeFields } from './execution/field-timing.ts';
import { createOperationMetricsPlugin } from './execution/operation-metrics-plugin.ts';
import { createSchema, digestSchema } from './execution/schema.ts';
import { createTimingExtensionPlugin } from './execution/timing-extension-plugin.ts';
import { closeGracefully } from './http/graceful-close.ts';
import { registerHealthRoutes } from './http/health-routes.ts';
import { createHttpServer, type HttpServer } from './http/http-server.ts';
import { createRequesterReader } from './http/identify-requester.ts';
import { listen } from './http/listen.ts';
import { registerMetricsRoute } from './http/metrics-route.ts';
import { createReadinessCheck, type Readiness } from './http/readiness.ts';
import { registerRootRoute } from './http/root-route.ts';
import { importers } from './ingest/importers.ts';
import { loadSample } from './ingest/sample/load-sample.ts';
import { toSampleOptions } from './ingest/sample/sample-options.ts';
import { seedChampions } from './ingest/static/champion-seed.ts';
import { analyticsSteps } from './jobs/analytics-steps.ts';
import { refreshAnalytics } from './jobs/refresh-analytics.ts';
import type { Logger } from './observability/logger.ts';
import { createMetrics, type Metrics } from './observability/metrics.ts';
import { logPurge } from './observability/purge-log.ts';

const GRAPHQL_PATH = '/graphql';
/** Longer than a healthy database needs, shorter than an orchestrator waits for a probe. */
const READINESS_TIMEOUT_MS = 1_000;
/** Room for some thousand documents that clients registered. */
const PERSISTED_QUERY_MEMORY_BYTES = 16 * 1024 * 1024;
/** As long as one process goes on with what another deleted. Documents are never deleted, only dropped. */
const NEAR_TTL_MS = 60 * 60 * 1000;

/** A gateway that serves. */
export interface Gateway {
  /** Where it listens, without a path. */
  readonly url: string;
  readonly graphqlUrl: string;
  /** Stops accepting, lets what is under way finish up to the configured time, and closes all parts. A second call skips the delay before. */
  stop(): Promise<void>;
}

interface Stores {
  /** Memory, before the shared store where there is one. */
  readonly store: KeyValueStore;
  readonly shared: RedisStore | null;
}

/** What tests and measurements may have otherwise than it is. */
export interface GatewayParts {
  /** Opens the database; a test writes past the gateway into the one it reads. */
  readonly open?: typeof openGatewayDatabase;
  /** How many tags' changes the log tells apart. */
  readonly maxTags?: number;
  /** What time answers are made at; a measurement asks about rows of a fixed time. */
  readonly now?: () => Date;
}

/**
 * Builds all parts, starts them in order and serves.
 * @throws FarsightError when a part cannot start; what had started is stopped again
 */
export async function startGateway(config: Config, logger: Logger, parts: GatewayParts = {}): Promise<Gateway> {
  const { open = openGatewayDatabase, maxTags, now } = parts;
  await using starting = new AsyncDisposableStack();
  // Stopped last: what the others still do is in it, and nobody who takes over the data folder waits for a collector.
  const tracing = await openTracing(config, logger);
  starting.defer(tracing.stop);
  const { database, dataFolder, close } = await open(config, logger);
  starting.defer(close);
  await prepareData(database, { logger, sample: config.database.kind === 'pglite' && config.database.sample === 'auto' });
  const stores = openStores(config, logger);
  starting.defer(() => stores.store.close());
  const metrics = createGatewayMetrics(database, stores);
  metrics.windows.start();
  starting.defer(() => metrics.windows.stop());
  const core = createCore(config, { logger, metrics });
  await core.server.start();
  starting.defer(() => core.server.stop());
  const cache = await openGatewayCache({ config, database, stores, core, metrics, logger, maxTags });
  starting.defer(() => cache?.stop());
  const operations = await composeOperations({ config, core, store: stores.store, metrics, logger });
  starting.defer(operations.stop);

  const drain = { started: false };
  const app = createHttpServer({ config: config.http, logger, mode: config.mode });
  starting.defer(() => stopServing(app, config.http, logger));
  const onPurge = (purge: CachePurge) => logPurge(logger, purge, 'operator');
  const createContext = composeContextFactory(database, metrics, {
    rows: cache?.rows ?? null,
    onPurge,
    ...(now === undefined ? {} : { now }),
  });
  serveGraphql(app, { path: GRAPHQL_PATH, config, core, cache, tracing, metrics, logger, admit: operations.admit, createContext });
  registerRootRoute(app, GRAPHQL_PATH);
  registerHealthRoutes(app, createReadiness({ database, stores, log: cache?.log ?? null, isDraining: () => drain.started }));
  if (config.metrics === 'on') registerMetricsRoute(app, metrics.print);
  if (dataFolder !== null) serveCommands(app, { database, token: dataFolder.token, metrics, logger });
  const address = await listen(app, config.http);
  dataFolder?.announce(address);

  const running = starting.move();
  const stop = async () => {
    const first = !drain.started;
    drain.started = true;
    // Asked a second time, it waits no longer.
    if (first) await delay(config.http.shutdownDelayMs, undefined, { ref: false });
    await running.disposeAsync();
  };
  return { ...address, graphqlUrl: `${address.url}${GRAPHQL_PATH}`, stop };
}

async function openGatewayCache({
  config,
  database,
  stores,
  core,
  metrics,
  logger,
  maxTags,
}: {
  config: Config;
  database: AnyDatabase;
  stores: Stores;
  core: ExecutionCore<Context>;
  metrics: Metrics;
  logger: Logger;
  maxTags: number | undefined;
}): Promise<OpenCache<Context> | null> {
  if (!config.cache.enabled) return null;
  const cache = await openCache<Context>({
    config: config.cache,
    source: createInvalidationSource(database),
    shared: stores.shared,
    core,
    schemaDigest: digestSchema(),
    mode: config.mode,
    identify: createRequesterReader(config.operatorToken),
    readTags: ({ tags }) => tags.tags,
    metrics: metrics.cache,
    logger,
    ...(maxTags === undefined ? {} : { maxTags }),
  });
  if (cache.rows !== null) metrics.observeRowCache(cache.rows.size);
  return cache;
}

function openGatewayDatabase(config: Config, logger: Logger): Promise<OpenDatabase> {
  return openDatabase(config.database, {
    purpose: 'serves the gateway',
    migrated: true,
    onMigration: (event) => logger.debug(event, 'Migrating the embedded database'),
    onIdleError: (error) => logger.warn({ err: error }, 'An idle database connection ended'),
  });
}

async function prepareData(database: AnyDatabase, { logger, sample }: { logger: Logger; sample: boolean }): Promise<void> {
  try {
    const newer = await assertMigrated(database);
    if (newer.length > 0) logger.warn({ migrations: newer }, 'The database has migrations of a newer version');
    await seedChampions(database);
    if (sample) await fillWithSample(database, logger);
  } catch (error) {
    if (database.kind === 'pglite' || !isFarsightError(error, 'DATABASE_UNAVAILABLE')) throw error;
    // It may come up later than the gateway; readiness tells until then.
    logger.warn({ err: error }, 'The database is not available yet');
  }
}

async function fillWithSample(database: AnyDatabase, logger: Logger): Promise<void> {
  const options = toSampleOptions();
  const end = await beginSampleFill(database, options.end);
  if (end === null) return;
  logger.info('Filling the empty database with a sample (SAMPLE=off leaves it empty)');
  const { seconds, byFormat } = await loadSample({ database, importers, options: { ...options, end } });
  await refreshAnalytics({ database, steps: analyticsSteps, deep: true });
  await finishSampleFill(database);
  logger.info({ seconds, formats: Object.keys(byFormat) }, 'The sample is there');
}

function openStores(config: Config, logger: Logger): Stores {
  const memory = createMemoryStore({ maxBytes: PERSISTED_QUERY_MEMORY_BYTES });
  if (config.redisUrls === null) return { store: memory, shared: null };
  const shared = createRedisStore({ urls: config.redisUrls, namespace: 'farsight', logger });
  return { store: createLayeredStore(memory, shared, NEAR_TTL_MS), shared };
}

function createGatewayMetrics(database: AnyDatabase, { shared }: Stores): Metrics {
  const metrics = createMetrics();
  if (shared !== null) metrics.cache.observeBreaker(shared.isBreakerOpen);
  if (database.kind === 'postgres') {
    const { pool } = database;
    metrics.observePool(() => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }));
  }
  return metrics;
}

function createCore(config: Config, { logger, metrics }: { logger: Logger; metrics: Metrics }): ExecutionCore<Context> {
  const core: ExecutionCore<Context> = composeExecution<Context>({
    schema: timeFields(createSchema(), metrics.histogramOfField),
    mode: config.mode,
    logger,
    allowsBatches: config.http.maxBatch > 0,
    observePhase: metrics.observePhase,
    watchesStatements: config.mode === 'development',
    plugins: [
      createOperationMetricsPlugin({ ...metrics, isPersisted: (digest) => core.plans.find(digest)?.persisted === true }),
      createTimingExtensionPlugin(),
    ],
  });
  return core;
}

function createReadiness(parts: {
  database: AnyDatabase;
  stores: Stores;
  log: InvalidationLog | null;
  isDraining: () => boolean;
}): () => Promise<Readiness> {
  const { log } = parts;
  const { shared } = parts.stores;
  return createReadinessCheck({
    pingDatabase: (timeoutMs) => parts.database.ping(timeoutMs),
    pingSharedCache: shared && ((timeoutMs) => shared.isAvailable(timeoutMs)),
    isFollowingLog: log && (() => log.position().following),
    isDraining: parts.isDraining,
    timeoutMs: READINESS_TIMEOUT_MS,
  });
}

async function stopServing(app: HttpServer, { shutdownTimeoutMs }: HttpConfig, logger: Logger): Promise<void> {
  if (!(await closeGracefully(app, shutdownTimeoutMs))) logger.warn({ shutdownTimeoutMs }, 'Requests were cut off at shutdown');
}

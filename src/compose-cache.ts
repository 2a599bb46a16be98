import { createAnswerBody } from './cache/answer-body.ts';
import { createAnswerCompressor } from './cache/answer-compressor.ts';
import { createInvalidationLog, type InvalidationLog, type LogPosition } from './cache/invalidation-log.ts';
import type { KeyValueStore } from './cache/key-value-store.ts';
import { startLogTrimming } from './cache/log-trimming.ts';
import { createNearAnswers } from './cache/near-answers.ts';
import { createResponseCache } from './cache/response-cache.ts';
import { createRowCache, type RowCache } from './cache/row-cache.ts';
import { createSharedAnswers } from './cache/shared-answers.ts';
import { parseSnapshot } from './cache/snapshot.ts';
import type { ExecutionCore } from './compose-execution.ts';
import type { CacheConfig, Config } from './config/config.ts';
import { FarsightError } from './domain/errors.ts';
import type { InvalidationSource } from './domain/invalidation-source.ts';
import { createAnswerKeys } from './execution/answer-key.ts';
import { readFieldPolicies } from './execution/cache-hints.ts';
import type { NoPlainAnswer, RouteCache } from './http/graphql-options.ts';
import type { CacheMetrics } from './observability/cache-metrics.ts';
import type { Logger } from './observability/logger.ts';

/** How long a request waits for a write that its client made. */
const WRITE_TIMEOUT_MS = 50;

/** What the response cache is made of. */
export interface CacheParts<TContext extends object> {
  readonly config: CacheConfig;
  readonly source: InvalidationSource;
  /** The store that gateways share; null without one. */
  readonly shared: KeyValueStore | null;
  readonly core: Pick<ExecutionCore<TContext>, 'plans' | 'schema'>;
  readonly schemaDigest: string;
  readonly mode: Config['mode'];
  /** Tells who asks; null where nothing tells sessions apart, which no schema with PRIVATE hints is served with. */
  readonly identify: RouteCache<TContext>['identify'] | null;
  readonly readTags: RouteCache<TContext>['readTags'];
  readonly logger: Logger;
  /** Hears of each answer, and of each look at the log that brought something; shows how the cache is. */
  readonly metrics: Pick<CacheMetrics, 'observe' | 'observeAnswer' | 'observeChanges'>;
  /** For tests, as the log has it. */
  readonly maxTags?: number;
}

/** A response cache that follows its log. */
export interface OpenCache<TContext> {
  readonly route: RouteCache<TContext>;
  readonly log: InvalidationLog;
  /** Null where rows are not kept in memory. */
  readonly rows: RowCache | null;
  readonly stop: () => Promise<void>;
}

/**
 * Follows the invalidation log of a database, and caches answers by it.
 * @throws FarsightError `BAD_CONFIG` when the schema has PRIVATE hints and nothing tells sessions apart
 */
export async function openCache<TContext extends object>(parts: CacheParts<TContext>): Promise<OpenCache<TContext>> {
  const { config, source, shared, core, logger, identify, metrics, maxTags } = parts;
  assertSessions(core, identify !== null);
  const log = createInvalidationLog({ source, logger, onChanges: metrics.observeChanges, ...(maxTags === undefined ? {} : { maxTags }) });
  await log.start();
  const trimming = startLogTrimming({ source, logger });
  const near = createNearAnswers(config.maxBytes);
  const compress = createAnswerCompressor();
  const answers = createResponseCache<NoPlainAnswer<TContext>>({
    log,
    near,
    shared: shared && createSharedAnswers(shared, Date.now),
    createBody: (bytes, onGrow) => createAnswerBody(bytes, { compress, onGrow }),
    now: Date.now,
    random: Math.random,
    isOutage: (other) => other.isOutage,
    staleIfErrorMs: config.staleIfErrorSeconds * 1_000,
    onAnswer: metrics.observeAnswer,
  });
  metrics.observe(() => ({ ...near.size(), flights: answers.flightCount(), ...toLogState(log.position()) }));
  const route: RouteCache<TContext> = {
    answers,
    readKey: createAnswerKeys(core.schema, parts.schemaDigest, core.plans),
    identify: identify ?? (() => ({ session: null, insists: false, explains: false })),
    readTags: parts.readTags,
    waitForWrite: (token) => log.waitForWrite(token, WRITE_TIMEOUT_MS),
    httpMaxAgeSeconds: config.httpMaxAgeSeconds,
  };
  const stop = async () => {
    trimming.stop();
    await log.stop();
  };
  const rows =
    config.maxRowBytes === 0 ? null : createRowCache({ log, maxBytes: config.maxRowBytes, freezes: parts.mode === 'development' });
  return { route, log, rows, stop };
}

function toLogState({ following, snapshot, tags, foldedTags }: LogPosition) {
  return { following, tags, foldedTags, position: snapshot === null ? null : parseSnapshot(snapshot).xmax };
}

function assertSessions({ schema }: Pick<ExecutionCore<object>, 'schema'>, hasSessions: boolean): void {
  if (hasSessions) return;
  const isPrivate = [...readFieldPolicies(schema)].flatMap(([, { privateFrom }]) => privateFrom ?? []);
  if (isPrivate.length === 0) return;
  throw new FarsightError(
    'BAD_CONFIG',
    `The schema says that ${[...new Set(isPrivate)].join(', ')} is PRIVATE, but nothing tells sessions apart: answers of one could reach another`,
  );
}

import type { CachePurges } from '../data/cache-purge.ts';
import type { ChannelSettings } from '../data/channel-settings.ts';
import type { ReadScope, StatementListener } from '../data/database.ts';
import type { PlayerSettingsStore } from '../data/player-settings.ts';
import type { RecommendationFeedback } from '../data/recommendation-feedback.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Loaders } from '../loaders/loaders.ts';
import type { TagCollector } from '../loaders/tag-collector.ts';
import type { GatewayPerformance } from '../observability/gateway-performance.ts';
import { currentRequest, followRequest } from '../observability/request-scope.ts';
import type { Cancellation } from './cancellation.ts';
import { createOperationTrace, type OperationTrace } from './operation-trace.ts';
import type { RunPolicy } from './run-policy.ts';
import { createStatementCounter, type StatementCounter } from './statement-counter.ts';

/** What resolvers get: made for each request. */
export interface Context {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The only clock of resolvers. */
  readonly now: () => Date;
  readonly loaders: Loaders;
  /** Makes `loaders` forget what they loaded and read past the memory from now on, for reading back what a mutation wrote. */
  readonly refreshLoaders: () => Loaders;
  /** Of all that `loaders` gave so far, before and after they were made anew. */
  readonly tags: TagCollector;
  /** The policy of the answer, which resolvers may lower; null where no answer is stored. */
  readonly policy: RunPolicy | null;
  readonly settings: {
    readonly channels: ChannelSettings;
    readonly players: PlayerSettingsStore;
    readonly recommendations: RecommendationFeedback;
  };
  /** Drops stored answers. */
  readonly cachePurges: CachePurges;
  /**
   * To be told of each transaction that wrote, null for none: the answer carries its token, by which the client reads its own write. Gives that
   * token; null where there is none, because no log is followed.
   */
  readonly noteWrite: (xid: number | null) => string | null;
  /** Counts this request's statements. */
  readonly statements: StatementCounter;
  /** Ends what runs for this request; null: nothing does. */
  readonly cancellation: Cancellation | null;
  /** Follows the operation for an operator who asked where its time goes; null for all others. */
  readonly trace: OperationTrace | null;
  /** What this gateway measured of itself. */
  readonly performance: GatewayPerformance;
}

/** What a request brings. */
export interface ContextRequest {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Owned by whoever waits for the answer. */
  readonly cancellation?: Cancellation;
  /** Absent where the answer is not stored. */
  readonly policy?: RunPolicy;
  /** True where the client is known to see what it wrote by now, so that rows may come from memory; false when absent. */
  readonly remembers?: boolean;
  /** True to follow the operation; false when absent. */
  readonly traced?: boolean;
  /** Puts the token of a write onto the answer and gives it; null where it has none. Absent where nobody reads it. */
  readonly onWrite?: (xid: number) => string | null;
}

/** How loaders of a request read. */
export interface LoaderRequest {
  /** Hears of each of their statements. */
  readonly listener: StatementListener;
  /** Ends their reads; null: nothing does. */
  readonly scope: ReadScope | null;
  /** Hears of what they give. */
  readonly tags: TagCollector;
  /** Whether they look into memory first. */
  readonly remembers: boolean;
}

/** Parts a context is made of; wired by the composition root. */
export interface ContextParts {
  /** Makes loaders over the database. */
  readonly createLoaders: (request: LoaderRequest) => Loaders;
  readonly createTagCollector: () => TagCollector;
  readonly settings: Context['settings'];
  readonly cachePurges: CachePurges;
  readonly performance: GatewayPerformance;
  readonly now: Context['now'];
}

/** Makes the contexts of requests. */
export function createContextFactory({
  createLoaders,
  createTagCollector,
  settings,
  cachePurges,
  performance,
  now,
}: ContextParts): (request: ContextRequest) => Context {
  return ({ viewer, requestId, cancellation = null, policy = null, remembers = false, traced = false, onWrite }) => {
    // Before the loaders, which look for who follows the request when they are made.
    const trace = traced ? beginTrace() : null;
    const statements = createStatementCounter();
    const tags = createTagCollector();
    const request = { listener: statements.listen, scope: cancellation, tags };
    const loaders = createLoaders({ ...request, remembers });
    return {
      viewer,
      requestId,
      now,
      settings,
      cachePurges,
      performance,
      trace,
      statements,
      cancellation,
      loaders,
      tags,
      policy,
      noteWrite: (xid) => (xid === null ? null : (onWrite?.(xid) ?? null)),
      // In place: Apollo Server hands resolvers a copy of the context, which keeps this object. Past the memory, which hears of a write a little
      // later than whoever made it.
      refreshLoaders: () => Object.assign(loaders, createLoaders({ ...request, remembers: false })),
    };
  };
}

function beginTrace(): OperationTrace {
  const request = currentRequest();
  const trace = createOperationTrace(request?.startedAt ?? performance.now());
  followRequest(trace.listener);
  if (request !== undefined) request.readStatements = trace.readStatements;
  return trace;
}

import type { CachePurges } from '../data/cache-purge.ts';
import type { ChannelSettings } from '../data/channel-settings.ts';
import type { ReadScope, StatementListener } from '../data/database.ts';
import type { PlayerSettingsStore } from '../data/player-settings.ts';
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
  readonly loaders: Loaders;
  /** Makes `loaders` forget what they loaded, for reading back what a mutation wrote. */
  readonly refreshLoaders: () => Loaders;
  /** Of all that `loaders` gave so far, before and after they were made anew. */
  readonly tags: TagCollector;
  /** The policy of the answer, which resolvers may lower; null where no answer is stored. */
  readonly policy: RunPolicy | null;
  readonly settings: { readonly channels: ChannelSettings; readonly players: PlayerSettingsStore };
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
  /** True to follow the operation; false when absent. */
  readonly traced?: boolean;
  /** Puts the token of a write onto the answer and gives it; null where it has none. Absent where nobody reads it. */
  readonly onWrite?: (xid: number) => string | null;
}

/** Parts a context is made of; wired by the composition root. */
export interface ContextParts {
  /** Makes loaders over the database, whose reads end with `scope`; `listener` hears of each of their statements, `tags` of what they give. */
  readonly createLoaders: (listener: StatementListener, scope: ReadScope | null, tags: TagCollector) => Loaders;
  readonly createTagCollector: () => TagCollector;
  readonly settings: Context['settings'];
  readonly cachePurges: CachePurges;
  readonly performance: GatewayPerformance;
}

/** Makes the contexts of requests. */
export function createContextFactory({
  createLoaders,
  createTagCollector,
  settings,
  cachePurges,
  performance,
}: ContextParts): (request: ContextRequest) => Context {
  return ({ viewer, requestId, cancellation = null, policy = null, traced = false, onWrite }) => {
    // Before the loaders, which look for who follows the request when they are made.
    const trace = traced ? beginTrace() : null;
    const statements = createStatementCounter();
    const tags = createTagCollector();
    const loaders = createLoaders(statements.listen, cancellation, tags);
    return {
      viewer,
      requestId,
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
      // In place: Apollo Server hands resolvers a copy of the context, which keeps this object.
      refreshLoaders: () => Object.assign(loaders, createLoaders(statements.listen, cancellation, tags)),
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

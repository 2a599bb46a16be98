import type { OpenCache } from './compose-cache.ts';
import type { composeContextFactory } from './compose-context.ts';
import type { ExecutionCore } from './compose-execution.ts';
import type { Config } from './config/config.ts';
import type { Context } from './execution/context.ts';
import type { AdmitOperation } from './http/admit-operation.ts';
import { createFastPath } from './http/fast-path.ts';
import type { Gate } from './http/gates.ts';
import { registerGraphqlRoute } from './http/graphql-route.ts';
import { listAllowedOrigins } from './http/http-defaults.ts';
import type { HttpServer } from './http/http-server.ts';
import { identifyViewer } from './http/identify-viewer.ts';
import { RequestFront } from './http/request-front.ts';
import { wantsTiming } from './http/timing-request.ts';
import { addWrittenToken } from './http/written-header.ts';
import type { Logger } from './observability/logger.ts';
import type { Metrics } from './observability/metrics.ts';
import type { Tracing } from './observability/tracing.ts';

/** Who may call at all: rate limits are to stand here. */
const GATES: readonly Gate[] = [];

/** What a GraphQL endpoint is made of. */
export interface GraphqlParts {
  readonly path: string;
  readonly config: Config;
  readonly core: ExecutionCore<Context>;
  /** Null: each answer is made anew. */
  readonly cache: OpenCache<Context> | null;
  readonly tracing: Tracing;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly admit: AdmitOperation;
  readonly createContext: ReturnType<typeof composeContextFactory>;
}

/** Serves GraphQL at its path, with the front before it. */
export function serveGraphql(app: HttpServer, parts: GraphqlParts): void {
  const { path, config, core, cache, tracing, metrics, admit, createContext } = parts;
  registerGraphqlRoute(app, {
    server: core.server,
    createContext: ({ headers, id }, reply, { cancellation, isBatch, policy, remembers = false }) => {
      tracing.begin(headers);
      const viewer = identifyViewer(headers.authorization, config.operatorToken);
      const traced = !isBatch && wantsTiming(viewer, headers);
      const onWrite = (xid: number) => {
        const incarnation = cache?.log.position().incarnation ?? null;
        return incarnation === null ? null : addWrittenToken(reply, { incarnation, xid });
      };
      return createContext({
        viewer,
        requestId: id,
        cancellation,
        traced,
        remembers,
        onWrite,
        ...(policy === undefined ? {} : { policy }),
      });
    },
    admit,
    answerDirectly: core.answerDirectly,
    ...(cache === null ? {} : { cache: cache.route, front: createFront(cache, parts) }),
    gates: GATES,
    observeOperation: metrics.observeOperation,
    path,
    bodyLimitBytes: config.http.bodyLimitBytes,
    operationTimeoutMs: config.operationTimeoutMs,
  });
}

function createFront({ route }: OpenCache<Context>, { path, config, metrics, logger }: GraphqlParts): RequestFront {
  return new RequestFront({
    fastPath: createFastPath(route.answers.peek),
    identify: route.identify,
    gates: GATES,
    observeOperation: metrics.observeOperation,
    httpMaxAgeSeconds: route.httpMaxAgeSeconds,
    path,
    allowedOrigins: listAllowedOrigins(config.http.corsOrigins),
    logger,
  });
}

import cors from '@fastify/cors';
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import type { HttpConfig } from '../config/config.ts';
import { toErrorMessage } from '../domain/errors.ts';
import type { Logger } from '../observability/logger.ts';
import { runInRequest } from '../observability/request-scope.ts';
import { sendError } from './error-answer.ts';
import { UNSUPPORTED_TYPE, UnreadableRequestError } from './graphql-request.ts';
import { EXPOSED_HEADERS, listAllowedOrigins, logAnswered, SECURITY_HEADERS } from './http-defaults.ts';
import { chooseRequestId } from './request-id.ts';

const PREFLIGHT_MAX_AGE_SECONDS = 7_200;
/** Longer than load balancers keep idle connections (60 s is usual), so that they close first and never send into a closed one. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;
/** For all of a request to arrive. */
const REQUEST_TIMEOUT_MS = 30_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the trace that the request is sampled for; null for all others. */
    traceId: string | null;
  }
}

/** An HTTP server that routes are registered on. */
export type HttpServer = FastifyInstance;

/** What an HTTP server is made of. */
export interface HttpServerParts {
  readonly config: Pick<HttpConfig, 'bodyLimitBytes' | 'corsOrigins'>;
  readonly logger: Logger;
  /** Development tells how large a body may be. Production when absent. */
  readonly mode?: 'development' | 'production';
  /** `cache-control` of answers that have none. Null leaves them without, for a GraphQL server that decides for all of its own. */
  readonly defaultCacheControl?: 'no-store' | null;
}

/** Builds the HTTP server without routes: ids, logs, headers for browsers, and the shape of errors. */
export function createHttpServer({ config, logger, mode = 'production', defaultCacheControl = 'no-store' }: HttpServerParts): HttpServer {
  const app = Fastify({
    loggerInstance: toFrameworkLogger(logger),
    // One for all requests: the framework's own few lines need no id, and making a logger for each request costs more than all its hooks.
    childLoggerFactory: (shared) => shared,
    // One line a request, without the query string: the variables of a GET are in it.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => chooseRequestId(request.headers['x-request-id']),
    bodyLimit: config.bodyLimitBytes,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // What fails before routing, such as an address that cannot be decoded.
    frameworkErrors: (error, _request, reply) =>
      sendError(reply as FastifyReply, { status: readStatus(error), message: toErrorMessage(error) }),
  });
  app.register(cors, {
    origin: [...listAllowedOrigins(config.corsOrigins)],
    methods: ['GET', 'POST'],
    credentials: false,
    exposedHeaders: [...EXPOSED_HEADERS],
    maxAge: PREFLIGHT_MAX_AGE_SECONDS,
    strictPreflight: false,
  });
  app.decorateRequest('traceId', null);
  addRequestHooks(app, logger, defaultCacheControl);
  app.setNotFoundHandler((_request, reply) =>
    sendError(reply, { status: 404, message: 'Nothing is here. GraphQL is at /graphql, health at /health/live and /health/ready.' }),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = readStatus(error);
    if (status === 413) return sendError(reply, { status, message: describeLargeBody(request.routeOptions.bodyLimit, mode) });
    if (status === 415)
      return sendError(reply, { status, message: error instanceof UnreadableRequestError ? error.message : UNSUPPORTED_TYPE });
    if (status < 500) return sendError(reply, { status, message: toErrorMessage(error) });
    runInRequest(request.id, () => logger.error({ err: error }, 'A request failed before GraphQL'));
    return sendError(reply, { status, message: 'Internal error', requestId: request.id });
  });
  return app;
}

function addRequestHooks(app: FastifyInstance, logger: Logger, defaultCacheControl: 'no-store' | null): void {
  // With callbacks, because each function that answers a promise makes a request wait for a turn.
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({ 'x-request-id': request.id, ...SECURITY_HEADERS });
    done();
  });
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    // Else a client would keep its connection, and with it this process, after its last answer.
    if (closing) reply.header('connection', 'close');
    if (defaultCacheControl !== null && !reply.hasHeader('cache-control')) reply.header('cache-control', defaultCacheControl);
    done(null, payload);
  });
  app.addHook('onResponse', (request, reply, done) => {
    logAnswered(logger, {
      requestId: request.id,
      traceId: request.traceId,
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      elapsedMs: reply.elapsedTime,
    });
    done();
  });
}

function describeLargeBody(limitBytes: number | undefined, mode: 'development' | 'production'): string {
  return mode === 'development' ? `The body must be of at most ${limitBytes} bytes` : 'The body is too large';
}

// What the framework tells of itself at info, the gateway tells better.
function toFrameworkLogger(logger: Logger): FastifyBaseLogger {
  return logger.child({}, { level: logger.isLevelEnabled('warn') ? 'warn' : logger.level });
}

function readStatus(error: FastifyError | UnreadableRequestError): number {
  const status = error.statusCode ?? 500;
  return status >= 400 && status <= 599 ? status : 500;
}

import type { BaseContext, HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StopSource } from '../domain/stop-signal.ts';
import { type Cancellation, createGoneError, startCancellation } from '../execution/cancellation.ts';
import { currentRequest, runInRequest } from '../observability/request-scope.ts';
import type { AdmittedRequest } from './admit-operation.ts';
import { chooseAnswerType } from './answer-type.ts';
import { watchClient } from './client-presence.ts';
import { isCertainlyAsked } from './forged-requests.ts';
import type { GraphqlRouteOptions } from './graphql-options.ts';
import { toGraphqlRequest } from './graphql-request.ts';
import { answerPlainly, type PlainAnswer } from './plain-answers.ts';
import { sendMade, sendResponse, sendStored } from './send-answer.ts';
import { addServerTiming } from './timing-request.ts';

const DEFAULT_OPERATION_TIMEOUT_MS = 30_000;

/** Serves GraphQL at `path`, whatever the method: those that Apollo Server does not know it answers with 405. */
export function registerGraphqlRoute<TContext extends BaseContext>(app: FastifyInstance, options: GraphqlRouteOptions<TContext>): void {
  app.register((scope, _options, done) => {
    // Bodies arrive as bytes, whatever they say they are: what is wrong with them is told in GraphQL's shape.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    const paths = options.admit === undefined ? [options.path] : [options.path, `${options.path}/*`];
    for (const path of paths) scope.all(path, { bodyLimit: options.bodyLimitBytes }, (request, reply) => answer(options, request, reply));
    done();
  });
}

/** A request while it is answered. */
interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly http: HTTPGraphQLRequest;
  /** Ends what runs for this request alone. */
  readonly cancellation: Cancellation;
  /** Fires when the client goes away. */
  readonly leaving: StopSource;
}

/** What a request is answered with. */
type Answer =
  | { readonly kind: 'response'; readonly response: HTTPGraphQLResponse }
  | (Exclude<PlainAnswer<never>, { kind: 'apollo' }> & { readonly type: string });

async function answer<TContext extends BaseContext>(
  options: GraphqlRouteOptions<TContext>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const cancellation = startCancellation(options.operationTimeoutMs ?? DEFAULT_OPERATION_TIMEOUT_MS);
  const leaving = new StopSource();
  const unwatch = watchClient(request.raw.socket, () => {
    leaving.abort(createGoneError());
    cancellation.abandon();
  });
  try {
    const visit = { request, reply, http: readRequest(options, request), cancellation, leaving };
    const answered = await runInRequest(request.id, async () => {
      const found = await run(options, visit);
      addServerTiming(reply);
      // For the line that is logged when the answer is sent, outside of this scope.
      request.traceId = currentRequest()?.traceId ?? null;
      return found;
    });
    return send(options, visit, answered);
  } finally {
    unwatch();
    cancellation.disarm();
  }
}

/** HEAD is a GET without its bytes, which are not sent. Where operations are not read here it is Apollo Server's, which refuses it. */
function readRequest<TContext extends BaseContext>({ admit }: GraphqlRouteOptions<TContext>, request: FastifyRequest): HTTPGraphQLRequest {
  const http = toGraphqlRequest(request);
  return http.method === 'HEAD' && admit !== undefined ? { ...http, method: 'GET' } : http;
}

/** A request that passed what stands before execution. */
interface EnteredRequest<TContext> {
  readonly admitted: AdmittedRequest | undefined;
  readonly context: TContext;
}

async function run<TContext extends BaseContext>(options: GraphqlRouteOptions<TContext>, visit: Visit): Promise<Answer> {
  const { answerDirectly, admit, operationTimeoutMs = DEFAULT_OPERATION_TIMEOUT_MS } = options;
  const { http, request, reply } = visit;
  const type = isCertainlyAsked(http) ? chooseAnswerType(http.method, http.headers.get('accept')) : null;
  const enter = async (): Promise<EnteredRequest<TContext>> => {
    const admitted = await admit?.(http, readPathId(request));
    return { admitted, context: await createContext(options, visit) };
  };
  if (answerDirectly === undefined || admit === undefined || type === null) return askApollo(options, visit, enter);
  let admitted: AdmittedRequest;
  try {
    admitted = await admit(http, readPathId(request));
  } catch (error) {
    return askApollo(options, visit, () => Promise.reject(error));
  }
  const { planned } = admitted;
  if (planned === null) return askApollo(options, visit, async () => ({ admitted, context: await createContext(options, visit) }));
  const plain = await answerPlainly({ ...options, answerDirectly, operationTimeoutMs }, { ...visit, planned, reply });
  if (plain.kind === 'apollo') return askApollo(options, visit, async () => ({ admitted, context: plain.context }));
  const { startedAt } = currentRequest() ?? { startedAt: performance.now() };
  options.observeOperation?.({ name: planned.operation.name?.value ?? null, outcome: 'ok', durationMs: performance.now() - startedAt });
  return { ...plain, type };
}

async function createContext<TContext extends BaseContext>(
  { createContext: create }: GraphqlRouteOptions<TContext>,
  { request, reply, http, cancellation }: Visit,
): Promise<TContext> {
  return create(request, reply, { cancellation, isBatch: Array.isArray(http.body) });
}

/** `enter` lets a request in, after Apollo Server's check against forged requests, and before it reads the operation. */
async function askApollo<TContext extends BaseContext>(
  { server }: GraphqlRouteOptions<TContext>,
  { http }: Visit,
  enter: () => Promise<EnteredRequest<TContext>>,
): Promise<Answer> {
  const response = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: http,
    context: async () => {
      const { admitted, context } = await enter();
      if (admitted !== undefined) Object.assign(http, admitted.handOver());
      return context;
    },
  });
  return { kind: 'response', response };
}

/** What follows the endpoint's path, decoded. */
function readPathId({ params }: FastifyRequest): string | null {
  const id = (params as { readonly '*'?: string })['*'];
  return id === undefined || id === '' ? null : id;
}

function send<TContext extends BaseContext>(
  options: GraphqlRouteOptions<TContext>,
  { request, reply }: Visit,
  answered: Answer,
): FastifyReply {
  switch (answered.kind) {
    case 'response':
      return sendResponse(reply, request, answered.response);
    case 'made':
      return sendMade(reply, answered);
    case 'stored':
      return sendStored(reply, request, {
        ...answered.answer,
        type: answered.type,
        httpMaxAgeSeconds: options.cache?.httpMaxAgeSeconds ?? 0,
      });
  }
}

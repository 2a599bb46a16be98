import { Readable } from 'node:stream';
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Cancellation, startCancellation } from '../execution/cancellation.ts';
import { type AnswerDirectly, withExecuted } from '../execution/direct-answers.ts';
import { currentRequest, runInRequest } from '../observability/request-scope.ts';
import { addVary } from './add-vary.ts';
import type { AdmitOperation, AdmittedRequest } from './admit-operation.ts';
import { chooseAnswerStatus } from './answer-status.ts';
import { chooseAnswerType } from './answer-type.ts';
import { watchClient } from './client-presence.ts';
import { isCertainlyAsked } from './forged-requests.ts';
import { toGraphqlRequest } from './graphql-request.ts';
import { addServerTiming } from './timing-request.ts';

const DEFAULT_OPERATION_TIMEOUT_MS = 30_000;

/** What a request is about to run. */
export interface RequestedExecution {
  /** Fires when the client goes away, or at the deadline. */
  readonly cancellation: Cancellation;
  /** True for several operations in one body, which share a context. */
  readonly isBatch: boolean;
}

/** A GraphQL endpoint over any Apollo Server. */
export interface GraphqlRouteOptions<TContext extends BaseContext> {
  /** Started by the caller. */
  readonly server: ApolloServer<TContext>;
  readonly createContext: (request: FastifyRequest, reply: FastifyReply, execution: RequestedExecution) => TContext | Promise<TContext>;
  /** Decides which operation a request runs; without it Apollo Server reads requests by itself, and there are no paths of operations. */
  readonly admit?: AdmitOperation;
  /** Answers what is admitted and planned past Apollo Server's pipeline; without it Apollo Server answers everything. */
  readonly answerDirectly?: AnswerDirectly;
  readonly path: string;
  /** Larger bodies are refused with 413. */
  readonly bodyLimitBytes: number;
  /** Deadline of each operation; 30 s when absent. */
  readonly operationTimeoutMs?: number;
}

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

async function answer<TContext extends BaseContext>(
  options: GraphqlRouteOptions<TContext>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const httpRequest = toGraphqlRequest(request);
  const cancellation = startCancellation(options.operationTimeoutMs ?? DEFAULT_OPERATION_TIMEOUT_MS);
  const unwatch = watchClient(request.raw.socket, cancellation.abandon);
  const enter = async (): Promise<EnteredRequest<TContext>> => {
    const admitted = await options.admit?.(httpRequest, readPathId(request));
    const context = await options.createContext(request, reply, { cancellation, isBatch: Array.isArray(httpRequest.body) });
    return { admitted, context };
  };
  try {
    const response = await runInRequest(request.id, async () => {
      const answered = await run(options, httpRequest, enter);
      addServerTiming(reply);
      // For the line that is logged when the answer is sent, outside of this scope.
      request.traceId = currentRequest()?.traceId ?? null;
      return answered;
    });
    return send(reply, response, chooseAnswerStatus(request.headers.accept, response));
  } finally {
    unwatch();
    cancellation.disarm();
  }
}

/** A request that passed what stands before execution. */
interface EnteredRequest<TContext> {
  readonly admitted: AdmittedRequest | undefined;
  readonly context: TContext;
}

/** Lets a request in, once. */
type Enter<TContext> = () => Promise<EnteredRequest<TContext>>;

async function run<TContext extends BaseContext>(
  options: GraphqlRouteOptions<TContext>,
  request: HTTPGraphQLRequest,
  enter: Enter<TContext>,
): Promise<HTTPGraphQLResponse> {
  const { answerDirectly } = options;
  const type = isCertainlyAsked(request) ? chooseAnswerType(request.method, request.headers.get('accept')) : null;
  if (answerDirectly === undefined || type === null) return askApollo(options, request, enter);
  let entered: EnteredRequest<TContext>;
  try {
    entered = await enter();
  } catch (error) {
    return askApollo(options, request, () => Promise.reject(error));
  }
  const { admitted, context } = entered;
  const direct = admitted?.planned ? await answerDirectly(admitted.planned, context) : null;
  if (direct?.kind === 'complete') return toResponse(type, direct.text);
  const given = direct?.kind === 'executed' ? withExecuted(context, direct.executed) : context;
  return askApollo(options, request, async () => ({ admitted, context: given }));
}

/** The request is let in after Apollo Server's check against forged requests, and before it reads the operation. */
async function askApollo<TContext extends BaseContext>(
  { server }: GraphqlRouteOptions<TContext>,
  httpGraphQLRequest: HTTPGraphQLRequest,
  enter: Enter<TContext>,
): Promise<HTTPGraphQLResponse> {
  return server.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context: async () => {
      const { admitted, context } = await enter();
      if (admitted !== undefined) Object.assign(httpGraphQLRequest, admitted.handOver());
      return context;
    },
  });
}

function toResponse(type: string, text: string): HTTPGraphQLResponse {
  return { headers: new HeaderMap([['content-type', type]]), body: { kind: 'complete', string: text } };
}

/** What follows the endpoint's path, decoded. */
function readPathId({ params }: FastifyRequest): string | null {
  const id = (params as { readonly '*'?: string })['*'];
  return id === undefined || id === '' ? null : id;
}

function send(reply: FastifyReply, response: HTTPGraphQLResponse, status: number): FastifyReply {
  reply.code(status);
  for (const [name, value] of response.headers) reply.header(name, value);
  // The Accept header decides between JSON types, parts of an incremental answer, and the landing page.
  addVary(reply, 'Accept');
  if (response.body.kind === 'complete') return reply.send(response.body.string);
  return reply.send(Readable.from(response.body.asyncIterator));
}

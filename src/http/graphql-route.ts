import { Readable } from 'node:stream';
import type { ApolloServer, BaseContext, HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Cancellation, startCancellation } from '../execution/cancellation.ts';
import { currentRequest, runInRequest } from '../observability/request-scope.ts';
import { addVary } from './add-vary.ts';
import type { AdmitOperation } from './admit-operation.ts';
import { chooseAnswerStatus } from './answer-status.ts';
import { watchClient } from './client-presence.ts';
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
  readonly path: string;
  /** Larger bodies are refused with 413. */
  readonly bodyLimitBytes: number;
  /** Deadline of each operation; 30 s when absent. */
  readonly operationTimeoutMs?: number;
}

/** Serves GraphQL at `path`: every method reaches Apollo Server, which answers those it does not know with 405. */
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
  { server, createContext, admit, operationTimeoutMs = DEFAULT_OPERATION_TIMEOUT_MS }: GraphqlRouteOptions<TContext>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const httpGraphQLRequest = toGraphqlRequest(request);
  const cancellation = startCancellation(operationTimeoutMs);
  const unwatch = watchClient(request.raw.socket, cancellation.abandon);
  try {
    const response = await runInRequest(request.id, async () => {
      const answered = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context: async () => {
          // Here, because it is after the check against forged requests, and before Apollo Server reads the operation.
          if (admit !== undefined) Object.assign(httpGraphQLRequest, await admit(httpGraphQLRequest, readPathId(request)));
          return createContext(request, reply, { cancellation, isBatch: Array.isArray(httpGraphQLRequest.body) });
        },
      });
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

import { Readable } from 'node:stream';
import type { ApolloServer, BaseContext, HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Cancellation, startCancellation } from '../execution/cancellation.ts';
import { runInRequest } from '../observability/request-scope.ts';
import { addVary } from './add-vary.ts';
import { chooseAnswerStatus } from './answer-status.ts';
import { watchClient } from './client-presence.ts';
import { toGraphqlRequest } from './graphql-request.ts';
import { addServerTiming } from './timing-request.ts';

const DEFAULT_OPERATION_TIMEOUT_MS = 30_000;

/** A GraphQL endpoint over any Apollo Server. */
export interface GraphqlRouteOptions<TContext extends BaseContext> {
  /** Started by the caller. */
  readonly server: ApolloServer<TContext>;
  /** `cancellation` fires when the client goes away, or at the deadline. */
  readonly createContext: (request: FastifyRequest, reply: FastifyReply, cancellation: Cancellation) => TContext | Promise<TContext>;
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
    scope.all(options.path, { bodyLimit: options.bodyLimitBytes }, (request, reply) => answer(options, request, reply));
    done();
  });
}

async function answer<TContext extends BaseContext>(
  { server, createContext, operationTimeoutMs = DEFAULT_OPERATION_TIMEOUT_MS }: GraphqlRouteOptions<TContext>,
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
        context: async () => createContext(request, reply, cancellation),
      });
      addServerTiming(reply);
      return answered;
    });
    return send(reply, response, chooseAnswerStatus(request.headers.accept, response));
  } finally {
    unwatch();
    cancellation.disarm();
  }
}

function send(reply: FastifyReply, response: HTTPGraphQLResponse, status: number): FastifyReply {
  reply.code(status);
  for (const [name, value] of response.headers) reply.header(name, value);
  // The Accept header decides between JSON types, parts of an incremental answer, and the landing page.
  addVary(reply, 'Accept');
  if (response.body.kind === 'complete') return reply.send(response.body.string);
  return reply.send(Readable.from(response.body.asyncIterator));
}

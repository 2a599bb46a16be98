import type { BaseContext, HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StopSource } from '../domain/stop-signal.ts';
import { type Cancellation, createGoneError, startCancellation } from '../execution/cancellation.ts';
import { currentRequest, runInRequest } from '../observability/request-scope.ts';
import type { AdmittedRequest } from './admit-operation.ts';
import { chooseAnswerType } from './answer-type.ts';
import { addInsight, type CacheInsight } from './cache-insight.ts';
import { watchClient } from './client-presence.ts';
import { isCertainlyAsked } from './forged-requests.ts';
import { passGates } from './gates.ts';
import type { GraphqlRouteOptions } from './graphql-options.ts';
import { toGraphqlRequest } from './graphql-request.ts';
import { answerPlainly, type PlainAnswer } from './plain-answers.ts';
import type { FrontNote } from './request-front.ts';
import { sendMade, sendResponse, sendStored, sendTold } from './send-answer.ts';
import { addServerTiming } from './timing-request.ts';

const DEFAULT_OPERATION_TIMEOUT_MS = 30_000;

/** Serves GraphQL at `path`, whatever the method: those that Apollo Server does not know it answers with 405. */
export function registerGraphqlRoute<TContext extends BaseContext>(app: FastifyInstance, options: GraphqlRouteOptions<TContext>): void {
  app.register((scope, _options, done) => {
    // Bodies arrive as bytes, whatever they say they are: what is wrong with them is told in GraphQL's shape.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    const paths = options.admit === undefined ? [options.path] : [options.path, `${options.path}/*`];
    const answer = createAnswerer(options);
    for (const path of paths) scope.all(path, { bodyLimit: options.bodyLimitBytes }, answer);
    options.front?.install(app.server);
    scope.addHook('preClose', async () => options.front?.close());
    done();
  });
}

/** A request while it is answered. */
interface Visit extends Arrival {
  readonly http: HTTPGraphQLRequest;
  /** Ends what runs for this request alone. */
  readonly cancellation: Cancellation;
  /** Fires when the client goes away. */
  readonly leaving: StopSource;
}

/** What a request is answered with. */
type Answer =
  | { readonly kind: 'response'; readonly response: HTTPGraphQLResponse; readonly insight?: CacheInsight }
  | (Exclude<PlainAnswer<unknown>, { kind: 'apollo' }> & { readonly type: string });

/** Answers requests that the front has no answer to, or never saw; those have yet to pass the gates. */
function createAnswerer<TContext extends BaseContext>(
  options: GraphqlRouteOptions<TContext>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return (request, reply) => {
    const { front } = options;
    const note = front?.noteOf(request.raw) ?? admitLate(options, request);
    return answerRead(options, { request, reply, ...note });
  };
}

function admitLate<TContext extends BaseContext>(
  { cache, gates = [] }: GraphqlRouteOptions<TContext>,
  { method, url, headers }: FastifyRequest,
): FrontNote {
  try {
    passGates(gates, { method, url, headers });
  } catch (error) {
    return { requester: null, refusal: { error } };
  }
  return { requester: cache?.identify({ headers }) ?? null };
}

/** A request that is to be read. */
interface Arrival extends FrontNote {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function answerRead<TContext extends BaseContext>(options: GraphqlRouteOptions<TContext>, arrival: Arrival): Promise<FastifyReply> {
  const { request, reply } = arrival;
  const cancellation = startCancellation(options.operationTimeoutMs ?? DEFAULT_OPERATION_TIMEOUT_MS);
  const leaving = new StopSource();
  const unwatch = watchClient(request.raw.socket, () => {
    leaving.abort(createGoneError());
    cancellation.abandon();
  });
  try {
    const visit = { ...arrival, http: readRequest(options, request), cancellation, leaving };
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
  const { admit, answerDirectly, operationTimeoutMs = DEFAULT_OPERATION_TIMEOUT_MS } = options;
  const { http, request, refusal } = visit;
  const enter = async (admitted: AdmittedRequest | undefined) => ({ admitted, context: await createContext(options, visit) });
  const admitNow = async () => {
    if (refusal !== undefined) throw refusal.error;
    return admit?.(http, readPathId(request));
  };
  const type = chooseDirectType(http);
  if (admit === undefined || answerDirectly === undefined || type === null)
    return askApollo(options, visit, async () => enter(await admitNow()));
  let admitted: AdmittedRequest | undefined;
  try {
    admitted = await admitNow();
  } catch (error) {
    return askApollo(options, visit, () => Promise.reject(error));
  }
  const planned = admitted?.planned ?? null;
  if (planned === null) return askApollo(options, visit, () => enter(admitted));
  const plain = await answerPlainly({ ...options, answerDirectly, operationTimeoutMs }, { ...visit, planned });
  if (plain.kind === 'apollo') {
    const asked = await askApollo(options, visit, async () => ({ admitted, context: plain.context }));
    return plain.insight === undefined ? asked : { ...asked, insight: plain.insight };
  }
  const operationName = planned.operation.name?.value ?? null;
  const { startedAt } = currentRequest() ?? { startedAt: performance.now() };
  options.observeOperation?.({ name: operationName, outcome: 'ok', durationMs: performance.now() - startedAt });
  if (plain.kind === 'stored' && plain.answer.report.stored && admitted?.again && visit.raw !== undefined)
    options.front?.remember(visit.raw, { key: plain.key, operationName, again: admitted.again });
  return { ...plain, type };
}

/** The content type of an answer past Apollo Server; null for a request that Apollo Server must look at first. */
function chooseDirectType({ method, headers, body }: HTTPGraphQLRequest): string | null {
  const isAsked = isCertainlyAsked({ method, contentType: headers.get('content-type'), header: (name) => headers.get(name) });
  if (!isAsked || (method === 'POST' && body === undefined)) return null;
  return chooseAnswerType(method, headers.get('accept'));
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
): Promise<Extract<Answer, { kind: 'response' }>> {
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
  const { insight } = answered;
  const tell = (text: string) => (insight === undefined ? text : addInsight(text, insight));
  switch (answered.kind) {
    case 'response': {
      const { body } = answered.response;
      const told = body.kind === 'complete' ? { ...body, string: tell(body.string) } : body;
      return sendResponse(reply, request, { ...answered.response, body: told });
    }
    case 'made':
      return sendMade(reply, { ...answered, text: tell(answered.text) });
    case 'stored':
      if (insight !== undefined) return sendTold(reply, { ...answered.answer, type: answered.type, tell });
      return sendStored(reply, request, {
        ...answered.answer,
        type: answered.type,
        httpMaxAgeSeconds: options.cache?.httpMaxAgeSeconds ?? 0,
      });
  }
}

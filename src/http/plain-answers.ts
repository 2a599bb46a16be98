import type { BaseContext } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CacheReport } from '../cache/cache-report.ts';
import type { Execution } from '../cache/cacheable-request.ts';
import type { SharedWork } from '../cache/flights.ts';
import type { AnswerAtHand } from '../cache/response-cache.ts';
import { isFarsightError } from '../domain/errors.ts';
import type { StopSignal } from '../domain/stop-signal.ts';
import type { AnswerKey } from '../execution/answer-key.ts';
import { toStoppedResult } from '../execution/cancellable-executor.ts';
import { type Cancellation, startCancellation } from '../execution/cancellation.ts';
import { type DirectAnswer, type ExecutedOperation, type PlannedOperation, withExecuted } from '../execution/direct-answers.ts';
import { createRunPolicy } from '../execution/run-policy.ts';
import { type CacheInsight, explainAnswer } from './cache-insight.ts';
import type { GraphqlRouteOptions, NoPlainAnswer, Requester, RouteCache } from './graphql-options.ts';
import { readWrittenTokens } from './written-header.ts';

/** A request for one planned operation, of which it is certain that its sender meant to send it. */
export interface PlainRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly planned: PlannedOperation;
  /** Null where nothing is stored. */
  readonly requester: Requester | null;
  /** Ends what runs for this request alone. */
  readonly cancellation: Cancellation;
  /** Fires when the client goes away. */
  readonly leaving: StopSignal;
}

/**
 * `made`: the text of an answer that is not stored, and why it is not; `stored`: an answer out of the cache, or made for it; `apollo`: no plain
 * answer: Apollo Server says what is wrong, by the context. `insight` is there for who asked what became of it in the cache.
 */
export type PlainAnswer<TContext> = { readonly insight?: CacheInsight } & (
  | { readonly kind: 'made'; readonly text: string; readonly why: 'bypass' | 'method' | 'request'; readonly context: TContext }
  | { readonly kind: 'stored'; readonly answer: AnswerAtHand; readonly key: string }
  | { readonly kind: 'apollo'; readonly context: TContext; readonly report: CacheReport | null }
);

/** Options with what plain answers need. */
export type PlainAnswerOptions<TContext extends BaseContext> = GraphqlRouteOptions<TContext> &
  Required<Pick<GraphqlRouteOptions<TContext>, 'answerDirectly'>> & { readonly operationTimeoutMs: number };

/** Answers a planned operation from the cache, or past Apollo Server; what is no plain answer is left to it. */
export async function answerPlainly<TContext extends BaseContext>(
  options: PlainAnswerOptions<TContext>,
  plain: PlainRequest,
): Promise<PlainAnswer<TContext>> {
  const { planned, request, requester } = plain;
  if (planned.operation.operation !== 'query') return answerAlone(options, plain, 'method');
  const { cache } = options;
  if (cache === undefined || requester === null) return answerAlone(options, plain, 'bypass');
  const { session, insists, explains } = requester;
  const isPast = insists || !(await isWriteSeen(cache, request));
  if (isPast && !explains) return answerAlone(options, plain, 'request');
  const key = cache.readKey(planned, session);
  const answer =
    isPast || key.kind === 'none'
      ? await answerAlone(options, plain, isPast ? 'request' : 'bypass')
      : await answerStored(options, plain, { cache, key });
  return explains ? { ...answer, insight: explain(cache, key, answer) } : answer;
}

function explain<TContext>(cache: RouteCache<TContext>, key: AnswerKey, answer: PlainAnswer<TContext>): CacheInsight {
  if (answer.kind === 'stored') return explainAnswer({ key, ...answer.answer });
  return explainAnswer({ key, report: answer.kind === 'apollo' ? answer.report : null, tags: cache.readTags(answer.context) });
}

/** Whether the log shows all writes that the client wants to see. */
async function isWriteSeen<TContext>(cache: RouteCache<TContext>, request: FastifyRequest): Promise<boolean> {
  const tokens = readWrittenTokens(request);
  if (tokens === null) return false;
  const seen = await Promise.all(tokens.map(cache.waitForWrite));
  return !seen.includes(false);
}

async function answerAlone<TContext extends BaseContext>(
  { createContext, answerDirectly }: PlainAnswerOptions<TContext>,
  { request, reply, planned, cancellation }: PlainRequest,
  why: 'bypass' | 'method' | 'request',
): Promise<PlainAnswer<TContext>> {
  const context = await createContext(request, reply, { cancellation, isBatch: false, remembers: why === 'bypass' });
  const direct = await answerDirectly(planned, context);
  return direct.kind === 'complete'
    ? { kind: 'made', text: direct.text, why, context }
    : { kind: 'apollo', context: toContext(context, direct), report: null };
}

async function answerStored<TContext extends BaseContext>(
  options: PlainAnswerOptions<TContext>,
  plain: PlainRequest,
  { cache, key }: { cache: RouteCache<TContext>; key: AnswerKey & { kind: 'key' } },
): Promise<PlainAnswer<TContext>> {
  const begin = () => beginExecution(options, plain, { cache, key });
  try {
    const answer = await cache.answers.answer({ key: key.key, policy: key.policy, begin, leaving: plain.leaving });
    if (answer.kind === 'answer') return { kind: 'stored', answer, key: key.key };
    // Of an execution that another request began the context is that request's own.
    const context = answer.report.collapsed ? await createOwnContext(options, plain) : answer.other.context;
    return { kind: 'apollo', context: toContext(context, answer.other.direct), report: answer.report };
  } catch (error) {
    if (!plain.leaving.aborted) throw error;
    const executed: ExecutedOperation = {
      result: Promise.resolve(toStoppedResult(plain.leaving)),
      startedAt: performance.now(),
      tellEnd: undefined,
    };
    return { kind: 'apollo', context: withExecuted(await createOwnContext(options, plain), executed), report: null };
  }
}

function beginExecution<TContext extends BaseContext>(
  options: PlainAnswerOptions<TContext>,
  plain: PlainRequest,
  stored: { cache: RouteCache<TContext>; key: AnswerKey & { kind: 'key' } },
): SharedWork<Execution<NoPlainAnswer<TContext>>> {
  const cancellation = startCancellation(options.operationTimeoutMs);
  const done = execute(options, plain, { ...stored, cancellation }).finally(cancellation.disarm);
  return { done, abandon: cancellation.abandon };
}

async function execute<TContext extends BaseContext>(
  { createContext, answerDirectly }: PlainAnswerOptions<TContext>,
  { request, reply, planned }: PlainRequest,
  { cache, key, cancellation }: { cache: RouteCache<TContext>; key: AnswerKey; cancellation: Cancellation },
): Promise<Execution<NoPlainAnswer<TContext>>> {
  const policy = createRunPolicy(key.policy);
  const context = await createContext(request, reply, { cancellation, isBatch: false, policy, remembers: true });
  const direct = await answerDirectly(planned, context);
  if (direct.kind === 'complete')
    return { kind: 'answer', bytes: Buffer.from(direct.text), tags: cache.readTags(context), policy: policy.current() };
  return { kind: 'other', other: { direct, context, isOutage: await isOutage(direct) }, shareable: direct.kind === 'executed' };
}

async function createOwnContext<TContext extends BaseContext>(
  { createContext }: PlainAnswerOptions<TContext>,
  { request, reply, cancellation }: PlainRequest,
): Promise<TContext> {
  return createContext(request, reply, { cancellation, isBatch: false });
}

function toContext<TContext extends BaseContext>(context: TContext, direct: DirectAnswer): TContext {
  return direct.kind === 'executed' ? withExecuted(context, direct.executed) : context;
}

async function isOutage(direct: DirectAnswer): Promise<boolean> {
  if (direct.kind !== 'executed') return false;
  const { errors = [] } = await direct.executed.result.catch(() => ({ errors: [] }));
  return errors.some(({ originalError }) => isFarsightError(originalError, 'DATABASE_UNAVAILABLE'));
}

import type { CacheScope } from '../execution/cache-policy.ts';
import type { AnswerBody } from './answer-body.ts';
import type { CacheReport, CacheResult, MissReason } from './cache-report.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import { type CachedExecutionParts, createCachedExecution, type Flown } from './cached-execution.ts';
import { createFlights } from './flights.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** A request is begun anew when what it waited for is older than it; the second time nothing can be older. */
const MAX_FLIGHTS = 3;
/** A clock that was set back must not keep answers for ever. */
const CLOCK_TOLERANCE_MS = 1_000;

/** An answer to a request, and what became of it in the cache. */
export type CachedAnswer<Other> =
  | {
      readonly kind: 'answer';
      readonly body: AnswerBody;
      readonly scope: CacheScope;
      readonly tags: Iterable<string>;
      readonly report: CacheReport;
    }
  | { readonly kind: 'other'; readonly other: Other; readonly report: CacheReport };

/** An answer that was at hand. */
export type AnswerAtHand = Extract<CachedAnswer<never>, { kind: 'answer' }>;

/** Answers that cannot be stale: one that something it was built from made wrong is made anew. */
export interface ResponseCache<Other> {
  /** An answer of this process that may be given out as it is; null otherwise. Counts as a request only when there is one. */
  readonly peek: (key: string) => AnswerAtHand | null;
  /** @throws what `begin` rejects with; the reason of `leaving` when the client went away */
  readonly answer: (request: CacheableRequest<Other>) => Promise<CachedAnswer<Other>>;
  /** Executions under way that others may wait for. */
  readonly flightCount: () => number;
}

/** Parts of {@link createResponseCache}. */
export interface ResponseCacheParts<Other> extends CachedExecutionParts {
  /** Whether what came instead of an answer says that the database does not answer. */
  readonly isOutage: (other: Other) => boolean;
  /** How long past its time an answer is given out when the database does not answer; 0: never. */
  readonly staleIfErrorMs: number;
  /** Hears of each request that was answered. */
  readonly onAnswer?: (report: CacheReport) => void;
}

/** What this process holds under a key, and whether it may be given out. */
interface Held {
  readonly answer: StoredAnswer | null;
  /** `fresh`: as it is; `grace`: while it is made anew. */
  readonly state: MissReason | 'fresh' | 'grace';
  readonly ageMs: number;
  /** What will never be given out again; absent where there is nothing of the kind. */
  readonly dead?: StoredAnswer;
}

/** A cache over its parts. */
export function createResponseCache<Other>(parts: ResponseCacheParts<Other>): ResponseCache<Other> {
  const { log, near, now, isOutage, staleIfErrorMs, onAnswer } = parts;
  const flights = createFlights<Flown<Other>>();
  const executions = createCachedExecution<Other>(parts);

  const hold = (key: string): Held => {
    const answer = near.get(key);
    if (answer === undefined) return { answer: null, state: 'absent', ageMs: 0 };
    const elapsedMs = now() - answer.madeAt;
    const ageMs = Math.max(0, elapsedMs);
    const judgement = log.judge(answer);
    // What cannot be judged now may be later, unless the log is followed: then it never will.
    if (judgement === 'changed') return { answer: null, state: 'changed', ageMs, dead: answer };
    if (judgement === 'unknown' && log.fence() !== null) return { answer: null, state: 'unjudged', ageMs, dead: answer };
    if (judgement === 'unknown') return { answer, state: 'unjudged', ageMs };
    if (elapsedMs < -CLOCK_TOLERANCE_MS || ageMs >= answer.freshMs + answer.graceMs) return { answer, state: 'expired', ageMs };
    return { answer, state: ageMs < answer.freshMs ? 'fresh' : 'grace', ageMs };
  };
  const give = (answer: StoredAnswer, result: CacheResult, { ageMs, reason = null }: { ageMs: number; reason?: MissReason | null }) => {
    const { body, scope, tags, freshMs } = answer;
    const report: CacheReport = { result, tier: 'L1', reason, collapsed: false, stored: true, ageMs, freshMs };
    onAnswer?.(report);
    return { kind: 'answer', body, scope, tags, report } as const;
  };
  const conclude = (flown: Flown<Other>, held: Held, collapsed: boolean): CachedAnswer<Other> => {
    const { execution, tier, stored, body } = flown;
    const reason = held.state === 'fresh' || held.state === 'grace' ? 'expired' : held.state;
    if (execution.kind === 'other') {
      if (held.answer !== null && isOutage(execution.other) && held.ageMs <= held.answer.freshMs + staleIfErrorMs && staleIfErrorMs > 0)
        return give(held.answer, 'stale-if-error', { ageMs: held.ageMs, reason });
      const report: CacheReport = { result: flown.result, tier, reason, collapsed, stored: false, ageMs: 0, freshMs: 0 };
      onAnswer?.(report);
      return { kind: 'other', other: execution.other, report };
    }
    const ageMs = stored === null ? 0 : Math.max(0, now() - stored.madeAt);
    const report: CacheReport = {
      result: flown.result,
      tier,
      reason: tier === null ? reason : null,
      collapsed,
      stored: stored !== null,
      ageMs,
      freshMs: stored?.freshMs ?? 0,
    };
    onAnswer?.(report);
    return {
      kind: 'answer',
      body: body ?? parts.createBody(execution.bytes, () => undefined),
      scope: execution.policy.scope,
      tags: execution.tags,
      report,
    };
  };
  const bypass = async (request: CacheableRequest<Other>, held: Held): Promise<CachedAnswer<Other>> => {
    const own = createFlights<Flown<Other>>();
    const { result } = await own.run(request.key, () => executions.alone(request), request.leaving);
    return conclude(result, held, false);
  };
  const fly = async (request: CacheableRequest<Other>, held: Held, arrivedAt: number): Promise<CachedAnswer<Other>> => {
    for (let flight = 0; flight < MAX_FLIGHTS; flight += 1) {
      const { result, joined } = await flights.run(request.key, () => executions.shared(request), request.leaving);
      if (!joined || executions.isFor(result, arrivedAt)) return conclude(result, held, joined);
    }
    return bypass(request, held);
  };
  const renew = (request: CacheableRequest<Other>) => {
    if (flights.isUnderWay(request.key)) return;
    // Whoever asked has their answer; what goes wrong now is told to the next who asks.
    flights.run(request.key, () => executions.fresh(request), null).catch(() => undefined);
  };

  return {
    peek: (key) => {
      const { answer, state, ageMs } = hold(key);
      return answer !== null && state === 'fresh' ? give(answer, 'hit', { ageMs }) : null;
    },
    answer: async (request) => {
      const held = hold(request.key);
      const { answer, state, ageMs, dead } = held;
      if (dead !== undefined) near.delete(request.key, dead);
      if (answer !== null && state === 'fresh') return give(answer, 'hit', { ageMs });
      const fence = log.fence();
      if (fence === null) return bypass(request, held);
      if (answer !== null && state === 'grace') {
        renew(request);
        return give(answer, 'stale', { ageMs, reason: 'expired' });
      }
      return fly(request, held, fence.look);
    },
    flightCount: flights.count,
  };
}

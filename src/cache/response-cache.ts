import type { CacheScope } from '../execution/cache-policy.ts';
import type { AnswerBody } from './answer-body.ts';
import type { CacheReport, CacheResult, MissReason } from './cache-report.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import { type CachedExecutionParts, CachedExecutions, type Flown } from './cached-execution.ts';
import { createFlights, type Flights } from './flights.ts';
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
  const cache = new JudgedCache(parts);
  return {
    peek: (key) => cache.peek(key),
    answer: (request) => cache.answer(request),
    flightCount: () => cache.flights.count(),
  };
}

class JudgedCache<Other> {
  readonly flights: Flights<Flown<Other>> = createFlights();
  readonly #parts: ResponseCacheParts<Other>;
  readonly #executions: CachedExecutions<Other>;

  constructor(parts: ResponseCacheParts<Other>) {
    this.#parts = parts;
    this.#executions = new CachedExecutions(parts);
  }

  peek(key: string): AnswerAtHand | null {
    const { answer, state, ageMs } = this.#hold(key);
    return answer !== null && state === 'fresh' ? this.#give(answer, 'hit', { ageMs, reason: null }) : null;
  }

  async answer(request: CacheableRequest<Other>): Promise<CachedAnswer<Other>> {
    const held = this.#hold(request.key);
    const { answer, state, ageMs, dead } = held;
    if (dead !== undefined) this.#parts.near.delete(request.key, dead);
    if (answer !== null && state === 'fresh') return this.#give(answer, 'hit', { ageMs, reason: null });
    const fence = this.#parts.log.fence();
    if (fence === null) return this.#bypass(request, held);
    if (answer !== null && state === 'grace') {
      this.#renew(request);
      return this.#give(answer, 'stale', { ageMs, reason: 'expired' });
    }
    return this.#fly(request, held, fence.look);
  }

  #hold(key: string): Held {
    const { near, log, now } = this.#parts;
    const answer = near.get(key);
    if (answer === undefined) return { answer: null, state: 'absent', ageMs: 0 };
    const elapsedMs = now() - answer.madeAt;
    const ageMs = Math.max(0, elapsedMs);
    const judgement = log.judge(answer);
    if (judgement === 'changed') return { answer: null, state: 'changed', ageMs, dead: answer };
    if (judgement === 'unknown') {
      // What cannot be judged now may be later, unless the log is followed: then it never will.
      return log.fence() === null ? { answer, state: 'unjudged', ageMs } : { answer: null, state: 'unjudged', ageMs, dead: answer };
    }
    if (elapsedMs < -CLOCK_TOLERANCE_MS || ageMs >= answer.freshMs + answer.graceMs) return { answer, state: 'expired', ageMs };
    return { answer, state: ageMs < answer.freshMs ? 'fresh' : 'grace', ageMs };
  }

  async #fly(request: CacheableRequest<Other>, held: Held, arrivedAt: number): Promise<CachedAnswer<Other>> {
    for (let flight = 0; flight < MAX_FLIGHTS; flight += 1) {
      const { result, joined } = await this.flights.run(request.key, () => this.#executions.shared(request), request.leaving);
      if (!joined || this.#executions.isFor(result, arrivedAt)) return this.#conclude(result, held, joined);
    }
    return this.#bypass(request, held);
  }

  async #bypass(request: CacheableRequest<Other>, held: Held): Promise<CachedAnswer<Other>> {
    const own = createFlights<Flown<Other>>();
    const { result } = await own.run(request.key, () => this.#executions.alone(request), request.leaving);
    return this.#conclude(result, held, false);
  }

  #renew(request: CacheableRequest<Other>): void {
    if (this.flights.isUnderWay(request.key)) return;
    // Whoever asked has their answer; what goes wrong now is told to the next who asks.
    this.flights.run(request.key, () => this.#executions.renewed(request), null).catch(() => undefined);
  }

  #conclude(flown: Flown<Other>, held: Held, collapsed: boolean): CachedAnswer<Other> {
    const { execution, tier, result, stored } = flown;
    const reason = held.state === 'fresh' || held.state === 'grace' ? 'expired' : held.state;
    if (execution.kind === 'other') {
      if (held.answer !== null && this.#mayOutlive(held.answer, held.ageMs) && this.#parts.isOutage(execution.other))
        return this.#give(held.answer, 'stale-if-error', { ageMs: held.ageMs, reason });
      const report = this.#tell({ result, tier, reason, collapsed, stored: false, ageMs: 0, freshMs: 0 });
      return { kind: 'other', other: execution.other, report };
    }
    const body = flown.body ?? this.#parts.createBody(execution.bytes, () => undefined);
    const report = this.#tell({
      result,
      tier,
      reason: tier === null ? reason : null,
      collapsed,
      stored: stored !== null,
      ageMs: stored === null ? 0 : Math.max(0, this.#parts.now() - stored.madeAt),
      freshMs: stored?.freshMs ?? 0,
    });
    return { kind: 'answer', body, scope: execution.policy.scope, tags: execution.tags, report };
  }

  #mayOutlive({ freshMs }: StoredAnswer, ageMs: number): boolean {
    const { staleIfErrorMs } = this.#parts;
    return staleIfErrorMs > 0 && ageMs <= freshMs + staleIfErrorMs;
  }

  #give({ body, scope, tags, freshMs }: StoredAnswer, result: CacheResult, about: Pick<CacheReport, 'ageMs' | 'reason'>): AnswerAtHand {
    const report = this.#tell({ ...about, result, tier: 'L1', collapsed: false, stored: true, freshMs });
    return { kind: 'answer', body, scope, tags, report };
  }

  #tell(report: CacheReport): CacheReport {
    this.#parts.onAnswer?.(report);
    return report;
  }
}

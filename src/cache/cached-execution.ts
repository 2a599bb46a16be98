import type { CachePolicy } from '../execution/cache-policy.ts';
import type { AnswerBody } from './answer-body.ts';
import type { CacheResult, CacheTier } from './cache-report.ts';
import type { CacheableRequest, Execution } from './cacheable-request.ts';
import type { Fence } from './fence.ts';
import type { SharedWork } from './flights.ts';
import type { InvalidationLog } from './invalidation-log.ts';
import type { NearAnswers } from './near-answers.ts';
import type { SharedAnswers } from './shared-answers.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** Answers that are stored together end apart: by up to this part of their time. */
const JITTER = 0.1;
/** For answers in which nothing was found: anybody can ask for what is not there, in any number of ways, and each way is an answer. */
const MAX_ABSENT_SECONDS = 60;
/** The longest that an answer is given out past its time while it is made anew. */
const MAX_GRACE_MS = 60_000;

/** What a flight came to. */
export interface Flown<Other> {
  readonly execution: Execution<Other>;
  readonly result: CacheResult;
  readonly tier: CacheTier | null;
  /** From before the execution. Null: the log was not followed. */
  readonly fence: Fence | null;
  /** Null for what is not kept. */
  readonly stored: StoredAnswer | null;
  /** For all who waited; null for what is no answer. */
  readonly body: AnswerBody | null;
  /** False for what is for whoever began it alone. */
  readonly shareable: boolean;
}

/** Parts of {@link CachedExecutions}. */
export interface CachedExecutionParts {
  readonly log: Pick<InvalidationLog, 'fence' | 'judge'>;
  readonly near: NearAnswers;
  /** Null without a store that gateways share. */
  readonly shared: SharedAnswers | null;
  /** @param onGrow is called when a compressed form was added */
  readonly createBody: (identity: Buffer, onGrow: () => void) => AnswerBody;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to below 1. */
  readonly random: () => number;
}

/** Executions whose answers are stored. */
export class CachedExecutions<Other> {
  readonly #parts: CachedExecutionParts;

  constructor(parts: CachedExecutionParts) {
    this.#parts = parts;
  }

  /** The shared store's answer, else a new one, which is stored. */
  shared(request: CacheableRequest<Other>): SharedWork<Flown<Other>> {
    return this.#work(request, { finds: this.#parts.shared !== null, stores: true });
  }

  /** A new one, which is stored. */
  renewed(request: CacheableRequest<Other>): SharedWork<Flown<Other>> {
    return this.#work(request, { finds: false, stores: true });
  }

  /** A new one, which is not stored. */
  alone(request: CacheableRequest<Other>): SharedWork<Flown<Other>> {
    return this.#work(request, { finds: false, stores: false });
  }

  /** Whether an answer is good enough for who asked when so many looks at the log had brought changes. */
  isFor({ fence, execution, shareable }: Flown<Other>, arrivedAt: number): boolean {
    if (!shareable || fence === null) return false;
    // Begun after they asked; one of another process has no place in this order.
    if (fence.look > 0 && fence.look >= arrivedAt) return true;
    return execution.kind === 'answer' && this.#parts.log.judge({ fence, tags: execution.tags }) === 'current';
  }

  #work(request: CacheableRequest<Other>, { finds, stores }: { finds: boolean; stores: boolean }): SharedWork<Flown<Other>> {
    let running: SharedWork<Execution<Other>> | null = null;
    let abandoned = false;
    const run = async () => {
      const found = finds ? await this.#find(request) : null;
      if (found !== null) return found;
      // In one turn: the fence is from before the first statement.
      const fence = stores ? this.#parts.log.fence() : null;
      const startedAt = this.#parts.now();
      running = request.begin();
      if (abandoned) running.abandon();
      return this.#conclude(request, await running.done, { fence, startedAt });
    };
    return {
      done: run(),
      abandon: () => {
        abandoned = true;
        running?.abandon();
      },
    };
  }

  async #find({ key }: CacheableRequest<Other>): Promise<Flown<Other> | null> {
    const { log, shared, near, now } = this.#parts;
    const incarnation = log.fence()?.incarnation;
    if (shared === null || incarnation === undefined) return null;
    const stored = await shared.get(incarnation, key, (bytes) => this.#createBody(key, bytes));
    if (stored === null || now() - stored.madeAt >= stored.freshMs || log.judge(stored) !== 'current') return null;
    near.set(key, stored);
    const { body, fence, tags, scope } = stored;
    const policy: CachePolicy = { maxAgeSeconds: stored.freshMs / 1_000, scope, setBy: null, privateBy: null, uncacheableBecause: null };
    const execution = { kind: 'answer', bytes: body.identity, tags, policy } as const;
    return { execution, result: 'hit', tier: 'L2', fence, stored, body, shareable: true };
  }

  #conclude(
    request: CacheableRequest<Other>,
    execution: Execution<Other>,
    { fence, startedAt }: { fence: Fence | null; startedAt: number },
  ): Flown<Other> {
    const made = { execution, result: fence === null ? 'bypass' : 'miss', tier: null, fence } as const;
    if (execution.kind === 'other') return { ...made, stored: null, body: null, shareable: execution.shareable };
    const { tags, policy } = execution;
    const body = this.#createBody(request.key, execution.bytes);
    // Else it is for another audience than the key is for, or for one moment.
    const shareable = policy.scope === request.policy.scope && policy.maxAgeSeconds > 0;
    if (fence === null || !shareable) return { ...made, stored: null, body, shareable };
    const seconds = isAbsent(tags) ? Math.min(policy.maxAgeSeconds, MAX_ABSENT_SECONDS) : policy.maxAgeSeconds;
    const freshMs = Math.floor(seconds * 1_000 * (1 - JITTER * this.#parts.random()));
    // A time that a resolver set ends at a moment from which on another answer is right.
    const graceMs = policy.maxAgeSeconds < request.policy.maxAgeSeconds ? 0 : Math.min(freshMs, MAX_GRACE_MS);
    const answer: StoredAnswer = { body, fence, tags: [...tags], scope: policy.scope, madeAt: startedAt, freshMs, graceMs };
    return { ...made, stored: this.#store(request.key, answer), body, shareable };
  }

  #store(key: string, answer: StoredAnswer): StoredAnswer | null {
    const { log, near, shared } = this.#parts;
    if (answer.freshMs <= 0 || log.judge(answer) !== 'current') return null;
    const isNear = near.set(key, answer);
    // Off the request's way.
    void shared?.set(key, answer);
    return isNear || shared !== null ? answer : null;
  }

  #createBody(key: string, bytes: Buffer): AnswerBody {
    const body: AnswerBody = this.#parts.createBody(bytes, () => this.#parts.near.regrow(key, body));
    return body;
  }
}

function isAbsent(tags: Iterable<string>): boolean {
  let count = 0;
  for (const tag of tags) {
    if (!tag.startsWith('null:')) return false;
    count += 1;
  }
  return count > 0;
}

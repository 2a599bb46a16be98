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

/** Parts of {@link createCachedExecution}. */
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
export interface CachedExecution<Other> {
  /** The shared store's answer, else a new one, which is stored. */
  readonly shared: (request: CacheableRequest<Other>) => SharedWork<Flown<Other>>;
  /** A new one, which is stored. */
  readonly fresh: (request: CacheableRequest<Other>) => SharedWork<Flown<Other>>;
  /** A new one, which is not. */
  readonly alone: (request: CacheableRequest<Other>) => SharedWork<Flown<Other>>;
  /** Whether an answer is good enough for who asked when so many looks had brought changes. */
  readonly isFor: (flown: Flown<Other>, arrivedAt: number) => boolean;
}

/** Builds {@link CachedExecution}. */
export function createCachedExecution<Other>(parts: CachedExecutionParts): CachedExecution<Other> {
  const { log, near, shared, createBody, now, random } = parts;
  const createStoredBody = (key: string, bytes: Buffer) => {
    const body: AnswerBody = createBody(bytes, () => near.regrow(key, body));
    return body;
  };

  const findShared = async ({ key }: CacheableRequest<Other>): Promise<Flown<Other> | null> => {
    const incarnation = log.fence()?.incarnation;
    if (shared === null || incarnation === undefined) return null;
    const stored = await shared.get(incarnation, key, (bytes) => createStoredBody(key, bytes));
    if (stored === null || now() - stored.madeAt >= stored.freshMs || log.judge(stored) !== 'current') return null;
    near.set(key, stored);
    const { body, fence, tags, scope } = stored;
    const policy: CachePolicy = { maxAgeSeconds: stored.freshMs / 1_000, scope, setBy: null, privateBy: null, uncacheableBecause: null };
    const execution = { kind: 'answer', bytes: body.identity, tags, policy } as const;
    return { execution, result: 'hit', tier: 'L2', fence, stored, body, shareable: true };
  };
  const store = (request: CacheableRequest<Other>, made: StoredAnswer): StoredAnswer | null => {
    if (made.freshMs <= 0 || log.judge(made) !== 'current') return null;
    near.set(request.key, made);
    // Off the request's way.
    void shared?.set(request.key, made);
    return made;
  };
  const conclude = (
    request: CacheableRequest<Other>,
    execution: Execution<Other>,
    { fence, startedAt }: { fence: Fence | null; startedAt: number },
  ): Flown<Other> => {
    const result = fence === null ? 'bypass' : 'miss';
    if (execution.kind === 'other')
      return { execution, result, tier: null, fence, stored: null, body: null, shareable: execution.shareable };
    const { bytes, tags, policy } = execution;
    const body = createStoredBody(request.key, bytes);
    // For another audience than the key is for, or for one moment.
    const shareable = policy.scope === request.policy.scope && policy.maxAgeSeconds > 0;
    if (fence === null || !shareable) return { execution, result, tier: null, fence, stored: null, body, shareable };
    const freshMs = Math.floor(policy.maxAgeSeconds * 1_000 * (1 - JITTER * random()));
    // A time that a resolver set ends at a moment from which on another answer is right.
    const graceMs = policy.maxAgeSeconds < request.policy.maxAgeSeconds ? 0 : Math.min(freshMs, MAX_GRACE_MS);
    const stored = store(request, { body, fence, tags: [...tags], scope: policy.scope, madeAt: startedAt, freshMs, graceMs });
    return { execution, result, tier: null, fence, stored, body, shareable };
  };
  const work = (
    request: CacheableRequest<Other>,
    { find, stores }: { find: (() => Promise<Flown<Other> | null>) | null; stores: boolean },
  ): SharedWork<Flown<Other>> => {
    let running: SharedWork<Execution<Other>> | null = null;
    let abandoned = false;
    const run = async () => {
      const found = find === null ? null : await find();
      if (found !== null) return found;
      // In one turn: the fence is from before the first statement.
      const fence = stores ? log.fence() : null;
      const startedAt = now();
      running = request.begin();
      if (abandoned) running.abandon();
      return conclude(request, await running.done, { fence, startedAt });
    };
    return {
      done: run(),
      abandon: () => {
        abandoned = true;
        running?.abandon();
      },
    };
  };
  return {
    shared: (request) => work(request, { find: shared === null ? null : () => findShared(request), stores: true }),
    fresh: (request) => work(request, { find: null, stores: true }),
    alone: (request) => work(request, { find: null, stores: false }),
    isFor: ({ fence, execution, shareable }, arrivedAt) => {
      if (!shareable || fence === null) return false;
      if (fence.look >= arrivedAt && fence.look > 0) return true;
      return execution.kind === 'answer' && log.judge({ fence, tags: execution.tags }) === 'current';
    },
  };
}

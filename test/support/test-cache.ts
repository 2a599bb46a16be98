import { createAnswerBody } from '../../src/cache/answer-body.ts';
import type { CacheReport } from '../../src/cache/cache-report.ts';
import { createInvalidationLog, type InvalidationLog } from '../../src/cache/invalidation-log.ts';
import type { KeyValueStore } from '../../src/cache/key-value-store.ts';
import { createNearAnswers } from '../../src/cache/near-answers.ts';
import { createResponseCache, type ResponseCache } from '../../src/cache/response-cache.ts';
import { createSharedAnswers } from '../../src/cache/shared-answers.ts';
import type { InvalidationSource } from '../../src/domain/invalidation-source.ts';
import type { StopSignal } from '../../src/domain/stop-signal.ts';
import type { CachePolicy } from '../../src/execution/cache-policy.ts';
import { createCapturingLogger } from './capturing-logger.ts';
import { createMemoryLog, type MemoryLog } from './memory-log.ts';

/** What the tests' executions give instead of an answer. */
export type Failure = 'outage' | 'wrong';

/** An execution that a test holds in its hands. */
export interface HeldExecution {
  /** Of what was asked. */
  readonly key: string;
  readonly answer: (text: string, given?: { readonly tags?: readonly string[]; readonly policy?: Partial<CachePolicy> }) => void;
  readonly fail: (failure: Failure, shareable?: boolean) => void;
  readonly reject: (error: Error) => void;
  readonly isAbandoned: () => boolean;
}

/** A response cache over a log in memory, on a clock that stands still. */
export interface TestCache {
  readonly cache: ResponseCache<Failure>;
  readonly log: InvalidationLog;
  readonly source: MemoryLog;
  /** Milliseconds; `wall` is the clock that may be set. */
  readonly clock: { steady: number; wall: number };
  readonly reports: CacheReport[];
  readonly executions: HeldExecution[];
  readonly near: ReturnType<typeof createNearAnswers>;
  /** Asks as a client would; the answer's text, or what came instead. */
  readonly ask: (key: string, options?: { readonly policy?: Partial<CachePolicy>; readonly leaving?: StopSignal }) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** A policy of 100 seconds for everybody. */
export const TEST_POLICY: CachePolicy = { maxAgeSeconds: 100, scope: 'PUBLIC', setBy: null, privateBy: null, uncacheableBecause: null };

/** Builds and starts one. */
export async function createTestCache(
  options: {
    source?: MemoryLog;
    store?: Pick<KeyValueStore, 'get' | 'set'>;
    maxBytes?: number;
    staleIfErrorMs?: number;
    random?: number;
    maxTags?: number;
    /** What stands between the log and its source, and between the log and the cache. */
    wrapSource?: (source: InvalidationSource) => InvalidationSource;
    wrapLog?: (log: InvalidationLog) => InvalidationLog;
    /** What the log takes for its clock. */
    logNow?: () => number;
  } = {},
): Promise<TestCache> {
  const { source = createMemoryLog(), maxTags, wrapSource = (one) => one, wrapLog = (one) => one } = options;
  const clock = { steady: 0, wall: 1_000_000 };
  const logNow = options.logNow ?? (() => clock.steady);
  const { logger } = createCapturingLogger();
  const parts = { source: wrapSource(source), logger, now: logNow, ...(maxTags === undefined ? {} : { maxTags }) };
  const log = wrapLog(createInvalidationLog(parts));
  await log.start();
  const reports: CacheReport[] = [];
  const executions: HeldExecution[] = [];
  const now = () => clock.wall;
  const near = createNearAnswers(options.maxBytes ?? 1_000_000);
  const cache = createResponseCache<Failure>({
    log,
    near,
    shared: options.store === undefined ? null : createSharedAnswers(options.store, now),
    createBody: (bytes, onGrow) => createAnswerBody(bytes, { compress: () => null, onGrow }),
    now,
    random: () => options.random ?? 0,
    isOutage: (failure) => failure === 'outage',
    staleIfErrorMs: options.staleIfErrorMs ?? 0,
    onAnswer: (report) => void reports.push(report),
  });
  const ask: TestCache['ask'] = async (key, { policy, leaving } = {}) => {
    const answered = await cache.answer({
      key,
      policy: { ...TEST_POLICY, ...policy },
      leaving: leaving ?? null,
      begin: () => {
        const { execution, work } = createExecution(key, policy);
        executions.push(execution);
        return work;
      },
    });
    return answered.kind === 'answer' ? answered.body.identity.toString() : answered.other;
  };
  return { cache, log, source, clock, reports, executions, near, ask, stop: log.stop };
}

function createExecution(key: string, asked: Partial<CachePolicy> = {}) {
  type Done = Awaited<ReturnType<Parameters<ResponseCache<Failure>['answer']>[0]['begin']>['done']>;
  const done = Promise.withResolvers<Done>();
  let abandoned = false;
  const execution: HeldExecution = {
    key,
    answer: (text, { tags = [], policy = {} } = {}) =>
      done.resolve({ kind: 'answer', bytes: Buffer.from(text), tags, policy: { ...TEST_POLICY, ...asked, ...policy } }),
    fail: (other, shareable = true) => done.resolve({ kind: 'other', other, shareable }),
    reject: done.reject,
    isAbandoned: () => abandoned,
  };
  const work = {
    done: done.promise,
    abandon: () => {
      abandoned = true;
    },
  };
  return { execution, work };
}

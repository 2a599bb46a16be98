import { type ExecutionResult, GraphQLError } from 'graphql';
import { isFarsightError } from '../domain/errors.ts';
import { raceAbort } from '../domain/race-abort.ts';
import type { StopSignal } from '../domain/stop-signal.ts';
import type { Logger } from '../observability/logger.ts';
import { findCancellation } from './cancellation.ts';
import type { ExecutionRequest, Executor } from './executor.ts';

/** As a gateway says that what it asked did not answer in time. Unlike 503 it invites nobody to try again at once. */
const TIMEOUT_STATUS = 504;
/** As access logs of proxies have it; the client does not see it. */
const GONE_STATUS = 499;
/** Names come from clients. */
const MAX_NAME_LENGTH = 64;
const MAX_STATEMENTS = 20;

/**
 * An executor that keeps to the {@link Cancellation} in each request's context: when it fires, a query is answered at once, with one error
 * and without data, whatever its resolvers still wait for. A mutation that began goes on to its end, so that its answer tells what happened.
 */
export function createCancellableExecutor(executor: Executor, logger: Logger): Executor {
  const run = async (request: ExecutionRequest): Promise<ExecutionResult> => {
    const cancellation = findCancellation(request.context);
    if (cancellation === null) return executor.run(request);
    const { signal, underWay } = cancellation;
    const startedAt = performance.now();
    let statements: string[] = [];
    const note = () => {
      statements = [...underWay].slice(0, MAX_STATEMENTS).map(({ label }) => label);
    };
    signal.addEventListener('abort', note, { once: true });
    try {
      signal.throwIfAborted();
      if (request.operation.operation === 'mutation') cancellation.disarm();
      return await raceAbort(executor.run(request), signal);
    } catch (error) {
      if (!signal.aborted || error !== signal.reason) throw error;
      logEnd(logger, signal, { operation: toName(request), durationMs: Math.round(performance.now() - startedAt), statements });
      return toStoppedResult(signal);
    } finally {
      signal.removeEventListener('abort', note);
    }
  };
  return { ...executor, run };
}

function logEnd(logger: Logger, { reason }: StopSignal, facts: Readonly<Record<string, unknown>>): void {
  if (isFarsightError(reason, 'OPERATION_TIMEOUT')) logger.warn(facts, 'An operation took too long and was ended');
  else logger.debug(facts, 'An operation was ended because its client went away');
}

/** What a request is answered that a signal ended. */
export function toStoppedResult({ reason }: StopSignal): ExecutionResult {
  const status = isFarsightError(reason, 'OPERATION_TIMEOUT') ? TIMEOUT_STATUS : GONE_STATUS;
  const message = reason instanceof Error ? reason.message : String(reason);
  return {
    errors: [new GraphQLError(message, { originalError: reason instanceof Error ? reason : null, extensions: { http: { status } } })],
  };
}

function toName({ operation }: ExecutionRequest): string | null {
  return operation.name?.value.slice(0, MAX_NAME_LENGTH) ?? null;
}

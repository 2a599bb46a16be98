import { AsyncLocalStorage } from 'node:async_hooks';
import { nestListeners, type WorkListener } from './work-listener.ts';

/** What an operation goes through, in this order; the first two are skipped for what is known already. */
export const OPERATION_PHASES = ['parse', 'plan', 'execute', 'encode'] as const;

/** One of {@link OPERATION_PHASES}. */
export type OperationPhase = (typeof OPERATION_PHASES)[number];

/** The database's part of an operation. */
export interface StatementUse {
  readonly count: number;
  /** How long at least one statement was under way. */
  readonly busyMs: number;
}

/** What is known of a request while it is answered. One object a request, for all that works for it. */
export interface RequestScope {
  readonly requestId: string;
  /** On the clock of `performance.now()`. */
  readonly startedAt: number;
  /** Milliseconds; null for phases that did not end yet, or never were. */
  readonly phases: Record<OperationPhase, number | null>;
  /** Surrounds the request's batches and statements; null where nothing follows the request. */
  work: WorkListener | null;
  /** Of the trace that the request is sampled for, in hex; null for all others. */
  traceId: string | null;
  /** Reads the statements so far, for an operator who asked to be told; null for all others. */
  readStatements: (() => StatementUse) | null;
}

const storage = new AsyncLocalStorage<RequestScope>();

/** Runs `work` so that all it logs and every error it reports carries the request's id. */
export function runInRequest<T>(requestId: string, work: () => T): T {
  const phases = { parse: null, plan: null, execute: null, encode: null };
  return storage.run({ requestId, startedAt: performance.now(), phases, work: null, traceId: null, readStatements: null }, work);
}

/** The request that the caller works for; undefined outside of one. */
export function currentRequest(): RequestScope | undefined {
  return storage.getStore();
}

/** Id of the request that the caller works for; undefined outside of one. */
export function currentRequestId(): string | undefined {
  return storage.getStore()?.requestId;
}

/**
 * Lets `listener` surround the request's batches and statements from here on, inside of those that do already. Loaders that exist keep
 * to what was there when they were made. Outside of a request it hears nothing.
 */
export function followRequest(listener: WorkListener): void {
  const scope = currentRequest();
  if (scope !== undefined) scope.work = scope.work === null ? listener : nestListeners(scope.work, listener);
}

/** The listener of the request that the caller works for; null when nothing follows it. */
export function currentListener(): WorkListener | null {
  return storage.getStore()?.work ?? null;
}

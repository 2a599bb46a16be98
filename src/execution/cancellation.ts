import type { ReadScope } from '../data/database.ts';
import { FarsightError } from '../domain/errors.ts';
import { StopSource } from '../domain/stop-signal.ts';

/**
 * Ends one execution early: at its deadline, or when nobody waits for its answer. Belongs to the execution, not to a request: whoever
 * shares one execution among several requests owns it, and abandons it when the last of them left.
 */
export interface Cancellation extends ReadScope {
  /** Fires at most once; its reason is a FarsightError `OPERATION_TIMEOUT` or `CLIENT_GONE`. */
  readonly signal: StopSource;
  /** Says that nobody waits for the answer any more. */
  abandon(): void;
  /** Lets the execution go on to its end, or tells that it came: nothing fires from here on. */
  disarm(): void;
}

/** Starts the time of an execution. The owner disarms it at the end. */
export function startCancellation(timeoutMs: number): Cancellation {
  const signal = new StopSource();
  let armed = true;
  const disarm = () => {
    armed = false;
    clearTimeout(timer);
  };
  const fire = (reason: () => FarsightError) => {
    if (!armed) return;
    disarm();
    signal.abort(reason());
  };
  const timer = setTimeout(() => fire(() => toTimeout(timeoutMs)), timeoutMs);
  // Whatever is under way keeps the process by itself.
  timer.unref();
  return {
    signal,
    underWay: new Set(),
    abandon: () => fire(createGoneError),
    disarm,
  };
}

/** The one that a context was made with; null for contexts without. */
export function findCancellation(context: unknown): Cancellation | null {
  return (context as { readonly cancellation?: Cancellation | null } | undefined)?.cancellation ?? null;
}

/** @throws the reason when the execution that `context` was made for was ended: what runs for nobody is not begun again */
export function assertNotCancelled(context: unknown): void {
  findCancellation(context)?.signal.throwIfAborted();
}

function toTimeout(timeoutMs: number): FarsightError {
  return new FarsightError('OPERATION_TIMEOUT', 'The operation took too long and was ended; ask for less at once, or try again later', {
    facts: { timeoutMs },
  });
}

/** Why what runs for a client ends that went away. */
export function createGoneError(): FarsightError {
  return new FarsightError('CLIENT_GONE', 'The client went away before its answer');
}

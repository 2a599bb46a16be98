/** A breaker's state: it lets calls through, or none until a time, or one to see. */
type BreakerState =
  | { readonly phase: 'closed'; readonly failures: number }
  | { readonly phase: 'open'; readonly until: number }
  | { readonly phase: 'trying' };

/** Keeps callers from waiting for something that does not answer. */
export interface CircuitBreaker {
  /**
   * Runs `work` with a deadline, or does not run it at all while the breaker is open.
   * @returns what `work` resolves to; undefined when it was not run, failed or was too late
   */
  run<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** True while calls are let through. */
  isClosed(): boolean;
}

/** How a breaker behaves. */
export interface CircuitBreakerOptions {
  /** A call that takes longer has failed; its late outcome is ignored. */
  readonly deadlineMs: number;
  /** So many failures in a row open it. */
  readonly failuresToOpen: number;
  /** How long it stays open before one call is let through to see. */
  readonly openMs: number;
  /** Hears of it opening (with the failure that did it) and closing. */
  readonly onChange?: (change: { open: boolean; cause?: unknown }) => void;
}

/** Builds a closed breaker. */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  let state: BreakerState = { phase: 'closed', failures: 0 };

  const admit = () => {
    if (state.phase === 'closed') return true;
    if (state.phase === 'trying' || Date.now() < state.until) return false;
    state = { phase: 'trying' };
    return true;
  };
  const succeed = () => {
    if (state.phase !== 'closed') options.onChange?.({ open: false });
    state = { phase: 'closed', failures: 0 };
  };
  const fail = (cause: unknown) => {
    const failures = state.phase === 'closed' ? state.failures + 1 : options.failuresToOpen;
    if (failures < options.failuresToOpen) {
      state = { phase: 'closed', failures };
      return;
    }
    if (state.phase === 'closed') options.onChange?.({ open: true, cause });
    state = { phase: 'open', until: Date.now() + options.openMs };
  };

  return {
    run: async (work) => {
      if (!admit()) return undefined;
      try {
        const result = await withinDeadline(work(), options.deadlineMs);
        succeed();
        return result;
      } catch (cause) {
        fail(cause);
        return undefined;
      }
    },
    isClosed: () => state.phase === 'closed',
  };
}

async function withinDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    // When this process itself was busy, timers come before the answers that have arrived meanwhile: one turn lets those in.
    timer = setTimeout(() => setImmediate(() => reject(new Error(`No answer within ${deadlineMs} ms`))), deadlineMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

import { performance } from 'node:perf_hooks';

/** Compiling thirty fields takes about a millisecond: while the process has time to spare, it pays soon. */
const MAX_UTILISATION = 0.8;
/** Measured over less, a single answer looks like a busy process. */
const UTILISATION_WINDOW_MS = 500;
/** After a compilation nothing is compiled for nineteen times as long: compiling takes 5 % of the process at most. */
const REST_FACTOR = 19;
/** What finds the queue full asks again when it runs next. */
const MAX_WAITING = 64;

/** Something to compile. */
export interface Compilation {
  /** True when compiling pays even while the process is busy. */
  readonly isUrgent: () => boolean;
  readonly compile: () => void;
  /** Called instead of `compile`: the process is busy, ask again. */
  readonly drop: () => void;
}

/** Compiles one at a time, each in a turn of the event loop of its own, and never more than a share of the process's time. */
export interface CompilationQueue {
  /** False when the queue is full. */
  readonly offer: (compilation: Compilation) => boolean;
  /** Forgets what waits. */
  readonly stop: () => void;
}

/** What a queue measures by. */
export interface CompilationClock {
  /** Milliseconds. */
  readonly now: () => number;
  /** Share of the time that the event loop was busy lately, 0–1. */
  readonly utilisation: () => number;
  /** Calls back in another turn, at the earliest after this many milliseconds; gives what cancels it. */
  readonly schedule: (callback: () => void, delayMs: number) => () => void;
}

/** An empty queue. */
export function createCompilationQueue(clock: CompilationClock = createClock()): CompilationQueue {
  const waiting: Compilation[] = [];
  let cancel: (() => void) | null = null;
  let restsUntil = 0;
  const schedule = () => {
    cancel ??= clock.schedule(turn, Math.max(0, restsUntil - clock.now()));
  };
  const turn = () => {
    cancel = null;
    const next = waiting.shift();
    if (next === undefined) return;
    if (clock.utilisation() > MAX_UTILISATION && !next.isUrgent()) next.drop();
    else {
      const startedAt = clock.now();
      next.compile();
      const endedAt = clock.now();
      restsUntil = endedAt + (endedAt - startedAt) * REST_FACTOR;
    }
    if (waiting.length > 0) schedule();
  };
  return {
    offer: (compilation) => {
      if (waiting.length >= MAX_WAITING) return false;
      waiting.push(compilation);
      schedule();
      return true;
    },
    stop: () => {
      waiting.length = 0;
      cancel?.();
      cancel = null;
    },
  };
}

function createClock(): CompilationClock {
  let last = performance.eventLoopUtilization();
  let measuredAt = performance.now();
  let utilisation = 0;
  return {
    now: () => performance.now(),
    utilisation: () => {
      if (performance.now() - measuredAt < UTILISATION_WINDOW_MS) return utilisation;
      const reading = performance.eventLoopUtilization();
      utilisation = performance.eventLoopUtilization(reading, last).utilization;
      last = reading;
      measuredAt = performance.now();
      return utilisation;
    },
    schedule: (callback, delayMs) => {
      if (delayMs > 0) {
        const timer = setTimeout(callback, delayMs).unref();
        return () => clearTimeout(timer);
      }
      const immediate = setImmediate(callback).unref();
      return () => clearImmediate(immediate);
    },
  };
}

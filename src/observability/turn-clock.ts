/** A reading is given to this many at most: none is older than what so few calls take. */
const MAX_USES = 16;

/** A clock for much that happens in one go. Reading a clock takes longer than most of what is timed. */
export interface TurnClock {
  /** Milliseconds, read now. */
  readonly exact: () => number;
  /**
   * Milliseconds, by the last reading if that was made in the same go: since then at most 14 others asked, and none of the promises'
   * callbacks that were made since have run. Never before an earlier reading.
   */
  readonly shared: () => number;
}

/** A clock over another. @param now milliseconds, never falling */
export function createTurnClock(now: () => number = () => performance.now()): TurnClock {
  let reading = 0;
  let usesLeft = 0;
  let isWatching = false;
  const forget = () => {
    usesLeft = 0;
    isWatching = false;
  };
  const exact = () => {
    reading = now();
    usesLeft = MAX_USES - 1;
    if (!isWatching) {
      isWatching = true;
      // Runs after what is waiting already, and before the process waits for anything else.
      DONE.then(forget, forget);
    }
    return reading;
  };
  return {
    exact,
    shared: () => {
      if (usesLeft === 0) return exact();
      usesLeft -= 1;
      return reading;
    },
  };
}

const DONE = Promise.resolve();

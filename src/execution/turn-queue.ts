/** Runs work that holds the process for a while, one piece in a turn of the event loop, first come first served. */
export type TurnQueue = <T>(work: () => T) => Promise<T>;

/** An empty queue. Between two pieces all else that waits has its turn: requests that arrived meanwhile, and answers of the database. */
export function createTurnQueue(): TurnQueue {
  const waiting: (() => void)[] = [];
  let scheduled = false;
  const schedule = () => {
    scheduled = true;
    setImmediate(() => {
      waiting.shift()?.();
      scheduled = false;
      if (waiting.length > 0) schedule();
    });
  };
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
      if (!scheduled) schedule();
    });
}

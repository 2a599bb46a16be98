/** A batch that is about to be fetched. */
export interface StartedBatch {
  /** The loader's key; for connections with `.pages` or `.counts`. */
  readonly loader: string;
  /** Keys in it. */
  readonly size: number;
}

/** A statement that is about to run. */
export interface StartedStatement {
  readonly label: string;
}

/** An operation that was answered. */
export interface AnsweredOperation {
  /** Null: it has no name; undefined: there is no valid operation. */
  readonly name: string | null | undefined;
  /** `partial`: data with errors; `refused`: errors alone; `timeout`: past its deadline; `cancelled`: its client went away. */
  readonly outcome: 'ok' | 'partial' | 'refused' | 'timeout' | 'cancelled';
  readonly durationMs: number;
}

/** An operation that was answered, as whoever follows its request is told. */
export interface FollowedOperation extends AnsweredOperation {
  /** Undefined: there is no valid operation. */
  readonly type: 'query' | 'mutation' | 'subscription' | undefined;
  /** True for one that the product's makers registered. */
  readonly persisted: boolean;
  /** Codes of its errors, each once, in the order of the errors. */
  readonly errorCodes: readonly string[];
}

/** Work as it is surrounded: what it is, how it is done, and how many rows its outcome holds. */
export interface SurroundedWork<Started, T> {
  readonly started: Started;
  /** Called once, at once. */
  readonly run: () => Promise<T>;
  readonly countRows: (outcome: T) => number;
}

/** Follows the keys of one loader. */
export interface KeyListener {
  /** A key is asked for by whatever runs. */
  readonly ask: (key: unknown) => void;
  /** Surrounds the fetch of keys that were asked for; gives what `run` gives. */
  readonly surroundFetch: <T>(keys: readonly unknown[], run: () => Promise<T>) => Promise<T>;
}

/**
 * Surrounds what a single request does, from start to end: the place for tracing. A statement that a batch needs runs inside of it, also
 * for asynchronous local storage. A request is followed from its context on (`followRequest`); of requests that nothing follows nothing
 * is paid but a look at their scope. Listeners must not throw, and give what `run` gives.
 */
export interface WorkListener {
  readonly surroundBatch: <T>(work: SurroundedWork<StartedBatch, T>) => Promise<T>;
  readonly surroundStatement: <T>(work: SurroundedWork<StartedStatement, T>) => Promise<T>;
  /**
   * An operation of the request begins; what is given back hears that it was answered, encoding and sending it still to come.
   * @param batched true for one of several in one body, which share the loaders, and so their batches
   */
  readonly startOperation?: (batched: boolean) => (operation: FollowedOperation) => void;
  /** Asked for each loader of the request, when it is made. */
  readonly followKeys?: () => KeyListener;
}

/** Both listeners, one around the other; keys are told to whichever follows them, the outer one first. */
export function nestListeners(outer: WorkListener, inner: WorkListener): WorkListener {
  const followKeys = outer.followKeys ?? inner.followKeys;
  return {
    surroundBatch: (work) => outer.surroundBatch({ ...work, run: () => inner.surroundBatch(work) }),
    surroundStatement: (work) => outer.surroundStatement({ ...work, run: () => inner.surroundStatement(work) }),
    startOperation: (batched) => {
      const endOuter = outer.startOperation?.(batched);
      const endInner = inner.startOperation?.(batched);
      return (operation) => {
        endInner?.(operation);
        endOuter?.(operation);
      };
    },
    ...(followKeys === undefined ? {} : { followKeys }),
  };
}

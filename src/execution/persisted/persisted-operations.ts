import { isFarsightError, toErrorMessage } from '../../domain/errors.ts';
import type { Logger } from '../../observability/logger.ts';
import type { DocumentValidator } from './check-operations.ts';
import { type LoadOptions, loadOperations } from './load-operations.ts';
import { findOperationFiles } from './operation-files.ts';
import { createOperationRegistry, type OperationRegistry } from './operation-registry.ts';
import { describeProblem, type PersistedOperation } from './persisted-operation.ts';

/** How often files are looked at. Watching would miss what happens behind links and on network drives; this misses nothing. */
const INTERVAL_MS = 2_000;
/** Looking takes at most one part in so many of the time. */
const IDLE_SHARE = 50;
const MAX_LOGGED_PROBLEMS = 50;

/** The registered operations as they are now, kept in step with their files. */
export interface PersistedOperations {
  /** The newest good set; the same object until another one takes its place, whole. */
  readonly registry: () => OperationRegistry;
  /** Calls the listener with each new registry, in the same turn in which it takes its place. @returns what ends that */
  readonly onChange: (listener: (registry: OperationRegistry) => void) => () => void;
  /** Reads the files at once if any has changed. Never rejects: a set that cannot be used is logged, and the old one stays. */
  readonly refresh: () => Promise<void>;
  /** Stops looking, and waits for what is under way. */
  readonly stop: () => Promise<void>;
}

/** How operations are loaded and looked after. */
export interface PersistedOperationsOptions extends LoadOptions {
  readonly logger: Logger;
  /** Between looks, in milliseconds; for tests. */
  readonly intervalMs?: number;
}

type State = {
  registry: OperationRegistry;
  /** Of the files it was read from. */
  loaded: string;
  /** At the last look. A change is read when it looks the same twice: a file that is being written is left alone. */
  seen: string;
  /** What was wrong with a change, so that it is told once. A failure may pass without a change, so it is tried again. */
  failure: string | null;
};

/**
 * Loads the operations and keeps them in step with their files. The timer keeps no process alive.
 * @throws FarsightError `BAD_CONFIG` as {@link loadOperations} does
 */
export async function openPersistedOperations(options: PersistedOperationsOptions): Promise<PersistedOperations> {
  const { paths, logger } = options;
  if (paths.length === 0 && !options.needsOperations) return createFixedOperations();
  const found = await findOperationFiles(paths);
  const state: State = {
    registry: await loadOperations(options, found),
    loaded: found.fingerprint,
    seen: found.fingerprint,
    failure: null,
  };
  logLoaded(logger, state.registry);
  const listeners = new Set<(registry: OperationRegistry) => void>();
  const look = (atOnce: boolean) => lookAgain({ state, options, atOnce, listeners });

  let running: Promise<unknown> = Promise.resolve();
  const enqueue = (atOnce: boolean) => {
    // One after another; none rejects.
    running = running.then(() => look(atOnce));
    return running;
  };
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const schedule = (delayMs: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      const startedAt = performance.now();
      void enqueue(false).then(() => schedule(Math.max(options.intervalMs ?? INTERVAL_MS, (performance.now() - startedAt) * IDLE_SHARE)));
    }, delayMs).unref();
  };
  schedule(options.intervalMs ?? INTERVAL_MS);
  return {
    registry: () => state.registry,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: async () => {
      if (!stopped) await enqueue(true);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      listeners.clear();
      await running;
    },
  };
}

function createFixedOperations(): PersistedOperations {
  const registry = createOperationRegistry([]);
  return { registry: () => registry, onChange: () => () => undefined, refresh: async () => undefined, stop: async () => undefined };
}

interface Look {
  readonly state: State;
  readonly options: PersistedOperationsOptions;
  /** False waits until a change has come to rest. */
  readonly atOnce: boolean;
  readonly listeners: ReadonlySet<(registry: OperationRegistry) => void>;
}

async function lookAgain({ state, options, atOnce, listeners }: Look): Promise<void> {
  const { logger } = options;
  try {
    const found = await findOperationFiles(options.paths);
    const isResting = atOnce || found.fingerprint === state.seen;
    state.seen = found.fingerprint;
    if (found.fingerprint === state.loaded) state.failure = null;
    if (found.fingerprint === state.loaded || !isResting) return;
    const validate = skipKnown(state.registry, options.validate);
    const next = await loadOperations({ ...options, validate }, found);
    state.loaded = found.fingerprint;
    state.failure = null;
    if (isSameSet(state.registry, next)) return;
    const previous = state.registry;
    state.registry = next;
    logLoaded(logger, next, previous);
    for (const listener of listeners) tell(listener, next, logger);
  } catch (error) {
    const failure = toErrorMessage(error);
    if (failure === state.failure) return;
    state.failure = failure;
    const reason = isFarsightError(error) ? { reason: failure } : { err: error };
    logger.error(reason, 'The changed persisted operations cannot be used; going on with those from before');
  }
}

/** The schema does not change while a process runs: what was valid is. */
function skipKnown(registry: OperationRegistry, validate: DocumentValidator): DocumentValidator {
  const known = new Set(registry.operations.map(({ text }) => text));
  return (text) => (known.has(text) ? [] : validate(text));
}

function isSameSet(before: OperationRegistry, after: OperationRegistry): boolean {
  return toComparable(before) === toComparable(after);
}

function toComparable({ operations, quarantined }: OperationRegistry): string {
  return JSON.stringify([operations, quarantined]);
}

function tell(listener: (registry: OperationRegistry) => void, registry: OperationRegistry, logger: Logger): void {
  try {
    listener(registry);
  } catch (error) {
    logger.error({ err: error }, 'A listener to persisted operations failed');
  }
}

function logLoaded(logger: Logger, registry: OperationRegistry, previous: OperationRegistry = createOperationRegistry([])): void {
  const before = new Set(previous.operations.map(toKey));
  const after = new Set(registry.operations.map(toKey));
  const counts = {
    operations: after.size,
    quarantined: registry.quarantined.length,
    added: [...after].filter((key) => !before.has(key)).length,
    removed: [...before].filter((key) => !after.has(key)).length,
  };
  logger.info(counts, 'Persisted operations are loaded');
  for (const problem of registry.quarantined.slice(0, MAX_LOGGED_PROBLEMS))
    logger.warn({ problem: describeProblem(problem) }, 'A persisted operation is left out');
}

function toKey({ client, id, text }: PersistedOperation): string {
  return JSON.stringify([client, id, text]);
}

import { setTimeout as delay } from 'node:timers/promises';
import { toErrorMessage } from '../domain/errors.ts';
import type { InvalidationSource, LogConnection, LogPull } from '../domain/invalidation-source.ts';
import type { Logger } from '../observability/logger.ts';

/** Without a wake-up, so often: a third of what a look is good for, so that one may fail. */
const HEARTBEAT_MS = 300;
/** While a transaction is under way that may commit unheard, since whoever wakes may leave that to another: sooner, ever less so. */
const FIRST_SETTLE_MS = 10;
const LAST_SETTLE_MS = 100;
const FIRST_RETRY_MS = 20;
const LAST_RETRY_MS = 1_000;

/** A look at the log, and when it was begun. */
export interface FollowedPull {
  readonly pull: LogPull;
  readonly startedAt: number;
}

/** Keeps looking at a log. */
export interface LogFollower {
  /** Resolves after the first look or the first failure; goes on until it is stopped. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Looks once more, after a look that is under way; resolves when that is done, whatever came of it. */
  readonly refresh: () => Promise<void>;
}

/** Parts of {@link createLogFollower}. */
export interface LogFollowerParts {
  readonly source: InvalidationSource;
  readonly logger: Logger;
  readonly now: () => number;
  /** Takes what a look gave; one at a time, in order. */
  readonly take: (pull: FollowedPull) => void;
  /** The snapshot to look from. */
  readonly after: () => string;
  /** False while transactions are under way that the last look could not see. */
  readonly isSettled: () => boolean;
}

/**
 * Looks at the log whenever it is woken, and by itself; one look at a time, and one more when it was woken meanwhile. A connection that is
 * lost is made anew, again and again: listening first, then looking, so that nothing in between is missed.
 */
export function createLogFollower({ source, logger, now, take, after, isSettled }: LogFollowerParts): LogFollower {
  const stopped = new AbortController();
  let connection: LogConnection | null = null;
  let looking: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let settleMs = FIRST_SETTLE_MS;
  let connecting: Promise<void> | null = null;

  const lookOnce = async () => {
    const current = connection;
    if (current === null) return;
    const startedAt = now();
    try {
      const pull = await current.pull(after());
      if (connection === current) take({ pull, startedAt });
    } catch (error) {
      logger.debug({ err: error }, 'The invalidation log could not be read');
      if (connection === current) lose(current);
    }
  };
  const look = (): Promise<void> => {
    if (looking === null) {
      looking = lookOnce().finally(() => {
        looking = null;
        schedule();
      });
      return looking;
    }
    next ??= looking.then(() => {
      next = null;
      return look();
    });
    return next;
  };
  const schedule = () => {
    clearTimeout(timer);
    if (stopped.signal.aborted || connection === null) return;
    const settled = isSettled();
    timer = setTimeout(() => void look(), settled ? HEARTBEAT_MS : settleMs);
    timer.unref();
    settleMs = settled ? FIRST_SETTLE_MS : Math.min(settleMs * 2, LAST_SETTLE_MS);
  };
  const wake = () => {
    settleMs = FIRST_SETTLE_MS;
    void look();
  };
  const lose = (lost: LogConnection) => {
    if (connection !== lost) return;
    connection = null;
    clearTimeout(timer);
    lost.close().catch((error: unknown) => logger.debug({ err: error }, 'A lost connection to the invalidation log could not be closed'));
    if (!stopped.signal.aborted) logger.warn('The invalidation log is lost; nothing is answered from the cache until it is followed again');
    connecting ??= reconnect();
  };
  const connectOnce = async () => {
    const lost = Promise.withResolvers<LogConnection>();
    const opened = await source.connect({ onWake: wake, onLost: () => void lost.promise.then(lose) });
    lost.resolve(opened);
    if (stopped.signal.aborted) return opened.close();
    connection = opened;
    await look();
  };
  const reconnect = async () => {
    for (let retryMs = FIRST_RETRY_MS; !stopped.signal.aborted; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        await connectOnce();
        if (connection !== null) break;
      } catch (error) {
        logger.debug({ err: error, cause: toErrorMessage(error) }, 'The invalidation log could not be reached');
      }
      await delay(retryMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
    connecting = null;
    if (connection !== null) logger.info('The invalidation log is followed again');
  };

  return {
    start: async () => {
      try {
        await connectOnce();
      } catch (error) {
        logger.warn({ err: error }, 'The invalidation log cannot be reached yet; nothing is answered from the cache until it is');
      }
      if (connection === null && !stopped.signal.aborted) connecting ??= reconnect();
    },
    stop: async () => {
      stopped.abort();
      clearTimeout(timer);
      const last = connection;
      connection = null;
      await last?.close().catch((error: unknown) => logger.debug({ err: error }, 'The invalidation log could not be closed'));
      await connecting;
      await looking;
    },
    refresh: look,
  };
}

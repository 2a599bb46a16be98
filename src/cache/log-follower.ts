import { setTimeout as delay } from 'node:timers/promises';
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

/** Parts of a {@link LogFollower}. */
export interface LogFollowerParts {
  readonly source: InvalidationSource;
  readonly logger: Logger;
  /** Milliseconds, never falling. */
  readonly now: () => number;
  /** Takes what a look gave; one at a time, in order. False: it is of no use, and the next is to begin elsewhere, at once. */
  readonly take: (pull: FollowedPull) => boolean;
  /** The snapshot to look from. */
  readonly after: () => string;
  /** False while transactions are under way that the last look could not see. */
  readonly isSettled: () => boolean;
}

/**
 * Looks at the log whenever it is woken, and by itself; one look at a time, and one more when it was woken meanwhile. A connection that is
 * lost is made anew, again and again: listening first, then looking, so that nothing in between is missed.
 */
export class LogFollower {
  readonly #parts: LogFollowerParts;
  readonly #stopped = new AbortController();
  #connection: LogConnection | null = null;
  #connecting: Promise<void> | null = null;
  #looking: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #settleMs = FIRST_SETTLE_MS;

  constructor(parts: LogFollowerParts) {
    this.#parts = parts;
  }

  /** Resolves after the first look or the first failure; goes on until it is stopped. */
  async start(): Promise<void> {
    try {
      await this.#connect();
    } catch (error) {
      this.#parts.logger.warn({ err: error }, 'The invalidation log cannot be reached yet; nothing is answered from the cache until it is');
    }
    if (this.#connection === null && !this.#stopped.signal.aborted) this.#connecting ??= this.#reconnect();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    clearTimeout(this.#timer);
    const last = this.#connection;
    this.#connection = null;
    if (last !== null) await this.#close(last);
    await this.#connecting;
    await this.#looking;
  }

  /** Looks once more, after a look that is under way; resolves when that is done, whatever came of it. */
  refresh(): Promise<void> {
    if (this.#looking === null) {
      this.#looking = this.#look().finally(() => {
        this.#looking = null;
        this.#schedule();
      });
      return this.#looking;
    }
    this.#next ??= this.#looking.then(() => {
      this.#next = null;
      return this.refresh();
    });
    return this.#next;
  }

  async #look(): Promise<void> {
    const { now, take, after, logger } = this.#parts;
    const connection = this.#connection;
    if (connection === null) return;
    const startedAt = now();
    try {
      const pull = await connection.pull(after());
      if (this.#connection === connection && !take({ pull, startedAt })) await this.#look();
    } catch (error) {
      logger.debug({ err: error }, 'The invalidation log could not be read');
      this.#lose(connection);
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#stopped.signal.aborted || this.#connection === null) return;
    const settled = this.#parts.isSettled();
    this.#timer = setTimeout(() => void this.refresh(), settled ? HEARTBEAT_MS : this.#settleMs);
    this.#timer.unref();
    this.#settleMs = settled ? FIRST_SETTLE_MS : Math.min(this.#settleMs * 2, LAST_SETTLE_MS);
  }

  #wake(): void {
    this.#settleMs = FIRST_SETTLE_MS;
    void this.refresh();
  }

  #lose(lost: LogConnection): void {
    if (this.#connection !== lost) return;
    this.#connection = null;
    clearTimeout(this.#timer);
    void this.#close(lost);
    if (this.#stopped.signal.aborted) return;
    this.#parts.logger.warn('The invalidation log is lost; nothing is answered from the cache until it is followed again');
    this.#connecting ??= this.#reconnect();
  }

  async #connect(): Promise<void> {
    const connecting = Promise.withResolvers<LogConnection>();
    const connection = await this.#parts.source.connect({
      onWake: () => this.#wake(),
      // It may be lost before it is known here.
      onLost: () => void connecting.promise.then((lost) => this.#lose(lost)),
    });
    if (this.#stopped.signal.aborted) return this.#close(connection);
    this.#connection = connection;
    connecting.resolve(connection);
    await this.refresh();
  }

  async #reconnect(): Promise<void> {
    const { signal } = this.#stopped;
    for (let retryMs = FIRST_RETRY_MS; !signal.aborted; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        await this.#connect();
        if (this.#connection !== null) break;
      } catch (error) {
        this.#parts.logger.debug({ err: error }, 'The invalidation log could not be reached');
      }
      await delay(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
    this.#connecting = null;
    if (this.#connection !== null) this.#parts.logger.info('The invalidation log is followed again');
  }

  async #close(connection: LogConnection): Promise<void> {
    try {
      await connection.close();
    } catch (error) {
      this.#parts.logger.debug({ err: error }, 'A connection to the invalidation log could not be closed');
    }
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { ALL_TAG } from '../domain/cache-tags.ts';
import type { InvalidationSource, LogRow } from '../domain/invalidation-source.ts';
import type { Logger } from '../observability/logger.ts';
import type { Fence } from './fence.ts';
import { type FollowedPull, LogFollower } from './log-follower.ts';
import { FIRST_SNAPSHOT, parseSnapshot, type Snapshot, sees } from './snapshot.ts';
import { TagStamps } from './tag-stamps.ts';
import { parseWrittenToken, type WrittenToken } from './written-token.ts';

/** How old the last look may be for answers to be judged by it. */
const LEASE_MS = 1_000;
/** Between two looks for writes that clients say they made, however many of them wait. */
const WRITE_POLL_MS = 5;

/** What was built from what, and when. */
export interface JudgedAnswer {
  readonly fence: Fence;
  /** Not changed from here on. */
  readonly tags: Iterable<string>;
}

/**
 * `current`: nothing it was built from has changed since before it was read, as far as the last look shows; `changed`: something has;
 * `unknown`: that cannot be told, because it is of another database, of before what is known, or because the log is not followed.
 */
export type Judgement = 'changed' | 'current' | 'unknown';

/** Where the log is at, for whoever runs the gateway. */
export interface LogPosition {
  /** Whether the last look is young enough to judge by. */
  readonly following: boolean;
  readonly incarnation: string | null;
  /** Of the last look; null before the first. */
  readonly snapshot: string | null;
  /** Fences that began below it are misses. */
  readonly knownFrom: number;
  readonly tags: number;
  /** Tags that made way for others, and count for their whole kind. */
  readonly foldedTags: number;
}

/** What a look brought. */
export interface LogChanges {
  /** Transactions. */
  readonly rows: number;
  readonly tags: number;
  /** How late the oldest of its rows was heard of, in milliseconds; null for the first look at a log, whose rows may be of any age. */
  readonly lagMs: number | null;
}

/** What the invalidation log of a database says of answers. */
export interface InvalidationLog {
  /** Resolves after the first look, or when that failed: the log is then followed as soon as it can be. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Taken before the first statement of an execution. Null while the log is not followed: its answer is not to be stored. */
  readonly fence: () => Fence | null;
  readonly judge: (answer: JudgedAnswer) => Judgement;
  /**
   * Whether the log shows the write of a token, waiting for it for at most `timeoutMs`. False for tokens of other databases and for what is
   * no token.
   */
  readonly waitForWrite: (token: string, timeoutMs: number) => Promise<boolean>;
  /** Looks at once; resolves when what was committed before is known, or the look failed. */
  readonly refresh: () => Promise<void>;
  readonly position: () => LogPosition;
}

/** Parts of {@link createInvalidationLog}. */
export interface InvalidationLogParts {
  readonly source: InvalidationSource;
  readonly logger: Logger;
  /** Hears of each look that brought something. */
  readonly onChanges?: (changes: LogChanges) => void;
  /** How many tags' changes are told apart; 200,000 when left out. For tests. */
  readonly maxTags?: number;
  /** Milliseconds, never falling, whatever the clock on the wall does. */
  readonly now?: () => number;
}

/** Follows the log of a database; knows nothing before it is started. */
export function createInvalidationLog(parts: InvalidationLogParts): InvalidationLog {
  const log = new FollowedLog(parts);
  return {
    start: () => log.start(),
    stop: () => log.stop(),
    fence: () => log.fence(),
    judge: (answer) => log.judge(answer),
    waitForWrite: (token, timeoutMs) => log.waitForWrite(token, timeoutMs),
    refresh: () => log.refresh(),
    position: () => log.position(),
  };
}

class FollowedLog implements InvalidationLog {
  readonly #stamps: TagStamps;
  readonly #follower: LogFollower;
  readonly #now: () => number;
  readonly #onChanges: InvalidationLogParts['onChanges'];
  #incarnation: string | null = null;
  #snapshot: Snapshot | null = null;
  #knownFrom = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #changes = 0;
  #writeLook: WriteLook | null = null;
  /** Answers that were judged current, and by how many changes: until the next change they stay so. */
  #current = new WeakMap<JudgedAnswer, number>();

  constructor({ source, logger, onChanges, maxTags, now = () => performance.now() }: InvalidationLogParts) {
    this.#stamps = new TagStamps(maxTags === undefined ? {} : { maxTags });
    this.#now = now;
    this.#onChanges = onChanges;
    this.#follower = new LogFollower({
      source,
      logger,
      now,
      take: (pull) => this.#take(pull),
      after: () => this.#snapshot?.text ?? FIRST_SNAPSHOT,
      isSettled: () => this.#snapshot === null || this.#snapshot.xmin >= this.#snapshot.xmax,
    });
  }

  start(): Promise<void> {
    return this.#follower.start();
  }

  stop(): Promise<void> {
    return this.#follower.stop();
  }

  refresh(): Promise<void> {
    return this.#follower.refresh();
  }

  fence(): Fence | null {
    if (this.#snapshot === null || this.#incarnation === null || !this.#isFollowing()) return null;
    return { incarnation: this.#incarnation, snapshot: this.#snapshot, look: this.#changes };
  }

  judge(answer: JudgedAnswer): Judgement {
    if (!this.#isFollowing()) return 'unknown';
    if (this.#current.get(answer) === this.#changes) return 'current';
    const { incarnation, snapshot } = answer.fence;
    if (incarnation !== this.#incarnation || snapshot.xmin < this.#knownFrom) return 'unknown';
    if (this.#stamps.isStale(ALL_TAG, snapshot)) return 'changed';
    for (const tag of answer.tags) if (this.#stamps.isStale(tag, snapshot)) return 'changed';
    this.#current.set(answer, this.#changes);
    return 'current';
  }

  async waitForWrite(token: string, timeoutMs: number): Promise<boolean> {
    const written = parseWrittenToken(token);
    if (written === null || written.incarnation !== this.#incarnation) return false;
    const endsAt = this.#now() + timeoutMs;
    const leftMs = () => Math.max(0, endsAt - this.#now());
    while (!this.#shows(written) && leftMs() > 0) {
      const { looked, paused } = this.#lookForWrites();
      await settleWithin(looked, leftMs());
      if (!this.#shows(written)) await settleWithin(paused, leftMs());
    }
    return this.#shows(written);
  }

  position(): LogPosition {
    return {
      following: this.#isFollowing(),
      incarnation: this.#incarnation,
      snapshot: this.#snapshot?.text ?? null,
      knownFrom: this.#knownFrom,
      tags: this.#stamps.size,
      foldedTags: this.#stamps.folded,
    };
  }

  /** All of it in one turn: whoever judges sees the stamps with their snapshot, or neither. */
  #take({ pull, startedAt }: FollowedPull): boolean {
    const snapshot = parseSnapshot(pull.snapshot);
    const isOther = this.#incarnation !== pull.incarnation;
    if (isOther && this.#snapshot !== null) {
      this.#forget();
      return false;
    }
    const knewFrom = this.#knownFrom;
    if (isOther) {
      this.#incarnation = pull.incarnation;
      this.#knownFrom = pull.prunedBelow;
    } else if (this.#snapshot === null || this.#snapshot.xmin < pull.prunedBelow) {
      this.#knownFrom = Math.max(this.#knownFrom, pull.prunedBelow);
    }
    for (const { tags, xid } of pull.rows) for (const tag of tags) this.#stamps.add(tag, xid);
    this.#snapshot = snapshot;
    this.#lookedAt = startedAt;
    if (isOther || pull.rows.length > 0 || this.#knownFrom !== knewFrom) this.#changes += 1;
    if (pull.rows.length > 0) this.#onChanges?.(summarise(pull.rows, isOther));
    return true;
  }

  /**
   * Begins at the beginning: a look from the snapshot of one database leaves out what has the number of a transaction that this snapshot saw,
   * which in another database, such as one restored to an earlier state, is another transaction.
   */
  #forget(): void {
    this.#stamps.clear();
    this.#snapshot = null;
    this.#incarnation = null;
    this.#lookedAt = Number.NEGATIVE_INFINITY;
    this.#changes += 1;
  }

  #isFollowing(): boolean {
    return this.#now() - this.#lookedAt <= LEASE_MS;
  }

  /** A look, and the pause after it, for all who wait: tokens that are never shown must not keep the database busy. */
  #lookForWrites(): WriteLook {
    if (this.#writeLook !== null) return this.#writeLook;
    const looked = this.#follower.refresh();
    const paused = looked.then(async () => {
      await new Promise((over) => setTimeout(over, WRITE_POLL_MS).unref());
      this.#writeLook = null;
    });
    this.#writeLook = { looked, paused };
    return this.#writeLook;
  }

  #shows({ incarnation, xid }: WrittenToken): boolean {
    return incarnation === this.#incarnation && this.#snapshot !== null && sees(this.#snapshot, xid);
  }
}

/** One of the looks of {@link InvalidationLog.waitForWrite}. */
interface WriteLook {
  readonly looked: Promise<void>;
  readonly paused: Promise<void>;
}

function summarise(rows: readonly LogRow[], isFirst: boolean): LogChanges {
  return {
    rows: rows.length,
    tags: rows.reduce((sum, { tags }) => sum + tags.length, 0),
    lagMs: isFirst ? null : rows.reduce((oldest, { ageMs }) => Math.max(oldest, ageMs), 0),
  };
}

/** Waits for work, but no longer than so many milliseconds. */
async function settleWithin(work: Promise<void>, timeoutMs: number): Promise<void> {
  const done = new AbortController();
  const late = delay(timeoutMs, undefined, { signal: done.signal, ref: false }).catch(() => undefined);
  await Promise.race([work, late]);
  done.abort();
}

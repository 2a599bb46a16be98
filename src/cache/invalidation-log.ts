import { setTimeout as delay } from 'node:timers/promises';
import { ALL_TAG } from '../domain/cache-tags.ts';
import type { InvalidationSource } from '../domain/invalidation-source.ts';
import type { Logger } from '../observability/logger.ts';
import type { Fence } from './fence.ts';
import { createLogFollower, type FollowedPull } from './log-follower.ts';
import { FIRST_SNAPSHOT, parseSnapshot, type Snapshot, sees } from './snapshot.ts';
import { TagStamps } from './tag-stamps.ts';
import { parseWrittenToken } from './written-token.ts';

/** How old the last look may be for answers to be judged by it. */
const LEASE_MS = 1_000;
/** Between two looks for a write that a client says it made. */
const WRITE_POLL_MS = 5;

/** What was built from what, and when. */
export interface JudgedAnswer {
  readonly fence: Fence;
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
  /** Hears of each look that brought something. @param lagMs how late the oldest of its rows was heard of */
  readonly onChanges?: (changes: { readonly rows: number; readonly tags: number; readonly lagMs: number }) => void;
  /** For tests. */
  readonly maxTags?: number;
  /** Milliseconds, never falling, whatever the clock on the wall does. */
  readonly now?: () => number;
}

/** Follows the log of a database; knows nothing before it is started. */
export function createInvalidationLog(parts: InvalidationLogParts): InvalidationLog {
  const { source, logger, onChanges, now = () => performance.now() } = parts;
  const stamps = new TagStamps(parts.maxTags === undefined ? {} : { maxTags: parts.maxTags });
  let incarnation: string | null = null;
  let snapshot: Snapshot | null = null;
  let knownFrom = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let look = 0;

  // All of it in one turn: whoever judges sees the stamps with their snapshot, or neither.
  const take = ({ pull, startedAt }: FollowedPull) => {
    const next = parseSnapshot(pull.snapshot);
    if (incarnation !== pull.incarnation) {
      look += 1;
      stamps.clear();
      incarnation = pull.incarnation;
      knownFrom = pull.prunedBelow;
    } else if (snapshot === null || snapshot.xmin < pull.prunedBelow) {
      knownFrom = Math.max(knownFrom, pull.prunedBelow);
    }
    let tags = 0;
    for (const row of pull.rows) {
      tags += row.tags.length;
      for (const tag of row.tags) stamps.add(tag, row.xid);
    }
    snapshot = next;
    lookedAt = startedAt;
    if (pull.rows.length > 0) look += 1;
    if (pull.rows.length > 0) onChanges?.({ rows: pull.rows.length, tags, lagMs: Math.max(...pull.rows.map(({ ageMs }) => ageMs)) });
  };
  const follower = createLogFollower({ source, logger, now, take, after: () => snapshot?.text ?? FIRST_SNAPSHOT, isSettled });
  function isSettled(): boolean {
    return snapshot === null || snapshot.xmin >= snapshot.xmax;
  }
  const isFollowing = () => now() - lookedAt <= LEASE_MS;

  return {
    start: follower.start,
    stop: follower.stop,
    fence: () => (snapshot !== null && incarnation !== null && isFollowing() ? { incarnation, snapshot, look } : null),
    judge: ({ fence, tags }) => {
      if (!isFollowing() || fence.incarnation !== incarnation || fence.snapshot.xmin < knownFrom) return 'unknown';
      if (stamps.isStale(ALL_TAG, fence.snapshot)) return 'changed';
      for (const tag of tags) if (stamps.isStale(tag, fence.snapshot)) return 'changed';
      return 'current';
    },
    waitForWrite: async (token, timeoutMs) => {
      const written = parseWrittenToken(token);
      const endsAt = now() + timeoutMs;
      const isSeen = () => written !== null && written.incarnation === incarnation && snapshot !== null && sees(snapshot, written.xid);
      if (written === null || written.incarnation !== incarnation) return false;
      while (!isSeen() && now() < endsAt) {
        const late = new AbortController();
        await Promise.race([
          follower.refresh(),
          delay(endsAt - now(), undefined, { signal: late.signal, ref: false }).catch(() => undefined),
        ]);
        late.abort();
        if (!isSeen()) await delay(Math.min(WRITE_POLL_MS, Math.max(0, endsAt - now())), undefined, { ref: false });
      }
      return isSeen();
    },
    refresh: follower.refresh,
    position: () => ({
      following: isFollowing(),
      incarnation,
      snapshot: snapshot?.text ?? null,
      knownFrom,
      tags: stamps.size,
      foldedTags: stamps.folded,
    }),
  };
}

/** How a part of the gateway is: `off` where none is configured. */
export type PartStatus = 'up' | 'down' | 'off';

/** How the log of changes is followed: `off` where nothing is stored. */
export type LogStatus = 'following' | 'behind' | 'off';

/** What the readiness check answers. */
export interface Readiness {
  /** `degraded` serves all requests, slower. */
  readonly status: 'ready' | 'degraded' | 'unavailable' | 'draining';
  readonly parts: {
    readonly database: PartStatus;
    readonly sharedCache: PartStatus;
    /** Of changes. While it is `behind`, nothing stored is given out: answers are made anew, and requests are served all the same. */
    readonly log: LogStatus;
  };
}

/** Parts whose state decides. */
export interface ReadinessParts {
  /** Rejects when the database does not answer. */
  readonly pingDatabase: (timeoutMs: number) => Promise<void>;
  /** Null where no shared cache is configured. */
  readonly pingSharedCache: ((timeoutMs: number) => Promise<boolean>) | null;
  /** Null where no answers are stored. */
  readonly isFollowingLog: (() => boolean) | null;
  readonly isDraining: () => boolean;
  readonly timeoutMs: number;
}

/** A ping may go on for so many deadlines, so that a hanging database is not asked again each time. */
const PATIENCE = 5;

/**
 * Builds the check. Calls that overlap share one round of asking, so that however often health is asked for, a database
 * that hangs is asked once at a time.
 */
export function createReadinessCheck(parts: ReadinessParts): () => Promise<Readiness> {
  const database = shareWhileRunning(() =>
    within(
      parts.pingDatabase(parts.timeoutMs * PATIENCE).then(() => true),
      parts.timeoutMs,
    ),
  );
  const { pingSharedCache } = parts;
  const sharedCache = pingSharedCache && shareWhileRunning(() => within(pingSharedCache(parts.timeoutMs), parts.timeoutMs));
  return async () => {
    const [databaseUp, cacheUp] = await Promise.all([database(), sharedCache?.() ?? null]);
    const found: Readiness['parts'] = {
      database: databaseUp ? 'up' : 'down',
      sharedCache: cacheUp === null ? 'off' : cacheUp ? 'up' : 'down',
      log: parts.isFollowingLog === null ? 'off' : parts.isFollowingLog() ? 'following' : 'behind',
    };
    return { status: judge(found, parts.isDraining()), parts: found };
  };
}

function judge(parts: Readiness['parts'], draining: boolean): Readiness['status'] {
  if (draining) return 'draining';
  if (parts.database === 'down') return 'unavailable';
  return parts.sharedCache === 'down' ? 'degraded' : 'ready';
}

interface Attempt {
  /** What the caller hears, in time. */
  readonly answer: Promise<boolean>;
}

function shareWhileRunning(ask: () => { answer: Promise<boolean>; settled: Promise<unknown> }): () => Promise<boolean> {
  let running: Attempt | null = null;
  return () => {
    if (running === null) {
      const attempt = ask();
      running = attempt;
      // A ping past its deadline still occupies the database: nobody asks again before it ends.
      void attempt.settled.then(() => {
        running = null;
      });
    }
    return running.answer;
  };
}

function within(work: Promise<boolean>, timeoutMs: number): { answer: Promise<boolean>; settled: Promise<unknown> } {
  const outcome = work.catch(() => false);
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, false);
  });
  void outcome.then(() => clearTimeout(timer));
  return { answer: Promise.race([outcome, deadline]), settled: outcome };
}

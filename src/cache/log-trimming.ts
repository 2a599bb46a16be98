import type { InvalidationSource } from '../domain/invalidation-source.ts';
import type { Logger } from '../observability/logger.ts';

/** Marks are made as often: the log is trimmed to within this of what it is to keep. */
const INTERVAL_MS = 60_000;
/** A gateway that was away for longer starts empty, and so does what it finds in a shared store from before. */
const KEEP_MS = 24 * 60 * 60 * 1_000;
/** What a gateway reads when it starts: some tens of megabytes at most. */
const MAX_ROWS = 100_000;

/** Trims the log now and then; every gateway does, and more than one do no harm. The first time is after an interval. */
export function startLogTrimming({ source, logger }: { source: Pick<InvalidationSource, 'prune'>; logger: Logger }): { stop: () => void } {
  const timer = setInterval(() => {
    source.prune({ keepMs: KEEP_MS, maxRows: MAX_ROWS }).catch((error: unknown) => {
      logger.debug({ err: error }, 'The invalidation log could not be trimmed');
    });
  }, INTERVAL_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

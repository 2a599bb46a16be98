import { LRUCache } from 'lru-cache';
import type { Logger } from '../../observability/logger.ts';
import { toSha256 } from './document-digest.ts';

/** Lines in an hour: enough to complete a list from, too few to fill a disk. */
const MAX_LINES_AN_HOUR = 100;
const HOUR_MS = 60 * 60 * 1000;
/** Digests that are remembered, of 64 letters each. */
const MAX_KNOWN = 10_000;
const MAX_NAME_LENGTH = 128;

/** An operation that ran, though nobody registered it. */
export interface UnlistedOperation {
  readonly text: string;
  readonly operationName: string | null;
  readonly client: string | null;
}

/** Parts of the log; the limits are for tests. */
export interface UnlistedOperationsParts {
  readonly logger: Logger;
  /** Hears of each run. */
  readonly count: () => void;
  readonly maxLinesAnHour?: number;
  readonly maxKnown?: number;
  readonly now?: () => number;
}

/** Counts and logs operations that are not registered. */
export interface UnlistedOperations {
  /** Counts it, and logs it by digest when it is new and the hour has lines left. Never its text or variables. */
  readonly note: (operation: UnlistedOperation) => void;
  /** Digests in memory. */
  readonly size: () => number;
}

/** Nothing noted yet. Each digest is logged once while it is remembered; how many lines an hour went without is told after it. */
export function createUnlistedOperations(parts: UnlistedOperationsParts): UnlistedOperations {
  const { logger, count, maxLinesAnHour = MAX_LINES_AN_HOUR, now = Date.now } = parts;
  const known = new LRUCache<string, true>({ max: parts.maxKnown ?? MAX_KNOWN });
  let hour = { endsAt: now() + HOUR_MS, lines: 0, omitted: 0 };
  return {
    note: ({ text, operationName, client }) => {
      count();
      if (now() >= hour.endsAt) {
        if (hour.omitted > 0) logger.warn({ omitted: hour.omitted }, 'More unregistered operations ran in an hour than were logged');
        hour = { endsAt: now() + HOUR_MS, lines: 0, omitted: 0 };
      }
      const digest = toSha256(text);
      if (known.get(digest)) return;
      known.set(digest, true);
      if (hour.lines >= maxLinesAnHour) {
        hour.omitted += 1;
        return;
      }
      hour.lines += 1;
      logger.warn({ digest, operation: shorten(operationName), client: shorten(client) }, 'An operation ran that is not registered');
    },
    size: () => known.size,
  };
}

function shorten(name: string | null): string | null {
  return name === null ? null : name.slice(0, MAX_NAME_LENGTH);
}

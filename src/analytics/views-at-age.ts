import { invariant } from '../domain/invariant.ts';
import type { TimePoint } from './time-point.ts';

/** Which moment of a post's life. */
export interface PostAge {
  /** In ms since 1970. */
  readonly publishedAt: number;
  /** At least 0. */
  readonly hours: number;
}

const HOUR_MS = 3_600_000;
/** How many times the age the two neighbours may be apart: a line from the publication is then at most about a quarter too low. */
const MAX_GAP_IN_AGES = 1.5;

/**
 * A post's cumulative count at an age, on the straight line between the last snapshot until then and the first one from then on; null where either is
 * missing. Also null where the two are further apart than 1.5 times the age: views come fast at first and slowly later, so that a line over hours says
 * nothing of the first one. Real posts reach after one hour three times what a line from 0 to their count after four hours gives
 * (`npm run bench:views-at-age`).
 *
 * The publication counts as a snapshot of 0, unless one of that very time says otherwise. Snapshots from before it are left out. Counts may fall,
 * since platforms correct them. Of snapshots of the same time the last one given counts. The result need not be whole.
 * @param snapshots in any order, times in ms since 1970
 */
export function toViewsAtAge(snapshots: readonly TimePoint[], { publishedAt, hours }: PostAge): number | null {
  invariant(hours >= 0, `an age from 0 hours, got ${hours}`);
  const wanted = publishedAt + hours * HOUR_MS;
  let before: TimePoint = { time: publishedAt, value: 0 };
  let after: TimePoint | null = null;
  for (const snapshot of snapshots) {
    if (snapshot.time > wanted) {
      if (after === null || snapshot.time <= after.time) after = snapshot;
    } else if (snapshot.time >= before.time) before = snapshot;
  }
  if (before.time === wanted) return before.value;
  if (after === null) return null;
  const gap = after.time - before.time;
  if (gap > MAX_GAP_IN_AGES * hours * HOUR_MS) return null;
  return before.value + ((after.value - before.value) * (wanted - before.time)) / gap;
}

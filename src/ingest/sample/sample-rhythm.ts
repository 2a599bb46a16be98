import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;

/** How busy each hour of a day (UTC) is; people play and read in the evening. */
const BY_HOUR = [5, 3, 2, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 9, 11, 13, 16, 18, 18, 16, 12, 8];
/** How busy each day of a week is, from Sunday. */
const BY_WEEKDAY = [1.3, 0.9, 0.9, 0.95, 1, 1.15, 1.35];

/** A stretch of time. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** How busy a time is, in units without a meaning of their own. */
export function toBusyness(timeMs: number): number {
  const time = new Date(timeMs);
  return (BY_HOUR[time.getUTCHours()] ?? 0) * (BY_WEEKDAY[time.getUTCDay()] ?? 0);
}

/**
 * Times in ascending order, spread over a span in proportion to how busy each hour is.
 * Costs one step an hour and one a time.
 */
export function* generateTimes(random: Random, span: Span, count: number): Generator<number> {
  const hours = Math.max(1, Math.floor((span.endMs - span.startMs) / HOUR_MS));
  let total = 0;
  for (let hour = 0; hour < hours; hour += 1) total += toBusyness(span.startMs + hour * HOUR_MS);
  let hour = 0;
  let before = 0;
  let busyness = toBusyness(span.startMs);
  for (let number = 0; number < count; number += 1) {
    const wanted = ((number + random.next()) / count) * total;
    while (hour < hours - 1 && before + busyness <= wanted) {
      before += busyness;
      hour += 1;
      busyness = toBusyness(span.startMs + hour * HOUR_MS);
    }
    yield Math.floor(span.startMs + (hour + Math.min((wanted - before) / busyness, 0.999)) * HOUR_MS);
  }
}

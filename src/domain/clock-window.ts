import { invariant } from './invariant.ts';

/** A stretch of time that stays the same for a while, so that what is read in it can be stored for that while. */
export interface ClockWindow {
  /** Where it begins; what happens later belongs to it until `nextEdge`. */
  readonly from: Date;
  /** When it becomes another window; after the moment it was asked for. */
  readonly nextEdge: Date;
}

/** A moment in an IANA time zone, which must be one that `assertTimeZone` takes. */
export interface ZonedMoment {
  readonly now: Date;
  readonly timeZone: string;
}

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const MONDAY_OFFSET = 3;
const DAYS_A_WEEK = 7;
/** As many zones as there are by canonical names and links; other spellings make their own, so that the cache needs a bound. */
const MAX_FORMATS = 600;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The last days of a calendar, today included: one day is today alone.
 * @param days at least 1
 */
export function lastDaysWindow({ now, timeZone }: ZonedMoment, days = 1): ClockWindow {
  invariant(Number.isInteger(days) && days >= 1, `a whole number of days from 1, got ${days}`);
  const today = toLocalDay(now.getTime(), timeZone);
  return windowOf({ now, timeZone }, { firstDay: today - days + 1, nextDay: today + 1 });
}

/** This week of a calendar, from Monday (ISO 8601). */
export function weekWindow({ now, timeZone }: ZonedMoment): ClockWindow {
  const today = toLocalDay(now.getTime(), timeZone);
  const daysSinceMonday = (((today + MONDAY_OFFSET) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
  const monday = today - daysSinceMonday;
  return windowOf({ now, timeZone }, { firstDay: monday, nextDay: monday + DAYS_A_WEEK });
}

/**
 * The time from `lengthMs` ago, as of the last whole step: it moves only once in each step, and is up to a step longer than asked.
 * Steps count from 1970 in UTC; for days of a calendar use {@link lastDaysWindow}.
 * @param span both at least 1
 */
export function rollingWindow(now: Date, { lengthMs, stepMs }: { readonly lengthMs: number; readonly stepMs: number }): ClockWindow {
  invariant(lengthMs >= 1 && stepMs >= 1, `a window and steps of at least 1 ms, got ${lengthMs} and ${stepMs}`);
  const edge = Math.floor(now.getTime() / stepMs) * stepMs;
  return { from: new Date(edge - lengthMs), nextEdge: new Date(edge + stepMs) };
}

/** Days count from 1970-01-01 of the calendar. */
function windowOf({ now, timeZone }: ZonedMoment, { firstDay, nextDay }: { firstDay: number; nextDay: number }): ClockWindow {
  const [from] = toStartsOfDay(firstDay, timeZone);
  let nextEdge: number | undefined;
  // Clocks set back over midnight repeat a piece of a day whose end has been once already.
  for (let day = nextDay; nextEdge === undefined; day += 1) nextEdge = toStartsOfDay(day, timeZone).find((start) => start > now.getTime());
  return { from: new Date(from), nextEdge: new Date(nextEdge) };
}

/** When a day begins, in ms since 1970: at midnight, of which there may be two, else at the end of the gap that midnight falls into. */
function toStartsOfDay(day: number, timeZone: string): [number, ...number[]] {
  const midnight = day * DAY_MS;
  const offsets = [midnight - DAY_MS, midnight + DAY_MS].map((moment) => toLocal(moment, timeZone) - moment);
  const [earlier = midnight, later = midnight] = offsets.map((offset) => midnight - offset).sort((one, other) => one - other);
  const [first, ...others] = [...new Set([earlier, later])].filter((moment) => toLocal(moment, timeZone) === midnight);
  if (first !== undefined) return [first, ...others];
  return [findGapEnd(earlier, later, (moment) => toLocal(moment, timeZone) >= midnight)];
}

/** The first millisecond in `(before, after]` at which clocks show the day or later. */
function findGapEnd(before: number, after: number, isLater: (moment: number) => boolean): number {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isLater(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function toLocalDay(moment: number, timeZone: string): number {
  return Math.floor(toLocal(moment, timeZone) / DAY_MS);
}

/** What clocks of the zone show, as if it were UTC, in ms since 1970. */
function toLocal(moment: number, timeZone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(moment)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const milliseconds = ((moment % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
}

/** Making one takes some fifty times as long as using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  if (formats.size >= MAX_FORMATS) formats.clear();
  const numeric = 'numeric';
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

import { invariant } from './invariant.ts';
import { toLocalDay, toStartsOfDay, toWeekday } from './zone-calendar.ts';

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
const DAYS_A_WEEK = 7;

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
  const monday = today - toWeekday(today);
  return windowOf({ now, timeZone }, { firstDay: monday, nextDay: monday + DAYS_A_WEEK });
}

/** This month of a calendar. */
export function monthWindow({ now, timeZone }: ZonedMoment): ClockWindow {
  const today = toLocalDay(now.getTime(), timeZone);
  const date = new Date(today * DAY_MS);
  const first = today - date.getUTCDate() + 1;
  return windowOf({ now, timeZone }, { firstDay: first, nextDay: date.setUTCMonth(date.getUTCMonth() + 1, 1) / DAY_MS });
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

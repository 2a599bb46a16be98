import { invariant } from './invariant.ts';

/** Units of a calendar. Weeks begin on Monday (ISO 8601). */
export type CalendarUnit = 'DAY' | 'WEEK' | 'MONTH';

/** From one instant to another, which is outside, in the calendar of an IANA time zone that `assertTimeZone` takes. */
export interface ZonedRange {
  readonly from: Date;
  /** Not before `from`. */
  readonly until: Date;
  readonly timeZone: string;
}

/** What clocks and calendars show. */
export interface WeekHour {
  /** From 0, Monday, to 6, Sunday. */
  readonly weekday: number;
  /** From 0 to 23. */
  readonly hour: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const MONDAY_OFFSET = 3;
const DAYS_A_WEEK = 7;
/** As many zones as there are by canonical names and links; other spellings make their own, so that the cache needs a bound. */
const MAX_FORMATS = 600;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Where the days, weeks or months of a calendar begin that share time with a range, in order, and where the last of them ends: one edge more than there are
 * units, in ms since 1970; none for an empty range. The first may be before the range, the last edge after it.
 *
 * A day lasts 23 or 25 hours where clocks are set, begins at the end of the gap where its midnight is left out, and is missing where a zone skipped it
 * (Apia, 2011-12-30). Where clocks are set back over midnight, it begins when its date comes to stay. It takes some ten microseconds an edge:
 * bound the range.
 */
export function listCalendarEdges({ from, until, timeZone }: ZonedRange, unit: CalendarUnit): readonly number[] {
  const [first, last] = [from.getTime(), until.getTime()];
  invariant(first <= last, `a range that ends at ${from.toISOString()} or later, got ${until.toISOString()}`);
  if (first === last) return [];
  let day = toUnitStart(toLocalDay(first, timeZone), unit);
  // In a piece of a day that clocks set back repeat, the date shown is not the one that the instant belongs to.
  while (toLastingStart(day, timeZone) > first) day = toUnitStart(day - 1, unit);
  const edges: number[] = [];
  for (let edge = Number.NEGATIVE_INFINITY; edge < last; day = toNextUnit(day, unit)) {
    edge = toLastingStart(day, timeZone);
    if (edge !== edges.at(-1)) edges.push(edge);
  }
  return edges;
}

/** The weekday and hour that clocks of a zone show; of two hours of the same name where clocks are set back, both. */
export function toWeekHour(instant: Date, timeZone: string): WeekHour {
  const local = toLocal(instant.getTime(), timeZone);
  return { weekday: toWeekday(Math.floor(local / DAY_MS)), hour: Math.floor(modulo(local, DAY_MS) / HOUR_MS) };
}

/** The date that clocks of a zone show, as days since 1970-01-01 of the calendar. */
export function toLocalDay(moment: number, timeZone: string): number {
  return Math.floor(toLocal(moment, timeZone) / DAY_MS);
}

/**
 * The weekday of a date, from 0, Monday, to 6, Sunday.
 * @param day days since 1970-01-01
 */
export function toWeekday(day: number): number {
  return modulo(day + MONDAY_OFFSET, DAYS_A_WEEK);
}

/**
 * When a day begins, in ms since 1970: at midnight, of which there may be two, else at the end of the gap that midnight falls into.
 * @param day days since 1970-01-01 of the calendar
 */
export function toStartsOfDay(day: number, timeZone: string): [number, ...number[]] {
  const midnight = day * DAY_MS;
  const offsets = [midnight - DAY_MS, midnight + DAY_MS].map((moment) => toLocal(moment, timeZone) - moment);
  const [earlier = midnight, later = midnight] = offsets.map((offset) => midnight - offset).sort((one, other) => one - other);
  const [first, ...others] = [...new Set([earlier, later])].filter((moment) => toLocal(moment, timeZone) === midnight);
  if (first !== undefined) return [first, ...others];
  return [findGapEnd(earlier, later, (moment) => toLocal(moment, timeZone) >= midnight)];
}

/** Of two midnights, the last that comes out of the day before: clocks set back within a day repeat its midnight, those set back over it undo it. */
function toLastingStart(day: number, timeZone: string): number {
  const [first, ...others] = toStartsOfDay(day, timeZone);
  return others.findLast((start) => toLocalDay(start - 1, timeZone) < day) ?? first;
}

function toUnitStart(day: number, unit: CalendarUnit): number {
  if (unit === 'WEEK') return day - toWeekday(day);
  return unit === 'MONTH' ? day - new Date(day * DAY_MS).getUTCDate() + 1 : day;
}

/** @param day the first of a unit */
function toNextUnit(day: number, unit: CalendarUnit): number {
  // The longest month has 31 days, the shortest 28: 31 days after a first are in the next month.
  if (unit === 'MONTH') return toUnitStart(day + 31, unit);
  return day + (unit === 'WEEK' ? DAYS_A_WEEK : 1);
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

/** What clocks of the zone show, as if it were UTC, in ms since 1970. */
function toLocal(moment: number, timeZone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(moment)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second, modulo(moment, 1000));
}

/** The remainder in [0, divisor), of negative numbers, too. */
function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
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

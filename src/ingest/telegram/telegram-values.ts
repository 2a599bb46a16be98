import { isTitle, MAX_TITLE_LENGTH } from '../../domain/channel-name.ts';
import { FarsightError } from '../../domain/errors.ts';

/** Counts are Postgres bigints. */
export const MAX_COUNT = 2n ** 63n - 1n;

// Telegram began in 2013; the slack lets generated data through and keeps out epochs in milliseconds and year 0.
const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);
const TIME_PATTERN = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;
const SHOWN_CHARACTERS = 60;

/** A time, and whether its source said which zone it is in; without one it is read as UTC. */
export interface ZonedTime {
  readonly time: Date;
  readonly zoned: boolean;
}

/** A failure of one record; the message becomes the reason that is reported with its place. */
export function unreadable(what: string, expected: string, came: unknown): FarsightError {
  return new FarsightError('UNREADABLE_INPUT', `${what} must be ${expected}, got ${show(came)}`);
}

/** True for a JSON object or a CSV row, not for an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Text as the database can hold it. A NUL is dropped and half of a surrogate pair becomes U+FFFD: neither can be stored, and
 * the rest of a post is worth more than a character that shows as nothing. Always the same result, so imports stay repeatable.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** Cleaned text, null for nothing: absent and empty are the same in all sources. @throws FarsightError `UNREADABLE_INPUT` */
export function toOptionalText(what: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw unreadable(what, 'text', value);
  return cleanText(value) || null;
}

/** A channel's title, null for nothing. @throws FarsightError `UNREADABLE_INPUT` for one that is too long to be searched by */
export function toOptionalTitle(what: string, value: unknown): string | null {
  const title = toOptionalText(what, value);
  if (title !== null && !isTitle(title)) throw unreadable(what, `a title of at most ${MAX_TITLE_LENGTH} characters`, value);
  return title;
}

/**
 * A whole number as a decimal string without leading zeros: from a number, or from digits with an optional `.0`, as CSV files write them.
 * JSON numbers past 2⁵³ are refused, since they no longer say which number was meant.
 * @throws FarsightError `UNREADABLE_INPUT` for anything negative, fractional or past 2⁶³-1
 */
export function toCount(what: string, value: unknown): string {
  const digits = toDigits(value);
  if (digits === null || BigInt(digits) > MAX_COUNT) throw unreadable(what, 'a whole number from 0 to 2^63-1', value);
  return BigInt(digits).toString();
}

/** As {@link toCount}, null where the source has none. */
export function toOptionalCount(what: string, value: unknown): string | null {
  return value === null || value === undefined ? null : toCount(what, value);
}

/** An id from 1 to 2⁶³-1 as a decimal string. @throws FarsightError `UNREADABLE_INPUT` */
export function toId(what: string, value: unknown): string {
  const digits = toDigits(value);
  if (digits === null || BigInt(digits) > MAX_COUNT || BigInt(digits) < 1n)
    throw unreadable(what, 'a whole number from 1 to 2^63-1', value);
  return BigInt(digits).toString();
}

/** A message id; below 2⁵³, so that ranges of them are numbers. @throws FarsightError `UNREADABLE_INPUT` */
export function toMessageId(value: unknown): string {
  const id = toId('the message id', value);
  if (Number(id) > Number.MAX_SAFE_INTEGER) throw unreadable('the message id', 'at most 2^53-1', value);
  return id;
}

/** An ISO time with `T` or a space; finer digits than milliseconds are cut off. @throws FarsightError `UNREADABLE_INPUT` */
export function toTime(what: string, value: unknown): ZonedTime {
  const parts = typeof value === 'string' ? TIME_PATTERN.exec(value.trim()) : null;
  if (!parts) throw unreadable(what, 'a time like 2025-01-31T23:31:23', value);
  const [, day = '', clock = '', fraction = '', zone] = parts;
  // A fraction of any length is allowed by ISO 8601; three digits are what `Date.parse` must understand.
  const time = new Date(`${day}T${clock}${fraction.slice(0, 4)}${zone ?? 'Z'}`);
  // 30 February would otherwise become 2 March.
  const shifts = new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day;
  return { time: assertRange(what, time, shifts ? Number.NaN : time.getTime(), value), zoned: zone !== undefined };
}

/** A time from seconds since 1970, as a number or digits. @throws FarsightError `UNREADABLE_INPUT` */
export function toUnixTime(what: string, value: unknown): Date {
  const digits = toDigits(value);
  const milliseconds = digits === null ? Number.NaN : Number(digits) * 1000;
  return assertRange(what, new Date(milliseconds), milliseconds, value);
}

function assertRange(what: string, time: Date, milliseconds: number, came: unknown): Date {
  if (!(milliseconds >= EARLIEST_MS && milliseconds < LATEST_MS)) throw unreadable(what, 'a time from 2000 to 2099', came);
  return time;
}

function toDigits(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : null;
  if (typeof value === 'bigint') return value >= 0n ? value.toString() : null;
  if (typeof value !== 'string') return null;
  // 40 digits are past any limit here, and short enough for BigInt to be cheap.
  return /^(\d{1,40})(?:\.0+)?$/.exec(value.trim())?.[1] ?? null;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? JSON.stringify(value) : typeof value === 'object' ? describeObject(value) : String(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function describeObject(value: object | null): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : 'an object';
}

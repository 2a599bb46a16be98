import { FarsightError } from '../domain/errors.ts';
import { parseChannelOption } from '../ingest/telegram/channel-option.ts';

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads a time that an option gives.
 * @param option its name, for the message
 * @throws FarsightError `BAD_INPUT` unless it is an ISO 8601 time with its zone that exists
 */
export function parseTime(option: string, text: string): Date {
  const time = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  // `Date` moves 31 February into March: the day that was written must still be there.
  const day = Number(text.slice(8, 10));
  const daysInMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  if (ISO_TIME.test(text) && !Number.isNaN(time.getTime()) && day <= daysInMonth) return time;
  const expected = 'a time with its zone, such as 2026-06-16T18:00:00Z or 2026-06-16T20:00+02:00';
  throw new FarsightError('BAD_INPUT', `${option} must be ${expected}, got ${JSON.stringify(text)}`, { facts: { option, value: text } });
}

/** Reads `--observed-at`, as {@link parseTime} does. */
export function parseObservedAt(text: string): Date {
  return parseTime('--observed-at', text);
}

/**
 * Reads `--channel`: a handle, an address or a numeric id.
 * @returns `@handle`, or the id in decimal digits
 * @throws FarsightError `BAD_INPUT` for anything else
 */
export function parseChannel(text: string): string {
  const channel = parseChannelOption(text);
  return 'handle' in channel ? `@${channel.handle}` : channel.externalId;
}

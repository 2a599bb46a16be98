import { FarsightError } from './errors.ts';

/**
 * Checks that a name is an IANA time zone this runtime knows.
 * @param field the input field, for the error's facts
 * @throws FarsightError `BAD_INPUT`
 */
export function assertTimeZone(timeZone: string, field: string): void {
  if (isTimeZone(timeZone)) return;
  throw refuse('A time zone', timeZone, field);
}

/**
 * The same of an argument of a field.
 * @param argument as clients know it: `"timezone" of Channel.overview`
 * @throws FarsightError `BAD_INPUT` that names the argument
 */
export function readTimeZone(timeZone: string, argument: string): string {
  if (isTimeZone(timeZone)) return timeZone;
  throw refuse(argument, timeZone, argument);
}

function refuse(what: string, timeZone: string, field: string): FarsightError {
  const got = `got "${timeZone.slice(0, 60)}"`;
  return new FarsightError('BAD_INPUT', `${what} must be an IANA name such as "Europe/Kyiv", ${got}`, { facts: { field } });
}

/** Offsets such as "+02:00" are known to Intl, too, but have no daylight saving time. */
function isTimeZone(timeZone: string): boolean {
  return /^[A-Za-z]/.test(timeZone) && isKnown(timeZone);
}

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

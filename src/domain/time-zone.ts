import { FarsightError } from './errors.ts';

/**
 * Checks that a name is an IANA time zone this runtime knows.
 * @param field the input field, for the error's facts
 * @throws FarsightError `BAD_INPUT`
 */
export function assertTimeZone(timeZone: string, field: string): void {
  // Offsets such as "+02:00" are known to Intl, too, but have no daylight saving time.
  if (/^[A-Za-z]/.test(timeZone) && isKnown(timeZone)) return;
  throw new FarsightError('BAD_INPUT', `A time zone must be an IANA name such as "Europe/Kyiv", got "${timeZone.slice(0, 60)}"`, {
    facts: { field },
  });
}

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

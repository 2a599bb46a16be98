import { FarsightError } from './errors.ts';

/** A stretch of time: from its start up to, not including, its end. */
export interface TimeSpan {
  readonly from: Date;
  readonly before: Date;
}

const MS_A_YEAR = 365.25 * 86_400_000;
/** Nothing stored is older; longer ranges are mistakes, and would cost accordingly. */
const MAX_YEARS = 100;

/**
 * Checks a range that a client gives.
 * @param argument as clients know it: `"range" of Player.periodStats`
 * @throws FarsightError `BAD_INPUT` for one that ends before it begins, is empty, or spans more than a century
 */
export function readTimeSpan({ from, before }: TimeSpan, argument: string): TimeSpan {
  const got = `got from ${from.toISOString()} before ${before.toISOString()}`;
  if (from >= before) throw refuse(argument, `must end after it begins, ${got}`);
  if (before.getTime() - from.getTime() > MAX_YEARS * MS_A_YEAR) throw refuse(argument, `must span at most ${MAX_YEARS} years, ${got}`);
  return { from, before };
}

function refuse(argument: string, what: string): FarsightError {
  return new FarsightError('BAD_INPUT', `${argument} ${what}`, { facts: { field: argument } });
}

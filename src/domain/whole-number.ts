import { FarsightError } from './errors.ts';

/** What a number may be, and what it is called: `"first" of Analytics.meta`. */
export interface WholeNumberRule {
  readonly argument: string;
  readonly least: number;
  readonly most: number;
}

/**
 * The number, if it is in its range.
 * @throws FarsightError `BAD_INPUT` that names the argument
 */
export function readWholeNumber(value: number, { argument, least, most }: WholeNumberRule): number {
  if (value >= least && value <= most) return value;
  throw new FarsightError('BAD_INPUT', `${argument} must be from ${least} to ${most}, got ${value}`, { facts: { field: argument } });
}

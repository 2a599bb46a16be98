import { lastDaysWindow } from '../domain/clock-window.ts';
import { FarsightError } from '../domain/errors.ts';
import { readTimeSpan, type TimeSpan } from '../domain/time-span.ts';
import { readTimeZone } from '../domain/time-zone.ts';
import type { Context } from '../execution/context.ts';
import type { TimeRangeInput } from '../generated/graphql.ts';
import { lowerToNextEdge } from './lower-to-next-edge.ts';

/** What a field of a channel says of its time. */
export interface ChannelTimeArguments {
  readonly range?: TimeRangeInput | null;
  readonly timezone?: string | null;
}

/** A range in a time zone. */
export interface ChannelRange extends TimeSpan {
  /** IANA name. */
  readonly timeZone: string;
}

/** Which field reads its time, and what it allows. */
export interface ChannelRangeRules {
  /** As clients know it, `Channel.overview`. */
  readonly field: string;
  /** How many days of the calendar there are without an argument; today is the last. */
  readonly defaultDays: number;
  /** The most of a range; a century when absent. */
  readonly maxDays?: number;
}

const DAY_MS = 86_400_000;

/**
 * The range that a field asks for, in the zone that it asks for, else the channel's own, else UTC. Without one it is that of the last days, up to the end
 * of today, and the answer is stored until then at most.
 * @throws FarsightError `BAD_INPUT` that names the argument
 */
export function readChannelRange(
  { timeZone: ownTimeZone }: { readonly timeZone: string | null },
  { args, rules, context }: { args: ChannelTimeArguments; rules: ChannelRangeRules; context: Pick<Context, 'now' | 'policy'> },
): ChannelRange {
  const timeZone = readZone(ownTimeZone, args, rules.field);
  if (!args.range) {
    const now = context.now();
    const window = lastDaysWindow({ now, timeZone }, rules.defaultDays);
    lowerToNextEdge(context, { now, window }, rules.field);
    return { from: window.from, before: window.nextEdge, timeZone };
  }
  const argument = `"range" of ${rules.field}`;
  const { from, before } = readTimeSpan(args.range, argument);
  const { maxDays } = rules;
  if (maxDays !== undefined && before.getTime() - from.getTime() > maxDays * DAY_MS) {
    throw new FarsightError(
      'BAD_INPUT',
      `${argument} must span at most ${maxDays} days, got from ${from.toISOString()} before ${before.toISOString()}`,
      { facts: { field: argument } },
    );
  }
  return { from, before, timeZone };
}

/** The zone that a field asks for, else the channel's own, else UTC. @throws FarsightError `BAD_INPUT` that names the argument */
export function readZone(own: string | null, { timezone }: Pick<ChannelTimeArguments, 'timezone'>, field: string): string {
  return typeof timezone === 'string' ? readTimeZone(timezone, `"timezone" of ${field}`) : (own ?? 'UTC');
}

/** A whole number that an argument gives, within bounds. @throws FarsightError `BAD_INPUT` that names the argument */
export function readBetween(value: number, { argument, least, most }: { argument: string; least: number; most: number }): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new FarsightError('BAD_INPUT', `${argument} must be from ${least} to ${most}, got ${value}`, { facts: { field: argument } });
}

import type { ChannelRow } from '../data/channel-repository.ts';
import { lastDaysWindow } from '../domain/clock-window.ts';
import { FarsightError } from '../domain/errors.ts';
import type { Context } from '../execution/context.ts';
import type { ChannelMetric } from '../generated/graphql.ts';
import { loadMetric } from './channel-metric.ts';
import { type ChannelTimeArguments, readChannelRange } from './channel-range.ts';
import { lowerToNextEdge } from './lower-to-next-edge.ts';
import { listSeriesEdges } from './series-units.ts';

/** Days of a metric that are over. */
export interface DailySeries {
  /** Where each day begins and the last one ends, in ms since 1970: one more than there are days; none without days. */
  readonly edges: readonly number[];
  /** Null in gaps, and for days whose counts still rise. */
  readonly values: readonly (number | null)[];
  /** IANA name. */
  readonly timeZone: string;
}

/** Which metric of a channel is wanted, and of which field. */
export interface DailyRequest {
  readonly channel: ChannelRow;
  readonly metric: ChannelMetric;
  readonly args: ChannelTimeArguments;
  /** As clients know it: `Channel.anomalies`. */
  readonly field: string;
  readonly context: Context;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const DEFAULT_DAYS = 180;
const MAX_DAYS = 400;
/** By when posts have nine tenths of the views of their first month, as the median of 374 real ones had. */
const SETTLING_DAYS = 14;
/** Of these, a day is what it is once it is over; the others are of counts that rise for weeks. */
const SETTLED: ReadonlySet<ChannelMetric> = new Set(['SUBSCRIBERS', 'SUBSCRIBER_CHANGE', 'POSTS']);

/** The days of a range that are over, today aside. The answer is stored until today is over at most. */
export async function loadDailySeries({ channel, metric, args, field, context }: DailyRequest): Promise<DailySeries> {
  const rules = { field, defaultDays: DEFAULT_DAYS + 1, maxDays: MAX_DAYS };
  const { from, before, timeZone } = readChannelRange(channel, { args, rules, context });
  const now = context.now();
  const today = lastDaysWindow({ now, timeZone });
  lowerToNextEdge(context, { now, window: today }, field);
  const until = new Date(Math.max(from.getTime(), Math.min(before.getTime(), today.from.getTime())));
  const edges = listSeriesEdges({ from, before: until, timeZone }, 'DAY');
  const units = await loadMetric(context.loaders, { channelId: channel.id, metric, edges });
  const settledUntil = SETTLED.has(metric) ? Number.POSITIVE_INFINITY : today.from.getTime() - SETTLING_DAYS * DAY_MS;
  const values = units.map(({ value }, day) => ((edges[day + 1] ?? 0) <= settledUntil ? value : null));
  return { edges, values, timeZone };
}

/** Edges of the days that follow, one more than days; the first is where the last day ended. @param days at least 1 */
export function listNextEdges({ edges, timeZone }: DailySeries, days: number): readonly number[] {
  const start = edges.at(-1) ?? 0;
  // Days have up to 25 hours.
  const until = new Date(start + days * 25 * HOUR_MS);
  return listSeriesEdges({ from: new Date(start), before: until, timeZone }, 'DAY').slice(0, days + 1);
}

/** @throws FarsightError `BAD_INPUT` for a metric that grows without end, which has no usual day and no level */
export function assertNotCumulative(metric: ChannelMetric, field: string): void {
  if (metric !== 'SUBSCRIBERS') return;
  const argument = `"metric" of ${field}`;
  throw new FarsightError('BAD_INPUT', `${argument} must be one of what days add, such as SUBSCRIBER_CHANGE, got SUBSCRIBERS`, {
    facts: { field: argument },
  });
}

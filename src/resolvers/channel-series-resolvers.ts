import { toViewsAtAge } from '../analytics/views-at-age.ts';
import { FarsightError } from '../domain/errors.ts';
import type { Context } from '../execution/context.ts';
import type { ChannelMetric, Resolvers, SeriesGranularity, SeriesPoint } from '../generated/graphql.ts';
import { loadMetric } from './channel-metric.ts';
import { type ChannelRangeRules, readBetween, readChannelRange } from './channel-range.ts';
import { listSeriesEdges } from './series-units.ts';
import { toTimePoints } from './views-around.ts';

type Loaders = Context['loaders'];

const FIELD = 'Channel.series';
const MAX_UNITS = 400;
const MAX_OBSERVATIONS = 1000;
const MAX_AGE_HOURS = 720;
const HOUR_MS = 3_600_000;
/** Days of a range without the argument, and of the longest. */
const RULES: Readonly<Record<SeriesGranularity, ChannelRangeRules>> = {
  OBSERVATION: { field: FIELD, defaultDays: 30 },
  DAY: { field: FIELD, defaultDays: 30, maxDays: MAX_UNITS },
  WEEK: { field: FIELD, defaultDays: 84, maxDays: MAX_UNITS * 7 },
  // The shortest month has 28 days, twelve have 365.
  MONTH: { field: FIELD, defaultDays: 365, maxDays: Math.floor((MAX_UNITS / 12) * 365) },
};

/** Series of channels, and posts' views at an age. */
export const channelSeriesResolvers: {
  Channel: Pick<NonNullable<Resolvers['Channel']>, 'series'>;
  Post: Pick<NonNullable<Resolvers['Post']>, 'viewsAtAge'>;
} = {
  Channel: {
    series: async (channel, { metric, granularity, ...args }, context) => {
      const range = readChannelRange(channel, { args, rules: RULES[granularity], context });
      const units = { channelId: channel.id, metric };
      if (granularity === 'OBSERVATION') return loadObservations(context.loaders, { ...units, ...range });
      const edges = listSeriesEdges(range, granularity);
      const values = await loadMetric(context.loaders, { ...units, edges });
      return values.map((value, unit) => ({ from: new Date(edges[unit] ?? 0), before: new Date(edges[unit + 1] ?? 0), ...value }));
    },
  },
  Post: {
    viewsAtAge: async ({ id, publishedAt }, { hours }, { loaders }) => {
      const age = readBetween(hours, { argument: '"hours" of Post.viewsAtAge', least: 1, most: MAX_AGE_HOURS });
      const around = await loaders.viewsAround.load({ postId: id, at: new Date(publishedAt.getTime() + age * HOUR_MS) });
      return toViewsAtAge(around.flatMap(toTimePoints), { publishedAt: publishedAt.getTime(), hours: age });
    },
  },
};

async function loadObservations(
  { observations }: Loaders,
  { channelId, metric, from, before }: { channelId: string; metric: ChannelMetric; from: Date; before: Date },
): Promise<SeriesPoint[]> {
  if (metric !== 'SUBSCRIBERS' && metric !== 'SUBSCRIBER_CHANGE') {
    const argument = `"granularity" of ${FIELD}`;
    throw new FarsightError('BAD_INPUT', `${argument} must be DAY, WEEK or MONTH for ${metric}, got OBSERVATION`, {
      facts: { field: argument },
    });
  }
  const rows = await observations.load({ channelId, from, before, first: MAX_OBSERVATIONS + 1 });
  if (rows.length > MAX_OBSERVATIONS) {
    const argument = `"range" of ${FIELD}`;
    const found = `got more from ${from.toISOString()} before ${before.toISOString()}`;
    throw new FarsightError('BAD_INPUT', `${argument} must hold at most ${MAX_OBSERVATIONS} observations, ${found}`, {
      facts: { field: argument },
    });
  }
  return rows.map(({ observedAt, subscribers }, index) => {
    const earlier = rows[index - 1];
    const change = earlier === undefined ? null : String(BigInt(subscribers) - BigInt(earlier.subscribers));
    const count = metric === 'SUBSCRIBERS' ? subscribers : change;
    return { from: observedAt, before: observedAt, value: count === null ? null : Number(count), count, posts: null };
  });
}

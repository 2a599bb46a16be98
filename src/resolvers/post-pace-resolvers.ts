import type { BestTimeCell } from '../analytics/best-times.ts';
import { rollingWindow } from '../domain/clock-window.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { readBetween, readZone } from './channel-range.ts';
import { type ComparedTimes, comparedWindow, compareTimes, toComparedRequest } from './compared-posts.ts';
import { lowerToNextEdge } from './lower-to-next-edge.ts';
import { requireRow } from './require-row.ts';
import { findTrending, TRENDING_AGES } from './trending.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;
const MAX_WINDOW_HOURS = 168;
const MAX_TRENDING = 50;
const CANDIDATES = 50;
const REFERENCES = 60;
const REFERENCE_DAYS = 90;

/** When channels' posts do well, and which do now. */
export const postPaceResolvers: { Channel: Pick<NonNullable<Resolvers['Channel']>, 'bestTimes' | 'trendingPosts'> } = {
  Channel: {
    bestTimes: async (channel, args, context) => {
      const timeZone = readZone(channel.timeZone, args, 'Channel.bestTimes');
      const now = context.now();
      const window = comparedWindow(now);
      lowerToNextEdge(context, { now, window }, 'Channel.bestTimes');
      const rows = await context.loaders.postAges.load(toComparedRequest(channel.id, window));
      return describeBestTimes(compareTimes(rows, { timeZone, until: window.nextEdge }), timeZone);
    },
    trendingPosts: async ({ id }, { windowHours, first }, context) => {
      const hours = readBetween(windowHours, { argument: '"windowHours" of Channel.trendingPosts', least: 1, most: MAX_WINDOW_HOURS });
      const size = readBetween(first, { argument: '"first" of Channel.trendingPosts', least: 1, most: MAX_TRENDING });
      const now = context.now();
      const window = rollingWindow(now, { lengthMs: hours * HOUR_MS, stepMs: QUARTER_MS });
      lowerToNextEdge(context, { now, window }, 'Channel.trendingPosts');
      const { postAges, postById } = context.loaders;
      const start = new Date(window.from.getTime() - REFERENCE_DAYS * DAY_MS);
      const [candidates, references] = await Promise.all([
        postAges.load({ channelId: id, from: window.from, before: window.nextEdge, first: CANDIDATES, ages: TRENDING_AGES }),
        postAges.load({ channelId: id, from: start, before: window.from, first: REFERENCES, ages: TRENDING_AGES }),
      ]);
      const { judged, trending } = findTrending(candidates, references);
      const posts = trending.slice(0, size).map(async ({ postId, ...evidence }) => ({
        ...evidence,
        post: await requireRow(postById.load(postId), 'post'),
      }));
      return { status: judged === 0 ? ('INSUFFICIENT_DATA' as const) : ('OK' as const), judged, posts: await Promise.all(posts) };
    },
  },
};

function describeBestTimes({ times, basis }: ComparedTimes, timeZone: string) {
  const common = { basis, timeZone, n: times.n };
  if (times.status === 'INSUFFICIENT_DATA') return { ...common, status: 'INSUFFICIENT_DATA' as const, usualViews: null, cells: [] };
  return { ...common, status: 'OK' as const, usualViews: Math.expm1(times.overall), cells: times.cells.map(describeCell) };
}

/** Effects are of logarithms, and times as many views to clients. */
function describeCell({ weekday, hour, posts, n, effect }: BestTimeCell) {
  const toFactor = (value: number | undefined) => (value === undefined ? null : Math.exp(value));
  return {
    weekday: weekday + 1,
    hour,
    posts,
    n,
    factor: toFactor(effect?.value),
    low: toFactor(effect?.low),
    high: toFactor(effect?.high),
  };
}

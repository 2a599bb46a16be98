import { type ChannelRate, toChannelRates } from '../analytics/channel-rates.ts';
import type { ChannelFiguresRow } from '../data/channel-figures-repository.ts';
import type { Context } from '../execution/context.ts';
import type { PostInteraction, Resolvers } from '../generated/graphql.ts';
import { type ChannelRange, readBetween, readChannelRange } from './channel-range.ts';
import { toChannelSums, toKnownEngagement, toKnownSum, toMeanViews } from './channel-sums.ts';

/** What the figures of a channel's range are resolved from. */
export interface ChannelOverviewSource extends ChannelRange {
  readonly channelId: string;
}

type Loaders = Context['loaders'];

const DEFAULT_DAYS = 30;
const MAX_TOP_DAYS = 400;
const MAX_TOP_POSTS = 50;

/** Channels' figures over a range, and the posts that lead in it. */
export const channelOverviewResolvers: Pick<Resolvers, 'ChannelOverview'> & {
  Channel: Pick<NonNullable<Resolvers['Channel']>, 'overview' | 'topPosts'>;
} = {
  Channel: {
    overview: (channel, args, context) => ({
      channelId: channel.id,
      ...readChannelRange(channel, { args, rules: { field: 'Channel.overview', defaultDays: DEFAULT_DAYS }, context }),
    }),
    topPosts: (channel, { sort, first, ...args }, context) => {
      const size = readBetween(first, { argument: '"first" of Channel.topPosts', least: 1, most: MAX_TOP_POSTS });
      const rules = { field: 'Channel.topPosts', defaultDays: DEFAULT_DAYS, maxDays: MAX_TOP_DAYS };
      const { from, before } = readChannelRange(channel, { args, rules, context });
      return context.loaders.topPosts.load({ channelId: channel.id, sort, from, before, first: size });
    },
  },
  ChannelOverview: {
    posts: async (source, _args, { loaders }) => (await loadFigures(source, loaders))?.posts ?? 0,
    postsWithViews: async (source, _args, { loaders }) => (await loadFigures(source, loaders))?.postsWithViews ?? 0,
    views: async (source, _args, { loaders }) => toKnownSum(await loadFigures(source, loaders), 'views'),
    forwards: async (source, _args, { loaders }) => toKnownSum(await loadFigures(source, loaders), 'forwards'),
    replies: async (source, _args, { loaders }) => toKnownSum(await loadFigures(source, loaders), 'replies'),
    reactions: async (source, _args, { loaders }) => toKnownSum(await loadFigures(source, loaders), 'reactions'),
    meanViews: async (source, _args, { loaders }) => toMeanViews(await loadFigures(source, loaders)),
    reachRate: (source, _args, { loaders }) => loadRate(source, loaders, 'reachRate'),
    engagementRate: async (source, _args, { loaders }) =>
      toChannelRates(toChannelSums(await loadFigures(source, loaders), null)).engagementRate,
    errSubscribers: (source, _args, { loaders }) => loadRate(source, loaders, 'errSubscribers'),
    viralityRate: async (source, _args, { loaders }) =>
      toChannelRates(toChannelSums(await loadFigures(source, loaders), null)).viralityRate,
    knownEngagementRate: async (source, _args, { loaders }) => toKnownEngagement(await loadFigures(source, loaders)),
    knownInteractions: async (source, _args, { loaders }) => listKnownInteractions(await loadFigures(source, loaders)),
    subscribers: async (source, _args, { loaders }) => (await loadSubscribers(source, loaders, 'before'))?.subscribers ?? null,
    subscribersAt: async (source, _args, { loaders }) => (await loadSubscribers(source, loaders, 'before'))?.observedAt ?? null,
    subscribersBeforeAt: async (source, _args, { loaders }) => (await loadSubscribers(source, loaders, 'from'))?.observedAt ?? null,
    subscriberChange: async (source, _args, { loaders }) => {
      const [start, end] = await Promise.all([loadSubscribers(source, loaders, 'from'), loadSubscribers(source, loaders, 'before')]);
      // The same observation twice is no growth of 0 that somebody saw.
      if (start === null || end === null || start.observedAt.getTime() === end.observedAt.getTime()) return null;
      return String(BigInt(end.subscribers) - BigInt(start.subscribers));
    },
  },
};

async function loadFigures(
  { channelId, from, before }: ChannelOverviewSource,
  { channelFigures }: Loaders,
): Promise<ChannelFiguresRow | null> {
  const [figures = null] = await channelFigures.load({ channelId, edges: [from.getTime(), before.getTime()] });
  return figures;
}

async function loadSubscribers(source: ChannelOverviewSource, { subscribersAt }: Loaders, end: 'before' | 'from') {
  const [observed = null] = await subscribersAt.load({ channelId: source.channelId, at: source[end] });
  return observed;
}

/** A rate that divides by subscribers; the others need no number of them. */
async function loadRate(source: ChannelOverviewSource, loaders: Loaders, rate: 'errSubscribers' | 'reachRate'): Promise<ChannelRate> {
  const [figures, observed] = await Promise.all([loadFigures(source, loaders), loadSubscribers(source, loaders, 'before')]);
  return toChannelRates(toChannelSums(figures, observed?.subscribers ?? null))[rate];
}

function listKnownInteractions(figures: ChannelFiguresRow | null): PostInteraction[] {
  if (figures === null) return [];
  const known: Readonly<Record<PostInteraction, number>> = {
    REACTIONS: figures.postsWithReactions,
    FORWARDS: figures.postsWithForwards,
    COMMENTS: figures.postsWithReplies,
  };
  return (Object.keys(known) as PostInteraction[]).filter((interaction) => known[interaction] > 0);
}

import { invariant } from '../domain/invariant.ts';

/** Why a rate of a channel is unknown: see {@link toChannelRates}. */
export type MissingReason =
  | 'NO_POSTS'
  | 'VIEWS_MISSING'
  | 'REACTIONS_MISSING'
  | 'FORWARDS_MISSING'
  | 'COMMENTS_MISSING'
  | 'NEVER_TOGETHER'
  | 'SUBSCRIBERS_MISSING'
  | 'NO_SUBSCRIBERS'
  | 'NO_VIEWS';

/**
 * A rate with the number of posts it is made of, or why there is none. It is no share and has no interval of one: a reader may view, react and
 * comment more than once, so that it may pass 1.
 */
export type ChannelRate =
  | { readonly value: number; readonly reason: null; readonly posts: number }
  | { readonly value: null; readonly reason: MissingReason; readonly posts: 0 };

/** Sums over posts that have all of the measures a rate is made of: others would be in its numerator or its denominator alone. */
export interface ChannelSums {
  /** All posts of the range. */
  readonly posts: number;
  /** The channel's subscribers at the end of the range; null where unknown. */
  readonly subscribers: number | null;
  /** How many of the posts have each measure. */
  readonly known: Readonly<Record<PostMeasure, number>>;
  /** Of the posts with views. */
  readonly reach: { readonly posts: number; readonly views: number };
  /** Of the posts with reactions, forwards and comments: `interactions` is the sum of the three. */
  readonly interaction: { readonly posts: number; readonly interactions: number };
  /** Of the posts with views, reactions, forwards and comments. */
  readonly engagement: { readonly posts: number; readonly interactions: number; readonly views: number };
  /** Of the posts with views and forwards. */
  readonly virality: { readonly posts: number; readonly forwards: number; readonly views: number };
}

/** What a source may know or lack of a post. */
export type PostMeasure = 'views' | 'reactions' | 'forwards' | 'comments';

/** The four rates of a channel. */
export interface ChannelRates {
  /** Mean views of a post for each subscriber. */
  readonly reachRate: ChannelRate;
  /** Reactions, forwards and comments for each view. */
  readonly engagementRate: ChannelRate;
  /** Reactions, forwards and comments of a post for each subscriber. */
  readonly errSubscribers: ChannelRate;
  /** Forwards for each view. */
  readonly viralityRate: ChannelRate;
}

const MEASURE_MISSING = {
  views: 'VIEWS_MISSING',
  reactions: 'REACTIONS_MISSING',
  forwards: 'FORWARDS_MISSING',
  comments: 'COMMENTS_MISSING',
} as const satisfies Record<PostMeasure, MissingReason>;

/**
 * The rates of a channel over a range: reachRate = mean views a post / subscribers, engagementRate = (reactions + forwards + comments) / views,
 * errSubscribers = (reactions + forwards + comments) a post / subscribers, viralityRate = forwards / views. All are ratios of sums, so that a post
 * weighs by its views, and all sums of one rate are over the same posts.
 *
 * A rate is null, with the reason, where there are no posts, where no post has one of its measures or none has them together (`NEVER_TOGETHER`), where
 * subscribers are unknown, and where it would be divided by 0 (`NO_VIEWS`, `NO_SUBSCRIBERS`). A measure that is missing is never taken as 0.
 */
export function toChannelRates(sums: ChannelSums): ChannelRates {
  const { subscribers, reach, interaction, engagement, virality } = sums;
  return {
    reachRate: findGap(sums, reach.posts, ['views']) ?? toRateOfSubscribers(reach.views, reach.posts, subscribers),
    engagementRate:
      findGap(sums, engagement.posts, ['views', 'reactions', 'forwards', 'comments']) ?? toRateOfViews(engagement.interactions, engagement),
    errSubscribers:
      findGap(sums, interaction.posts, ['reactions', 'forwards', 'comments']) ??
      toRateOfSubscribers(interaction.interactions, interaction.posts, subscribers),
    viralityRate: findGap(sums, virality.posts, ['views', 'forwards']) ?? toRateOfViews(virality.forwards, virality),
  };
}

/**
 * The engagement of what is known: interactions for each view over posts with views and any of reactions, forwards and comments, where what is unknown
 * adds nothing. For sources that lack one of the three, whose `engagementRate` is unknown: of equal posts it is at most that.
 * @param known of these posts
 */
export function toKnownEngagementRate(
  { posts, known: { views, ...interactions } }: Pick<ChannelSums, 'known' | 'posts'>,
  known: ChannelSums['engagement'],
): ChannelRate {
  if (posts === 0) return toUnknown('NO_POSTS');
  if (views === 0) return toUnknown('VIEWS_MISSING');
  if (interactions.reactions + interactions.forwards + interactions.comments === 0) return toUnknown('REACTIONS_MISSING');
  return known.posts === 0 ? toUnknown('NEVER_TOGETHER') : toRateOfViews(known.interactions, known);
}

/** Null where posts have the measures. */
function findGap({ posts, known }: ChannelSums, usable: number, measures: readonly PostMeasure[]): ChannelRate | null {
  if (posts === 0) return toUnknown('NO_POSTS');
  const missing = measures.find((measure) => known[measure] === 0);
  if (missing !== undefined) return toUnknown(MEASURE_MISSING[missing]);
  return usable === 0 ? toUnknown('NEVER_TOGETHER') : null;
}

function toRateOfSubscribers(sum: number, posts: number, subscribers: number | null): ChannelRate {
  if (subscribers === null) return toUnknown('SUBSCRIBERS_MISSING');
  return subscribers === 0 ? toUnknown('NO_SUBSCRIBERS') : toKnown(sum / posts / subscribers, posts);
}

function toRateOfViews(sum: number, { views, posts }: { readonly views: number; readonly posts: number }): ChannelRate {
  return views === 0 ? toUnknown('NO_VIEWS') : toKnown(sum / views, posts);
}

function toKnown(value: number, posts: number): ChannelRate {
  invariant(value >= 0, `a rate from 0, got ${value}`);
  return { value, reason: null, posts };
}

function toUnknown(reason: MissingReason): ChannelRate {
  return { value: null, reason, posts: 0 };
}

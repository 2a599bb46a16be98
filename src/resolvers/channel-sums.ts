import { type ChannelRate, type ChannelSums, toKnownEngagementRate } from '../analytics/channel-rates.ts';
import type { ChannelFiguresRow } from '../data/channel-figures-repository.ts';

/** Sums of a row, as rates are made of them; of no posts where there is no row. @param subscribers a decimal string; null where unknown */
export function toChannelSums(figures: ChannelFiguresRow | null, subscribers: string | null): ChannelSums {
  const sum = (name: keyof ChannelFiguresRow) => Number(figures?.[name] ?? 0);
  return {
    posts: sum('posts'),
    subscribers: subscribers === null ? null : Number(subscribers),
    known: {
      views: sum('postsWithViews'),
      reactions: sum('postsWithReactions'),
      forwards: sum('postsWithForwards'),
      comments: sum('postsWithReplies'),
    },
    reach: { posts: sum('postsWithViews'), views: sum('views') },
    interaction: { posts: sum('postsWithInteractions'), interactions: sum('interactions') },
    engagement: { posts: sum('engagedPosts'), interactions: sum('engagedInteractions'), views: sum('engagedViews') },
    virality: { posts: sum('sharedPosts'), forwards: sum('sharedForwards'), views: sum('sharedViews') },
  };
}

/** The engagement of what is known of a row's posts. */
export function toKnownEngagement(figures: ChannelFiguresRow | null): ChannelRate {
  return toKnownEngagementRate(toChannelSums(figures, null), {
    posts: figures?.partlyEngagedPosts ?? 0,
    interactions: Number(figures?.partlyEngagedInteractions ?? 0),
    views: Number(figures?.partlyEngagedViews ?? 0),
  });
}

const POSTS_WITH = {
  views: 'postsWithViews',
  forwards: 'postsWithForwards',
  replies: 'postsWithReplies',
  reactions: 'postsWithReactions',
} as const;

/** A sum over posts that have the measure, as a decimal string; null where none has. */
export function toKnownSum(figures: ChannelFiguresRow | null, measure: keyof typeof POSTS_WITH): string | null {
  return figures === null || figures[POSTS_WITH[measure]] === 0 ? null : figures[measure];
}

/** How many posts a sum is made of. */
export function countPostsWith(figures: ChannelFiguresRow | null, measure: keyof typeof POSTS_WITH): number {
  return figures?.[POSTS_WITH[measure]] ?? 0;
}

/** Mean views of the posts whose views are known; null where none are. */
export function toMeanViews(figures: ChannelFiguresRow | null): number | null {
  return figures === null || figures.postsWithViews === 0 ? null : Number(figures.views) / figures.postsWithViews;
}

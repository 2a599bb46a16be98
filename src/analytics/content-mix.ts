import { type Rate, toRate } from './to-rate.ts';

/** Posts of one kind, such as a media type, or with a link. */
export interface ContentCount<Kind> {
  readonly kind: Kind;
  readonly posts: number;
  /** Of the posts whose views are known. */
  readonly views: number;
  /** How many of the posts those are. */
  readonly postsWithViews: number;
}

/** What share of all posts and of all views a kind has. */
export interface ContentShare<Kind> {
  readonly kind: Kind;
  /** The share of posts: `wins` are those of the kind, `games` all of them. */
  readonly posts: Rate;
  /** The share of views in [0, 1]; null where no post's views are known, or all are 0. */
  readonly views: number | null;
  /** Views of a post of the kind, on average; null where none of them has known views. */
  readonly meanViews: number | null;
}

/**
 * The shares of posts and of views by kind, of kinds that exclude each other, most posts first; none without posts.
 *
 * The share of posts has its Wilson interval. That of views has none: views come by the post, thousands at once, and a bound from their number
 * would claim to know the share to a fraction of a percent.
 */
export function toContentMix<Kind>(counts: readonly ContentCount<Kind>[]): readonly ContentShare<Kind>[] {
  const posts = counts.reduce((sum, count) => sum + count.posts, 0);
  const views = counts.reduce((sum, count) => sum + count.views, 0);
  return counts
    .flatMap((count) => {
      const rate = toRate({ wins: count.posts, games: posts });
      return rate === null || count.posts === 0 ? [] : [toShare(count, rate, views)];
    })
    .toSorted((one, other) => other.posts.wins - one.posts.wins);
}

function toShare<Kind>({ kind, views, postsWithViews }: ContentCount<Kind>, posts: Rate, allViews: number): ContentShare<Kind> {
  return {
    kind,
    posts,
    views: allViews === 0 ? null : views / allViews,
    meanViews: postsWithViews === 0 ? null : views / postsWithViews,
  };
}

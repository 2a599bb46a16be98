import { ACTIVITY_DAYS, DORMANT_AFTER_DAYS, SILENT_AFTER_DAYS, toChannelActivity } from '../analytics/channel-activity.ts';
import { type ContentCount, toContentMix } from '../analytics/content-mix.ts';
import type { ContentRow } from '../data/channel-content-repository.ts';
import { rollingWindow } from '../domain/clock-window.ts';
import type { ContentShare, Resolvers } from '../generated/graphql.ts';
import { readChannelRange } from './channel-range.ts';
import { lowerToNextEdge } from './lower-to-next-edge.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const DEFAULT_DAYS = 30;
const MAX_DAYS = 400;
const ACTIVITY = 'Channel.activity';

/** Whether channels post, and what. */
export const channelActivityResolvers: { Channel: Pick<NonNullable<Resolvers['Channel']>, 'activity' | 'contentMix'> } = {
  Channel: {
    activity: async ({ id }, _args, context) => {
      const now = context.now();
      const window = rollingWindow(now, { lengthMs: ACTIVITY_DAYS * DAY_MS, stepMs: HOUR_MS });
      lowerToNextEdge(context, { now, window }, ACTIVITY);
      const { newestPost, channelFigures } = context.loaders;
      const [newest, [figures]] = await Promise.all([
        newestPost.load(id),
        channelFigures.load({ channelId: id, edges: [window.from.getTime(), window.nextEdge.getTime()] }),
      ]);
      const lastPostAt = newest?.publishedAt ?? null;
      for (const days of [DORMANT_AFTER_DAYS, SILENT_AFTER_DAYS]) {
        const nextEdge = new Date((lastPostAt?.getTime() ?? 0) + days * DAY_MS);
        if (nextEdge > now) lowerToNextEdge(context, { now, window: { nextEdge } }, ACTIVITY);
      }
      const postsADay = (figures?.posts ?? 0) / ACTIVITY_DAYS;
      const daysSinceLastPost = lastPostAt === null ? null : (now.getTime() - lastPostAt.getTime()) / DAY_MS;
      return { state: toChannelActivity({ daysSinceLastPost, postsADay }), lastPostAt, postsADay };
    },
    contentMix: async (channel, args, context) => {
      const rules = { field: 'Channel.contentMix', defaultDays: DEFAULT_DAYS, maxDays: MAX_DAYS };
      const { from, before } = readChannelRange(channel, { args, rules, context });
      const rows = await context.loaders.channelContent.load({ channelId: channel.id, from, before });
      const media = toShares(rows, ({ mediaType }) => mediaType);
      const links = toShares(rows, ({ hasLink }) => hasLink);
      return {
        from,
        before,
        posts: rows.reduce((sum, { posts }) => sum + posts, 0),
        byMediaType: media.map(({ kind, share }) => ({ mediaType: kind, share })),
        byLink: links.map(({ kind, share }) => ({ hasLink: kind, share })),
      };
    },
  },
};

interface KindShare<Kind> {
  readonly kind: Kind;
  readonly share: ContentShare;
}

function toShares<Kind>(rows: readonly ContentRow[], toKind: (row: ContentRow) => Kind): readonly KindShare<Kind>[] {
  const kinds = Map.groupBy(rows, toKind);
  const counts = [...kinds].map(([kind, ones]): ContentCount<Kind> => {
    const sum = (toCount: (row: ContentRow) => number) => ones.reduce((total, row) => total + toCount(row), 0);
    return {
      kind,
      posts: sum(({ posts }) => posts),
      postsWithViews: sum(({ postsWithViews }) => postsWithViews),
      views: sum(({ views }) => Number(views)),
    };
  });
  return toContentMix(counts).map(({ kind, posts, views, meanViews }) => {
    // Added as whole numbers: sums may pass what a double holds.
    const sum = kinds.get(kind)?.reduce((total, row) => total + BigInt(row.views), 0n) ?? 0n;
    return {
      kind,
      share: {
        posts: posts.wins,
        value: posts.value,
        low: posts.low,
        high: posts.high,
        views: meanViews === null ? null : String(sum),
        viewsShare: views,
        meanViews,
      },
    };
  });
}

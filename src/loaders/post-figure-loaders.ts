import type DataLoader from 'dataloader';
import type { ContentRow, NewestPostRow } from '../data/channel-content-repository.ts';
import type { ChannelSpan } from '../data/channel-series-repository.ts';
import type { PostAgeRow, PostAgesRequest, PostMoment, ViewsAroundRow } from '../data/post-age-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import type { TopPostRow, TopPostsRequest } from '../data/top-posts-repository.ts';
import { partTag, rowTag } from '../domain/cache-tags.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createPlacedLoader, createRowLoader } from './batch-loader.ts';
import type { TagCollector } from './tag-collector.ts';
import { reportPart } from './tag-reports.ts';

/** Loads posts of channels by what they are like. */
export interface PostFigureLoaders {
  readonly topPosts: DataLoader<TopPostsRequest, TopPostRow[], string>;
  /** One row a media type and presence of a link. */
  readonly channelContent: DataLoader<ChannelSpan, ContentRow[], string>;
  /** By channel id; null where no post stands. */
  readonly newestPost: DataLoader<string, NewestPostRow | null>;
  /** One row a post and age. */
  readonly postAges: DataLoader<PostAgesRequest, PostAgeRow[], string>;
  /** One row. */
  readonly viewsAround: DataLoader<PostMoment, ViewsAroundRow[], string>;
}

const ofSpan = ({ channelId, from, before }: ChannelSpan) => `${channelId} ${from.getTime()} ${before.getTime()}`;

/** Loaders of one request. */
export function createPostFigureLoaders(
  { channelContent, postAges, topPosts }: Repositories,
  observer: BatchObserver,
  tags: TagCollector,
): PostFigureLoaders {
  const reportFigures = (collector: TagCollector, { channelId }: { readonly channelId: string }) =>
    collector.add(partTag('Channel', channelId, 'figures'));
  return {
    topPosts: createPlacedLoader(
      observer.fetch('topPosts', topPosts.findTopPosts),
      {
        ofKey: ({ sort, first, ...span }) => `${ofSpan(span)} ${sort} ${first}`,
        report: (collector, key, rows) => {
          reportFigures(collector, key);
          for (const { id } of rows) collector.add(rowTag('Post', id));
        },
      },
      tags,
    ),
    channelContent: createPlacedLoader(
      observer.fetch('channelContent', channelContent.findContent),
      { ofKey: ofSpan, report: reportFigures },
      tags,
    ),
    newestPost: createRowLoader(
      observer.fetch('newestPost', channelContent.findNewestPosts),
      { ofRow: ({ channelId }) => channelId, ofKey: (channelId: string) => channelId, report: reportPart('Channel', 'figures') },
      tags,
    ),
    postAges: createPlacedLoader(
      observer.fetch('postAges', postAges.findPostAges),
      {
        ofKey: ({ first, ages, ...span }) => `${ofSpan(span)} ${first} ${ages.join()}`,
        report: (collector, key, rows) => {
          reportFigures(collector, key);
          for (const { postId } of rows) collector.add(partTag('Post', postId, 'history'));
        },
      },
      tags,
    ),
    viewsAround: createPlacedLoader(
      observer.fetch('viewsAround', postAges.findViewsAround),
      {
        ofKey: ({ postId, at }) => `${postId} ${at.getTime()}`,
        report: (collector, { postId }) => collector.add(partTag('Post', postId, 'history')),
      },
      tags,
    ),
  };
}

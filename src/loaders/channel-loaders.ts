import type DataLoader from 'dataloader';
import type { ChannelHandleKey, ChannelRow, SubscriberSnapshotRow } from '../data/channel-repository.ts';
import type { PostRow, PostSnapshotRow, PostVersionRow } from '../data/post-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import { partTag } from '../domain/cache-tags.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createRowLoader } from './batch-loader.ts';
import { type ConnectionLoader, createConnectionLoader } from './connection-loader.ts';
import type { TagCollector } from './tag-collector.ts';
import { type ConnectionReport, reportByKey, reportItem, reportPart, reportPartList, reportRootList } from './tag-reports.ts';

/** Loads channels and their posts. */
export interface ChannelLoaders {
  readonly channelById: DataLoader<string, ChannelRow | null>;
  readonly channelByHandle: DataLoader<ChannelHandleKey, ChannelRow | null, string>;
  /** By channel id; null where no source gave a number. */
  readonly newestSubscribers: DataLoader<string, SubscriberSnapshotRow | null>;
  readonly postById: DataLoader<string, PostRow | null>;
  readonly channels: ConnectionLoader<ChannelRow>;
  readonly playerChannels: ConnectionLoader<ChannelRow>;
  readonly subscriberHistory: ConnectionLoader<SubscriberSnapshotRow>;
  readonly channelPosts: ConnectionLoader<PostRow>;
  readonly postHistory: ConnectionLoader<PostSnapshotRow>;
  readonly postVersions: ConnectionLoader<PostVersionRow>;
}

const reportChannelPosts: ConnectionReport<PostRow> = {
  members: (tags, channelId, order) => {
    tags.add(partTag('Channel', channelId, 'posts'));
    if (order === 'VIEWS_ASC' || order === 'VIEWS_DESC') tags.add(partTag('Channel', channelId, 'posts.views'));
  },
  item: reportItem('Post'),
};

/** Channel loaders of one request. */
export function createChannelLoaders({ channels, posts }: Repositories, observer: BatchObserver, tags: TagCollector): ChannelLoaders {
  const ofKey = (key: string) => key;
  const toHandleKey = ({ platform, handleKey }: ChannelHandleKey) => `${platform}/${handleKey}`;
  const reportByHandle = reportByKey('Channel');
  return {
    channelById: createRowLoader(
      observer.fetch('channelById', channels.findByIds),
      { ofRow: ({ id }) => id, ofKey, report: reportByKey('Channel') },
      tags,
    ),
    channelByHandle: createRowLoader(
      observer.fetch('channelByHandle', channels.findByHandles),
      {
        ofRow: toHandleKey,
        ofKey: toHandleKey,
        report: (collector, key, row) => reportByHandle(collector, toHandleKey(key), row),
      },
      tags,
    ),
    newestSubscribers: createRowLoader(
      observer.fetch('newestSubscribers', channels.findNewestSubscribers),
      { ofRow: ({ channelId }) => channelId, ofKey, report: reportPart('Channel', 'subscribers') },
      tags,
    ),
    postById: createRowLoader(
      observer.fetch('postById', posts.findByIds),
      { ofRow: ({ id }) => id, ofKey, report: reportByKey('Post') },
      tags,
    ),
    channels: createConnectionLoader(observer.relation('channels', channels.all), reportRootList('Channel'), tags),
    playerChannels: createConnectionLoader(
      observer.relation('playerChannels', channels.ofPlayer),
      { members: reportPart('Player', 'channels'), item: reportItem('Channel') },
      tags,
    ),
    subscriberHistory: createConnectionLoader(
      observer.relation('subscriberHistory', channels.subscriberHistory),
      reportPartList('Channel', 'subscribers'),
      tags,
    ),
    channelPosts: createConnectionLoader(observer.relation('channelPosts', posts.ofChannel), reportChannelPosts, tags),
    postHistory: createConnectionLoader(observer.relation('postHistory', posts.history), reportPartList('Post', 'history'), tags),
    postVersions: createConnectionLoader(observer.relation('postVersions', posts.versions), reportPartList('Post', 'versions'), tags),
  };
}

import type DataLoader from 'dataloader';
import type { ChannelHandleKey, ChannelRow, SubscriberSnapshotRow } from '../data/channel-repository.ts';
import type { PostRow, PostSnapshotRow, PostVersionRow } from '../data/post-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createRowLoader } from './batch-loader.ts';
import { type ConnectionLoader, createConnectionLoader } from './connection-loader.ts';

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

/** Channel loaders of one request. */
export function createChannelLoaders({ channels, posts }: Repositories, observer: BatchObserver): ChannelLoaders {
  const toHandleKey = ({ platform, handleKey }: ChannelHandleKey) => `${platform}/${handleKey}`;
  return {
    channelById: createRowLoader(observer.fetch('channelById', channels.findByIds), { ofRow: ({ id }) => id, ofKey: (id) => id }),
    channelByHandle: createRowLoader(observer.fetch('channelByHandle', channels.findByHandles), { ofRow: toHandleKey, ofKey: toHandleKey }),
    newestSubscribers: createRowLoader(observer.fetch('newestSubscribers', channels.findNewestSubscribers), {
      ofRow: ({ channelId }) => channelId,
      ofKey: (id) => id,
    }),
    postById: createRowLoader(observer.fetch('postById', posts.findByIds), { ofRow: ({ id }) => id, ofKey: (id) => id }),
    channels: createConnectionLoader(observer.relation('channels', channels.all)),
    playerChannels: createConnectionLoader(observer.relation('playerChannels', channels.ofPlayer)),
    subscriberHistory: createConnectionLoader(observer.relation('subscriberHistory', channels.subscriberHistory)),
    channelPosts: createConnectionLoader(observer.relation('channelPosts', posts.ofChannel)),
    postHistory: createConnectionLoader(observer.relation('postHistory', posts.history)),
    postVersions: createConnectionLoader(observer.relation('postVersions', posts.versions)),
  };
}

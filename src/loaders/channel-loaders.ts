import type DataLoader from 'dataloader';
import type { ChannelHandleKey, ChannelRow, SubscriberSnapshotRow } from '../data/channel-repository.ts';
import type { PostRow, PostSnapshotRow, PostVersionRow } from '../data/post-repository.ts';
import type { Repositories } from '../data/repositories.ts';
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
export function createChannelLoaders({ channels, posts }: Repositories): ChannelLoaders {
  const toHandleKey = ({ platform, handleKey }: ChannelHandleKey) => `${platform}/${handleKey}`;
  return {
    channelById: createRowLoader(channels.findByIds, { ofRow: ({ id }) => id, ofKey: (id) => id }),
    channelByHandle: createRowLoader(channels.findByHandles, { ofRow: toHandleKey, ofKey: toHandleKey }),
    newestSubscribers: createRowLoader(channels.findNewestSubscribers, { ofRow: ({ channelId }) => channelId, ofKey: (id) => id }),
    postById: createRowLoader(posts.findByIds, { ofRow: ({ id }) => id, ofKey: (id) => id }),
    channels: createConnectionLoader(channels.all),
    playerChannels: createConnectionLoader(channels.ofPlayer),
    subscriberHistory: createConnectionLoader(channels.subscriberHistory),
    channelPosts: createConnectionLoader(posts.ofChannel),
    postHistory: createConnectionLoader(posts.history),
    postVersions: createConnectionLoader(posts.versions),
  };
}

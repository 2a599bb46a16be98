import { toHandleKey } from '../domain/channel-name.ts';
import { FarsightError } from '../domain/errors.ts';
import { fromGlobalId, toGlobalId } from '../domain/global-id.ts';
import type { ChannelFilter, PostFilter, Resolvers } from '../generated/graphql.ts';
import { connectionFields, edgeFields, toNodes } from './connection.ts';
import { toSearchFilters } from './name-search.ts';
import { requireRow } from './require-row.ts';

/** Channels, their subscribers, posts and counts. */
export const channelResolvers: Pick<
  Resolvers,
  | 'Channel'
  | 'ChannelConnection'
  | 'ChannelEdge'
  | 'Post'
  | 'PostConnection'
  | 'PostEdge'
  | 'PostSnapshot'
  | 'PostSnapshotConnection'
  | 'PostSnapshotEdge'
  | 'PostVersionConnection'
  | 'PostVersionEdge'
  | 'SubscriberSnapshotConnection'
  | 'SubscriberSnapshotEdge'
> & { Query: Pick<NonNullable<Resolvers['Query']>, 'channel' | 'channels'> } = {
  Query: {
    channel: (_root, { by }, { loaders }) => {
      if (typeof by.id === 'string') {
        const node = fromGlobalId(by.id);
        return node?.type === 'Channel' ? loaders.channelById.load(node.key) : null;
      }
      if (by.handle)
        return loaders.channelByHandle.load({
          platform: by.handle.platform ?? 'TELEGRAM',
          handleKey: toHandleKey(by.handle.name),
        });
      throw new FarsightError('BAD_INPUT', '"by" of Query.channel needs exactly one of "id" and "handle", and it must not be null');
    },
    channels: (_root, { filter, ...args }, { loaders }) =>
      loaders.channels.connect({ connection: 'Query.channels', parent: '', order: 'TITLE_ASC', filters: toChannelFilters(filter), args }),
  },
  Channel: {
    id: ({ id }) => toGlobalId('Channel', id),
    owner: ({ ownerPlayerId }, _args, { loaders }) => (ownerPlayerId === null ? null : loaders.playerById.load(ownerPlayerId)),
    subscribers: async ({ id }, _args, { loaders }) => (await loaders.newestSubscribers.load(id))?.subscribers ?? null,
    subscriberHistory: ({ id }, args, { loaders }) =>
      loaders.subscriberHistory.connect({
        connection: 'Channel.subscriberHistory',
        parent: id,
        order: 'OBSERVED_AT_ASC',
        filters: {},
        args,
      }),
    posts: ({ id }, { filter, orderBy, ...args }, { loaders }) =>
      loaders.channelPosts.connect({
        connection: 'Channel.posts',
        parent: id,
        order: orderBy ?? 'PUBLISHED_AT_DESC',
        filters: toPostFilters(filter),
        args,
      }),
  },
  ChannelConnection: { ...connectionFields, nodes: toNodes },
  ChannelEdge: edgeFields,
  SubscriberSnapshotConnection: { ...connectionFields, nodes: toNodes },
  SubscriberSnapshotEdge: edgeFields,
  Post: {
    id: ({ id }) => toGlobalId('Post', id),
    channel: ({ channelId }, _args, { loaders }) => requireRow(loaders.channelById.load(channelId), 'channel'),
    reactions: ({ reactions }) => reactions ?? [],
    history: ({ id }, args, { loaders }) =>
      loaders.postHistory.connect({ connection: 'Post.history', parent: id, order: 'OBSERVED_AT_ASC', filters: {}, args }),
    versions: ({ id }, args, { loaders }) =>
      loaders.postVersions.connect({ connection: 'Post.versions', parent: id, order: 'AT_ASC', filters: {}, args }),
  },
  PostConnection: { ...connectionFields, nodes: toNodes },
  PostEdge: edgeFields,
  PostSnapshot: { reactions: ({ reactions }) => reactions ?? [] },
  PostSnapshotConnection: { ...connectionFields, nodes: toNodes },
  PostSnapshotEdge: edgeFields,
  PostVersionConnection: { ...connectionFields, nodes: toNodes },
  PostVersionEdge: edgeFields,
};

function toChannelFilters(filter: ChannelFilter | null | undefined): Record<string, readonly unknown[]> {
  if (!filter) return {};
  return { ...(filter.platform ? { platform: [filter.platform] } : {}), ...toSearchFilters('Query.channels', filter.search) };
}

function toPostFilters(filter: PostFilter | null | undefined): Record<string, readonly unknown[]> {
  return {
    [filter?.deleted === true ? 'deleted' : 'standing']: [],
    ...(filter?.publishedFrom ? { publishedFrom: [filter.publishedFrom] } : {}),
    ...(filter?.publishedBefore ? { publishedBefore: [filter.publishedBefore] } : {}),
  };
}

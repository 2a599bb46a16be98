import type { ChannelRow, SubscriberSnapshotRow } from '../data/channel-repository.ts';
import type { PageItem } from '../data/keyset-page.ts';
import type { MatchRow } from '../data/match-repository.ts';
import type { ParticipantRow } from '../data/participant-repository.ts';
import type { PlayerRow } from '../data/player-repository.ts';
import type { PostRow, PostSnapshotRow, PostVersionRow } from '../data/post-repository.ts';
import type { RankRow } from '../data/rank-repository.ts';
import type { ConnectionSource } from '../loaders/connection-loader.ts';

/** An item of a connection with what its cursor is made from. */
export interface EdgeSource<Row> {
  readonly item: PageItem<Row>;
  readonly connection: ConnectionSource<Row>;
}

/** What each connection type is resolved from. */
export type PlayerConnectionSource = ConnectionSource<PlayerRow>;
export type PlayerMatchConnectionSource = ConnectionSource<ParticipantRow>;
export type RankSnapshotConnectionSource = ConnectionSource<RankRow>;
export type MatchConnectionSource = ConnectionSource<MatchRow>;
export type ChannelConnectionSource = ConnectionSource<ChannelRow>;
export type SubscriberSnapshotConnectionSource = ConnectionSource<SubscriberSnapshotRow>;
export type PostConnectionSource = ConnectionSource<PostRow>;
export type PostSnapshotConnectionSource = ConnectionSource<PostSnapshotRow>;
export type PostVersionConnectionSource = ConnectionSource<PostVersionRow>;

/** What each edge type is resolved from. */
export type PlayerEdgeSource = EdgeSource<PlayerRow>;
export type PlayerMatchEdgeSource = EdgeSource<ParticipantRow>;
export type RankSnapshotEdgeSource = EdgeSource<RankRow>;
export type MatchEdgeSource = EdgeSource<MatchRow>;
export type ChannelEdgeSource = EdgeSource<ChannelRow>;
export type SubscriberSnapshotEdgeSource = EdgeSource<SubscriberSnapshotRow>;
export type PostEdgeSource = EdgeSource<PostRow>;
export type PostSnapshotEdgeSource = EdgeSource<PostSnapshotRow>;
export type PostVersionEdgeSource = EdgeSource<PostVersionRow>;

/** Resolvers that all connection types share, whatever their rows. */
export const connectionFields = {
  edges: async <Row>(connection: ConnectionSource<Row>): Promise<EdgeSource<Row>[]> =>
    (await connection.page()).items.map((item) => ({ item, connection })),
  pageInfo: async <Row>(connection: ConnectionSource<Row>) => {
    const { items, hasNextPage, hasPreviousPage } = await connection.page();
    const first = items[0];
    const last = items.at(-1);
    return {
      hasNextPage,
      hasPreviousPage,
      startCursor: first === undefined ? null : connection.toCursor(first),
      endCursor: last === undefined ? null : connection.toCursor(last),
    };
  },
  totalCount: <Row>(connection: ConnectionSource<Row>): Promise<number> => connection.count(),
};

/** `nodes` of a connection whose rows are its nodes. */
export async function toNodes<Row>(connection: ConnectionSource<Row>): Promise<Row[]> {
  return (await connection.page()).items.map(({ row }) => row);
}

/** Resolvers of an edge whose row is its node. */
export const edgeFields = {
  cursor: <Row>({ item, connection }: EdgeSource<Row>): string => connection.toCursor(item),
  node: <Row>({ item }: EdgeSource<Row>): Row => item.row,
};

import type { ChannelRow, SubscriberSnapshotRow } from '../data/channel-repository.ts';
import type { PageItem } from '../data/keyset-page.ts';
import type { MatchRow } from '../data/match-repository.ts';
import type { ParticipantRow } from '../data/participant-repository.ts';
import type { PlayerRow } from '../data/player-repository.ts';
import type { PostRow, PostSnapshotRow, PostVersionRow } from '../data/post-repository.ts';
import type { RankRow } from '../data/rank-repository.ts';
import type { StandingRow } from '../data/standing-repository.ts';
import type { ConnectionSource } from '../loaders/connection-loader.ts';

/** An item of a connection with what its cursor is made from. */
export interface EdgeSource<Row> {
  readonly item: PageItem<Row>;
  readonly connection: ConnectionSource<Row>;
}

/** An edge whose row is its node: a plain property, which costs no call of a resolver. */
export interface NodeEdgeSource<Row> extends EdgeSource<Row> {
  readonly node: Row;
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
export type StandingConnectionSource = ConnectionSource<StandingRow>;

/** What an edge between a player and a match is resolved from. */
export interface PlayerMatchEdgeSource extends EdgeSource<ParticipantRow> {
  readonly participant: ParticipantRow;
}

/** What each other edge type is resolved from. */
export type PlayerEdgeSource = NodeEdgeSource<PlayerRow>;
export type RankSnapshotEdgeSource = NodeEdgeSource<RankRow>;
export type MatchEdgeSource = NodeEdgeSource<MatchRow>;
export type ChannelEdgeSource = NodeEdgeSource<ChannelRow>;
export type SubscriberSnapshotEdgeSource = NodeEdgeSource<SubscriberSnapshotRow>;
export type PostEdgeSource = NodeEdgeSource<PostRow>;
export type PostSnapshotEdgeSource = NodeEdgeSource<PostSnapshotRow>;
export type PostVersionEdgeSource = NodeEdgeSource<PostVersionRow>;
export type StandingEdgeSource = NodeEdgeSource<StandingRow>;

/** Resolvers that all connection types share, whatever their rows. */
export const connectionFields = {
  edges: async <Row>(connection: ConnectionSource<Row>): Promise<NodeEdgeSource<Row>[]> =>
    (await connection.page()).items.map((item) => ({ item, connection, node: item.row })),
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

/** Resolvers that all edge types share. */
export const edgeFields = {
  cursor: <Row>({ item, connection }: EdgeSource<Row>): string => connection.toCursor(item),
};

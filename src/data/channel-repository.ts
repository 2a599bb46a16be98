import type { ChannelPlatform } from '../domain/channel-record.ts';
import type { Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** A stored channel. */
export interface ChannelRow {
  readonly id: string;
  readonly platform: ChannelPlatform;
  readonly externalId: string | null;
  readonly handle: string | null;
  readonly title: string | null;
  readonly timeZone: string | null;
  readonly ownerPlayerId: string | null;
}

/** A number of subscribers at a time. */
export interface SubscriberSnapshotRow {
  readonly channelId: string;
  readonly observedAt: Date;
  /** Decimal string. */
  readonly subscribers: string;
}

/** A handle in lower case, on its platform. */
export interface ChannelHandleKey {
  readonly platform: string;
  readonly handleKey: string;
}

const COLUMNS: ColumnsOf<ChannelRow> = {
  id: ['channel.id', 'bigint'],
  platform: ['channel.platform', 'text'],
  externalId: ['channel.external_id', 'bigint'],
  handle: ['channel.handle', 'text'],
  title: ['channel.title', 'text'],
  timeZone: ['channel.time_zone', 'text'],
  ownerPlayerId: ['channel.owner_player_id', 'bigint'],
};
const SNAPSHOT_COLUMNS: ColumnsOf<SubscriberSnapshotRow> = {
  channelId: ['snapshot.channel_id', 'bigint'],
  observedAt: ['snapshot.observed_at', 'time'],
  subscribers: ['snapshot.subscribers', 'bigint'],
};
const BY_TITLE = {
  columns: [
    { sql: 'channel.title_key', type: 'text' },
    { sql: 'channel.id', type: 'bigint' },
  ],
  direction: 'asc',
} as const;

const findByIds = defineRead(
  'channels_by_id',
  COLUMNS,
  (columns) => `select ${columns} from channels channel where channel.id = any($1::bigint[])`,
);
const findByHandles = defineRead(
  'channels_by_handle',
  { handleKey: ['channel.handle_key', 'text'], ...COLUMNS },
  (columns) => `select ${columns} from unnest($1::text[], $2::text[]) wanted(platform, handle_key)
join channels channel on channel.platform = wanted.platform and channel.handle_key = wanted.handle_key`,
);
const findNewestSubscribers = defineRead(
  'newest_subscribers_by_channel',
  SNAPSHOT_COLUMNS,
  (columns) => `select ${columns} from unnest($1::bigint[]) parent(id)
cross join lateral (select * from subscriber_snapshots where channel_id = parent.id order by observed_at desc limit 1) snapshot`,
);

/** All channels in pages, by title. Filters: platform, search (a LIKE pattern), prefix (from, until). */
export const channelsRelation: KeysetRelation = {
  name: 'channels',
  from: 'channels channel',
  select: COLUMNS,
  parent: null,
  orders: { TITLE_ASC: BY_TITLE },
  filters: {
    platform: { types: ['text'], predicate: (platform) => `channel.platform = ${platform}` },
    search: { types: ['text'], predicate: (pattern) => `channel.title_key like ${pattern}` },
    prefix: { types: ['text', 'text'], predicate: (from, until) => `channel.title_key >= ${from} and channel.title_key < ${until}` },
  },
};

/** A player's channels, by title. */
export const playerChannelsRelation: KeysetRelation = {
  name: 'player_channels',
  from: 'channels channel',
  select: COLUMNS,
  parent: 'channel.owner_player_id',
  orders: { TITLE_ASC: BY_TITLE },
  filters: {},
};

/** A channel's subscriber numbers, oldest first. */
export const subscriberHistoryRelation: KeysetRelation = {
  name: 'subscriber_history',
  from: 'subscriber_snapshots snapshot',
  select: SNAPSHOT_COLUMNS,
  parent: 'snapshot.channel_id',
  orders: { OBSERVED_AT_ASC: { columns: [{ sql: 'snapshot.observed_at', type: 'timestamptz' }], direction: 'asc' } },
  filters: {},
};

/** Statements of this repository that are not composed. */
export const channelStatements = [findByIds, findByHandles, findNewestSubscribers];

/** Reads channels; each function costs one statement. Rows come in no particular order. */
export interface ChannelRepository {
  findByIds(ids: readonly string[]): Promise<ChannelRow[]>;
  findByHandles(keys: readonly ChannelHandleKey[]): Promise<(ChannelRow & { readonly handleKey: string })[]>;
  /** At most one row a channel. */
  findNewestSubscribers(channelIds: readonly string[]): Promise<SubscriberSnapshotRow[]>;
  readonly all: PagedRelation<ChannelRow>;
  readonly ofPlayer: PagedRelation<ChannelRow>;
  readonly subscriberHistory: PagedRelation<SubscriberSnapshotRow>;
}

/** A {@link ChannelRepository} over a reader. */
export function createChannelRepository(reader: Reader): ChannelRepository {
  return {
    findByIds: (ids) => reader.query(findByIds, [ids]),
    findByHandles: (keys) => reader.query(findByHandles, [keys.map(({ platform }) => platform), keys.map(({ handleKey }) => handleKey)]),
    findNewestSubscribers: (channelIds) => reader.query(findNewestSubscribers, [channelIds]),
    all: createPagedRelation(reader, channelsRelation),
    ofPlayer: createPagedRelation(reader, playerChannelsRelation),
    subscriberHistory: createPagedRelation(reader, subscriberHistoryRelation),
  };
}

import type { Reader } from './database.ts';
import { type ChannelUnits, shareEdges } from './edge-lists.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** The newest number of subscribers that was observed within a unit. */
export interface SubscriberEndRow {
  /** Which of the keys it answers, from 0. */
  readonly place: number;
  /** Which of its units, from 0. */
  readonly unit: number;
  readonly observedAt: Date;
  /** Decimal string. */
  readonly subscribers: string;
}

/** A stretch of time of a channel, and for observations how many at most. */
export interface ChannelSpan {
  readonly channelId: string;
  readonly from: Date;
  readonly before: Date;
}

/** Observations of a stretch of time. */
export interface ObservationsRequest extends ChannelSpan {
  /** How many at most, the oldest first. */
  readonly first: number;
}

/** An observed number of subscribers. */
export type ObservationRow = Omit<SubscriberEndRow, 'unit'>;

/** What is known about a stretch of time in which no post stands. */
export interface PostGapRow {
  readonly place: number;
  /** Numbers of messages between the posts before and after that belong to no stored post. Null where no post is known before it, or none after. */
  readonly missing: number | null;
}

const findSubscriberEnds = defineRead(
  'channel_subscriber_ends',
  {
    place: ['(asked.nth - 1)::int', 'number'],
    unit: ['unit - 1', 'number'],
    observedAt: ['snapshot.observed_at', 'time'],
    subscribers: ['snapshot.subscribers', 'bigint'],
  } satisfies ColumnsOf<SubscriberEndRow>,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::int[]) with ordinality asked(channel_id, list, nth)
join unnest($3::text[]) with ordinality listed(edges, list) on listed.list = asked.list
cross join lateral (select listed.edges::timestamptz[] as edges offset 0) given
cross join lateral generate_series(1, cardinality(given.edges) - 1) unit
cross join lateral (
  select observed_at, subscribers from subscriber_snapshots
  where channel_id = asked.channel_id and observed_at >= given.edges[unit] and observed_at < given.edges[unit + 1] order by observed_at desc limit 1
) snapshot
order by asked.nth, unit`,
);

const findObservations = defineRead(
  'channel_subscriber_observations',
  {
    place: ['(asked.nth - 1)::int', 'number'],
    observedAt: ['snapshot.observed_at', 'time'],
    subscribers: ['snapshot.subscribers', 'bigint'],
  } satisfies ColumnsOf<ObservationRow>,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::int[]) with ordinality asked(channel_id, since, until, size, nth)
cross join lateral (
  select observed_at, subscribers from subscriber_snapshots
  where channel_id = asked.channel_id and observed_at >= asked.since and observed_at < asked.until order by observed_at limit asked.size
) snapshot
order by asked.nth, snapshot.observed_at`,
);

/** The nearest post to one side, of those that stand and those that were deleted, each by its own index. */
const neighbour = (bound: string, order: 'asc' | 'desc') =>
  ['is null', 'is not null']
    .map(
      (deleted) => `(select message_id from posts where channel_id = asked.channel_id and deleted_at ${deleted} and published_at ${bound}
      order by published_at ${order}, id ${order} limit 1)`,
    )
    .join(', ');

const findPostGaps = defineRead(
  'channel_post_gaps',
  {
    place: ['(asked.nth - 1)::int', 'number'],
    missing: ['sides.later - sides.earlier - 1 - deleted.posts', 'number'],
  } satisfies ColumnsOf<PostGapRow>,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[]) with ordinality asked(channel_id, since, until, nth)
cross join lateral (select greatest(${neighbour('< asked.since', 'desc')}) as earlier, least(${neighbour('>= asked.until', 'asc')}) as later) sides
cross join lateral (
  select count(*) as posts from posts
  where channel_id = asked.channel_id and deleted_at is not null and published_at >= asked.since and published_at < asked.until
) deleted
order by asked.nth`,
);

/** Statements of this repository. */
export const channelSeriesStatements = [findSubscriberEnds, findObservations, findPostGaps];

/** Reads series of channels; each function costs one statement. */
export interface ChannelSeriesRepository {
  /** By key and unit, units without an observation left out. */
  findSubscriberEnds(wanted: readonly ChannelUnits[]): Promise<SubscriberEndRow[]>;
  /** By key and time. */
  findObservations(wanted: readonly ObservationsRequest[]): Promise<ObservationRow[]>;
  /** One row a key. */
  findPostGaps(wanted: readonly ChannelSpan[]): Promise<PostGapRow[]>;
}

/** A {@link ChannelSeriesRepository} over a reader. */
export function createChannelSeriesRepository(reader: Reader): ChannelSeriesRepository {
  const toSpans = (wanted: readonly ChannelSpan[]) => [
    wanted.map(({ channelId }) => channelId),
    wanted.map(({ from }) => from),
    wanted.map(({ before }) => before),
  ];
  return {
    findSubscriberEnds: (wanted) => {
      const { texts, listOf } = shareEdges(wanted);
      return reader.query(findSubscriberEnds, [wanted.map(({ channelId }) => channelId), listOf, texts]);
    },
    findObservations: (wanted) => reader.query(findObservations, [...toSpans(wanted), wanted.map(({ first }) => first)]),
    findPostGaps: (wanted) => reader.query(findPostGaps, toSpans(wanted)),
  };
}

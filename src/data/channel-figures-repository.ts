import { splitUtcDays } from '../domain/utc-pieces.ts';
import type { Reader } from './database.ts';
import { type ChannelUnits, shareEdges } from './edge-lists.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** What the posts of a channel that stand and were published in a unit come to. Sums are decimal strings, and 0 where no post has the measure. */
export interface ChannelFiguresRow {
  /** Which of the keys it answers, from 0. */
  readonly place: number;
  /** Which of its units, from 0. */
  readonly unit: number;
  readonly posts: number;
  readonly postsWithViews: number;
  readonly views: string;
  readonly postsWithForwards: number;
  readonly forwards: string;
  readonly postsWithReplies: number;
  readonly replies: string;
  readonly postsWithReactions: number;
  readonly reactions: string;
  /** Of posts with all of forwards, replies and reactions: the sum of the three. */
  readonly postsWithInteractions: number;
  readonly interactions: string;
  /** Of those of them that have views, too. */
  readonly engagedPosts: number;
  readonly engagedInteractions: string;
  readonly engagedViews: string;
  /** Of posts with forwards and views. */
  readonly sharedPosts: number;
  readonly sharedForwards: string;
  readonly sharedViews: string;
  /** Of posts with views and any of the three; what they lack adds nothing. */
  readonly partlyEngagedPosts: number;
  readonly partlyEngagedInteractions: string;
  readonly partlyEngagedViews: string;
}

/** A moment of a channel. */
export interface ChannelMoment {
  readonly channelId: string;
  readonly at: Date;
}

/** The newest number of subscribers that was observed until a moment. */
export interface SubscribersAtRow {
  /** Which of the keys it answers, from 0. */
  readonly place: number;
  readonly observedAt: Date;
  /** Decimal string. */
  readonly subscribers: string;
}

/** By the column of `channel_days`: what a post adds to it. */
const SUMS = {
  posts: '1',
  posts_with_views: '(views is not null)::int',
  views: 'coalesce(views, 0)::numeric',
  posts_with_forwards: '(forwards is not null)::int',
  forwards: 'coalesce(forwards, 0)::numeric',
  posts_with_replies: '(replies is not null)::int',
  replies: 'coalesce(replies, 0)::numeric',
  posts_with_reactions: '(reaction_count is not null)::int',
  reactions: 'coalesce(reaction_count, 0)::numeric',
  posts_with_interactions: 'complete::int',
  interactions: 'case when complete then interactions else 0 end',
  engaged_posts: '(complete and views is not null)::int',
  engaged_interactions: 'case when complete and views is not null then interactions else 0 end',
  engaged_views: 'case when complete and views is not null then views::numeric else 0 end',
  shared_posts: '(forwards is not null and views is not null)::int',
  shared_forwards: 'case when views is not null then coalesce(forwards, 0)::numeric else 0 end',
  shared_views: 'case when forwards is not null then coalesce(views, 0)::numeric else 0 end',
  partly_engaged_posts: '(partial and views is not null)::int',
  partly_engaged_interactions: 'case when partial and views is not null then interactions else 0 end',
  partly_engaged_views: 'case when partial and views is not null then views::numeric else 0 end',
} as const;

const COLUMNS: ColumnsOf<ChannelFiguresRow> = {
  place: ['wanted.place', 'number'],
  unit: ['part.unit', 'number'],
  posts: ['sum(part.posts)', 'number'],
  postsWithViews: ['sum(part.posts_with_views)', 'number'],
  views: ['sum(part.views)', 'bigint'],
  postsWithForwards: ['sum(part.posts_with_forwards)', 'number'],
  forwards: ['sum(part.forwards)', 'bigint'],
  postsWithReplies: ['sum(part.posts_with_replies)', 'number'],
  replies: ['sum(part.replies)', 'bigint'],
  postsWithReactions: ['sum(part.posts_with_reactions)', 'number'],
  reactions: ['sum(part.reactions)', 'bigint'],
  postsWithInteractions: ['sum(part.posts_with_interactions)', 'number'],
  interactions: ['sum(part.interactions)', 'bigint'],
  engagedPosts: ['sum(part.engaged_posts)', 'number'],
  engagedInteractions: ['sum(part.engaged_interactions)', 'bigint'],
  engagedViews: ['sum(part.engaged_views)', 'bigint'],
  sharedPosts: ['sum(part.shared_posts)', 'number'],
  sharedForwards: ['sum(part.shared_forwards)', 'bigint'],
  sharedViews: ['sum(part.shared_views)', 'bigint'],
  partlyEngagedPosts: ['sum(part.partly_engaged_posts)', 'number'],
  partlyEngagedInteractions: ['sum(part.partly_engaged_interactions)', 'bigint'],
  partlyEngagedViews: ['sum(part.partly_engaged_views)', 'bigint'],
};

const SUM_NAMES = Object.keys(SUMS).join(', ');
const SUMS_OF_DAYS = Object.keys(SUMS)
  .map((name) => `sum(${name}) as ${name}`)
  .join(', ');
const SUMS_OF_POSTS = Object.entries(SUMS)
  .map(([name, sql]) => `sum(${sql}) as ${name}`)
  .join(', ');

// Channels of one zone and range share a list of edges. Each piece is grouped by itself, so that it is looked up by index, channel by channel.
const findFigures = defineRead(
  'channel_figures_by_unit',
  COLUMNS,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::int[]) with ordinality asked(channel_id, list, nth)
cross join lateral (select asked.channel_id, asked.list, (asked.nth - 1)::int as place) wanted
join unnest($3::text[]) with ordinality listed(edges, list) on listed.list = wanted.list
cross join lateral (select listed.edges::timestamptz[] as edges offset 0) given
cross join lateral (
  select grouped.* from unnest($4::int[], $5::text[], $6::text[]) piece(list, first, last)
  cross join lateral (
    select width_bucket(day::timestamp at time zone 'UTC', given.edges) - 1 as unit, ${SUMS_OF_DAYS}
    from channel_days where channel_id = wanted.channel_id and day >= piece.first::date and day <= piece.last::date group by 1
  ) grouped where piece.list = wanted.list
  union all
  select grouped.* from unnest($7::int[], $8::timestamptz[], $9::timestamptz[]) piece(list, since, until)
  cross join lateral (
    select width_bucket(published_at, given.edges) - 1 as unit, ${SUMS_OF_POSTS}
    from (select published_at, views, forwards, replies, reaction_count,
        num_nulls(forwards, replies, reaction_count) = 0 as complete, num_nonnulls(forwards, replies, reaction_count) > 0 as partial,
        coalesce(forwards, 0)::numeric + coalesce(replies, 0) + coalesce(reaction_count, 0) as interactions
      from posts where channel_id = wanted.channel_id and deleted_at is null and published_at >= piece.since and published_at < piece.until) standing
    group by 1
  ) grouped where piece.list = wanted.list
) part(unit, ${SUM_NAMES})
group by wanted.place, part.unit
order by wanted.place, part.unit`,
);

const findSubscribersAt = defineRead(
  'channel_subscribers_at',
  {
    place: ['(asked.nth - 1)::int', 'number'],
    observedAt: ['snapshot.observed_at', 'time'],
    subscribers: ['snapshot.subscribers', 'bigint'],
  } satisfies ColumnsOf<SubscribersAtRow>,
  (columns) => `select ${columns} from unnest($1::bigint[], $2::timestamptz[]) with ordinality asked(channel_id, until, nth)
cross join lateral (
  select observed_at, subscribers from subscriber_snapshots where channel_id = asked.channel_id and observed_at <= asked.until
  order by observed_at desc limit 1
) snapshot`,
);

/** Statements of this repository. */
export const channelFiguresStatements = [findFigures, findSubscribersAt];

/** Reads what posts of channels come to; each function costs one statement. */
export interface ChannelFiguresRepository {
  /** By key and unit, units without posts left out. Whole UTC days cost a row each, whatever they hold; posts are read at the edges of units alone. */
  findFigures(wanted: readonly ChannelUnits[]): Promise<ChannelFiguresRow[]>;
  /** At most one row a key. */
  findSubscribersAt(wanted: readonly ChannelMoment[]): Promise<SubscribersAtRow[]>;
}

/** A {@link ChannelFiguresRepository} over a reader. */
export function createChannelFiguresRepository(reader: Reader): ChannelFiguresRepository {
  return {
    findFigures: (wanted) => {
      const { lists, texts, listOf } = shareEdges(wanted);
      const pieces = lists.map(splitUtcDays);
      const days = pieces.flatMap((piece, at) => piece.days.map((day) => ({ list: at + 1, ...day })));
      const times = pieces.flatMap((piece, at) => piece.times.map((time) => ({ list: at + 1, ...time })));
      return reader.query(findFigures, [
        wanted.map(({ channelId }) => channelId),
        listOf,
        texts,
        days.map(({ list }) => list),
        days.map(({ first }) => first),
        days.map(({ last }) => last),
        times.map(({ list }) => list),
        times.map(({ from }) => from),
        times.map(({ before }) => before),
      ]);
    },
    findSubscribersAt: (wanted) => reader.query(findSubscribersAt, [wanted.map(({ channelId }) => channelId), wanted.map(({ at }) => at)]),
  };
}

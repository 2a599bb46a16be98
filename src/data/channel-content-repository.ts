import type { ChannelSpan } from './channel-series-repository.ts';
import type { Reader } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** SQL: whether the text of a post shows an address. */
export const SHOWS_LINK = `coalesce(text ~* '(https?://|www[.]|t[.]me/)', false)`;

/** Posts of one kind. */
export interface ContentRow {
  /** Which of the keys it answers, from 0. */
  readonly place: number;
  readonly mediaType: string | null;
  readonly hasLink: boolean;
  readonly posts: number;
  readonly postsWithViews: number;
  /** Decimal string; 0 where none has views. */
  readonly views: string;
}

/** When the newest post of a channel that stands was published. */
export interface NewestPostRow {
  readonly channelId: string;
  readonly publishedAt: Date;
}

const findContent = defineRead(
  'channel_content',
  {
    place: ['(asked.nth - 1)::int', 'number'],
    mediaType: ['kind.media_type', 'text'],
    hasLink: ['kind.has_link', 'boolean'],
    posts: ['kind.posts', 'number'],
    postsWithViews: ['kind.posts_with_views', 'number'],
    views: ['kind.views', 'bigint'],
  } satisfies ColumnsOf<ContentRow>,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[]) with ordinality asked(channel_id, since, until, nth)
cross join lateral (
  select media_type, ${SHOWS_LINK} as has_link, count(*) as posts, count(views) as posts_with_views,
    coalesce(sum(views), 0) as views
  from posts where channel_id = asked.channel_id and deleted_at is null and published_at >= asked.since and published_at < asked.until
  group by 1, 2
) kind
order by asked.nth, kind.media_type, kind.has_link`,
);

const findNewestPosts = defineRead(
  'newest_post_by_channel',
  { channelId: ['asked.channel_id', 'bigint'], publishedAt: ['newest.published_at', 'time'] } satisfies ColumnsOf<NewestPostRow>,
  (columns) => `select ${columns} from unnest($1::bigint[]) asked(channel_id)
cross join lateral (
  select published_at from posts where channel_id = asked.channel_id and deleted_at is null order by published_at desc, id desc limit 1
) newest`,
);

/** Statements of this repository. */
export const channelContentStatements = [findContent, findNewestPosts];

/** Reads what channels post; each function costs one statement. */
export interface ChannelContentRepository {
  /** By key, one row a media type and presence of a link. All posts of a range are looked at. */
  findContent(wanted: readonly ChannelSpan[]): Promise<ContentRow[]>;
  /** At most one row a channel. */
  findNewestPosts(channelIds: readonly string[]): Promise<NewestPostRow[]>;
}

/** A {@link ChannelContentRepository} over a reader. */
export function createChannelContentRepository(reader: Reader): ChannelContentRepository {
  return {
    findContent: (wanted) =>
      reader.query(findContent, [
        wanted.map(({ channelId }) => channelId),
        wanted.map(({ from }) => from),
        wanted.map(({ before }) => before),
      ]),
    findNewestPosts: (channelIds) => reader.query(findNewestPosts, [channelIds]),
  };
}

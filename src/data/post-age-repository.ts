import { SHOWS_LINK } from './channel-content-repository.ts';
import type { Reader } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** A moment of a post. */
export interface PostMoment {
  readonly postId: string;
  readonly at: Date;
}

/** The snapshots with views on both sides of a moment. */
export interface ViewsAroundRow {
  /** Which of the keys it answers, from 0. */
  readonly place: number;
  /** The last until then; null where there is none, as are its views. */
  readonly earlierAt: Date | null;
  readonly earlierViews: string | null;
  /** The first from then on; null where there is none, as are its views. */
  readonly laterAt: Date | null;
  readonly laterViews: string | null;
}

/** Posts of a channel at ages. */
export interface PostAgesRequest {
  readonly channelId: string;
  readonly from: Date;
  readonly before: Date;
  /** How many posts at most, the newest first. */
  readonly first: number;
  /** In whole hours. */
  readonly ages: readonly number[];
}

/** A post at an age, by the snapshots around it. */
export interface PostAgeRow extends ViewsAroundRow {
  readonly postId: string;
  /** Decimal string. */
  readonly messageId: string;
  readonly publishedAt: Date;
  readonly mediaType: string | null;
  readonly hasLink: boolean;
  /** Newest known; a decimal string, null where no source gave them. */
  readonly views: string | null;
  readonly hours: number;
}

/** Columns of {@link ViewsAroundRow} but for its place, from what {@link joinViewsAround} joins. */
const VIEWS_AROUND_COLUMNS: ColumnsOf<Omit<ViewsAroundRow, 'place'>> = {
  earlierAt: ['earlier.observed_at', 'time'],
  earlierViews: ['earlier.views', 'bigint'],
  laterAt: ['later.observed_at', 'time'],
  laterViews: ['later.views', 'bigint'],
};

/** Joins the snapshots around a moment; both are SQL. */
function joinViewsAround(postId: string, moment: string): string {
  const snapshot = (comparison: string, order: string) =>
    `select observed_at, views from post_snapshots where post_id = ${postId} and observed_at ${comparison} ${moment} and views is not null
  order by observed_at ${order} limit 1`;
  return `left join lateral (${snapshot('<=', 'desc')}) earlier on true
left join lateral (${snapshot('>=', 'asc')}) later on true`;
}

const findViewsAround = defineRead(
  'post_views_around',
  { place: ['(asked.nth - 1)::int', 'number'], ...VIEWS_AROUND_COLUMNS } satisfies ColumnsOf<ViewsAroundRow>,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::timestamptz[]) with ordinality asked(post_id, at, nth)
${joinViewsAround('asked.post_id', 'asked.at')}
order by asked.nth`,
);

const findPostAges = defineRead(
  'channel_post_ages',
  {
    place: ['(asked.nth - 1)::int', 'number'],
    postId: ['post.id', 'bigint'],
    messageId: ['post.message_id', 'bigint'],
    publishedAt: ['post.published_at', 'time'],
    mediaType: ['post.media_type', 'text'],
    hasLink: ['post.has_link', 'boolean'],
    views: ['post.views', 'bigint'],
    hours: ['age.hours', 'number'],
    ...VIEWS_AROUND_COLUMNS,
  } satisfies ColumnsOf<PostAgeRow>,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::text[]) with ordinality asked(channel_id, since, until, size, ages, nth)
cross join lateral (
  select id, message_id, published_at, media_type, ${SHOWS_LINK} as has_link, views from posts
  where channel_id = asked.channel_id and deleted_at is null and published_at >= asked.since and published_at < asked.until
  order by published_at desc, id desc limit asked.size
) post
cross join lateral unnest(asked.ages::int[]) age(hours)
${joinViewsAround('post.id', "(post.published_at + age.hours * interval '1 hour')")}
order by asked.nth, post.published_at desc, post.id desc, age.hours`,
);

/** Statements of this repository. */
export const postAgeStatements = [findViewsAround, findPostAges];

/** Reads what posts were like at moments of their lives. */
export interface PostAgeRepository {
  /** One row a key, in one statement. */
  findViewsAround(wanted: readonly PostMoment[]): Promise<ViewsAroundRow[]>;
  /** One row a post and age: the newest posts first, their ages rising. */
  findPostAges(wanted: readonly PostAgesRequest[]): Promise<PostAgeRow[]>;
}

/** A {@link PostAgeRepository} over a reader. */
export function createPostAgeRepository(reader: Reader): PostAgeRepository {
  return {
    findViewsAround: (wanted) => reader.query(findViewsAround, [wanted.map(({ postId }) => postId), wanted.map(({ at }) => at)]),
    findPostAges: (wanted) =>
      reader.query(findPostAges, [
        wanted.map(({ channelId }) => channelId),
        wanted.map(({ from }) => from),
        wanted.map(({ before }) => before),
        wanted.map(({ first }) => first),
        wanted.map(({ ages }) => `{${ages.join()}}`),
      ]),
  };
}

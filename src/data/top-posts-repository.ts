import type { Reader } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';
import { POST_COLUMNS, type PostRow } from './post-repository.ts';

/** Posts of a channel that lead by a count. */
export interface TopPostsRequest {
  readonly channelId: string;
  readonly sort: 'ENGAGEMENT_RATE' | 'FORWARDS' | 'REACTIONS' | 'REPLIES' | 'VIEWS';
  readonly from: Date;
  readonly before: Date;
  readonly first: number;
}

/** A post that leads. */
export interface TopPostRow extends PostRow {
  /** Which of the keys it answers, from 0. */
  readonly place: number;
}

const findTopPosts = defineRead(
  'channel_top_posts',
  { place: ['(asked.nth - 1)::int', 'number'], ...POST_COLUMNS } satisfies ColumnsOf<TopPostRow>,
  (columns) => `select ${columns}
from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::int[]) with ordinality asked(channel_id, sort, since, until, size, nth)
cross join lateral (
  select id, score, published_at from (
    select id, published_at, case asked.sort
        when 'VIEWS' then views::numeric
        when 'FORWARDS' then forwards::numeric
        when 'REPLIES' then replies::numeric
        when 'REACTIONS' then reaction_count::numeric
        -- As if an average post were added to each, so that a reaction to a single view does not lead.
        else case when interactions is not null then (interactions + avg(interactions) over ()) / nullif(views + avg(views) filter (where interactions is not null) over (), 0) end
      end as score
    from (
      select *, case when views is not null and num_nonnulls(forwards, replies, reaction_count) > 0
        then coalesce(forwards, 0)::numeric + coalesce(replies, 0) + coalesce(reaction_count, 0) end as interactions
      from posts where channel_id = asked.channel_id and deleted_at is null and published_at >= asked.since and published_at < asked.until
    ) standing
  ) scored where score is not null
  order by score desc, published_at desc, id desc limit asked.size
) top
join posts post on post.id = top.id
order by asked.nth, top.score desc, top.published_at desc, top.id desc`,
);

/** Statements of this repository. */
export const topPostsStatements = [findTopPosts];

/** Reads posts that lead. */
export interface TopPostsRepository {
  /** In one statement, each key's posts in their order. All posts of a range are looked at. */
  findTopPosts(wanted: readonly TopPostsRequest[]): Promise<TopPostRow[]>;
}

/** A {@link TopPostsRepository} over a reader. */
export function createTopPostsRepository(reader: Reader): TopPostsRepository {
  return {
    findTopPosts: (wanted) =>
      reader.query(findTopPosts, [
        wanted.map(({ channelId }) => channelId),
        wanted.map(({ sort }) => sort),
        wanted.map(({ from }) => from),
        wanted.map(({ before }) => before),
        wanted.map(({ first }) => first),
      ]),
  };
}

import type { ReactionCountRecord } from '../domain/channel-record.ts';
import type { Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** A stored post. Counts are decimal strings. */
export interface PostRow {
  readonly id: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly publishedAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly text: string | null;
  readonly mediaType: string | null;
  readonly forwardedFrom: string | null;
  readonly views: string | null;
  readonly forwards: string | null;
  readonly replies: string | null;
  readonly reactionCount: string | null;
  readonly reactions: ReactionCountRecord[] | null;
}

/** A post's cumulative counts at a time. */
export interface PostSnapshotRow {
  readonly postId: string;
  readonly observedAt: Date;
  readonly views: string | null;
  readonly forwards: string | null;
  readonly replies: string | null;
  readonly reactionCount: string | null;
  readonly reactions: ReactionCountRecord[] | null;
}

/** A text a post was seen with. */
export interface PostVersionRow {
  readonly postId: string;
  readonly at: Date;
  readonly text: string | null;
}

/** What a row of posts is selected by, of the alias `post`. */
export const POST_COLUMNS: ColumnsOf<PostRow> = {
  id: ['post.id', 'bigint'],
  channelId: ['post.channel_id', 'bigint'],
  messageId: ['post.message_id', 'bigint'],
  publishedAt: ['post.published_at', 'time'],
  editedAt: ['post.edited_at', 'time'],
  deletedAt: ['post.deleted_at', 'time'],
  text: ['post.text', 'text'],
  mediaType: ['post.media_type', 'text'],
  forwardedFrom: ['post.forwarded_from', 'text'],
  views: ['post.views', 'bigint'],
  forwards: ['post.forwards', 'bigint'],
  replies: ['post.replies', 'bigint'],
  reactionCount: ['post.reaction_count', 'bigint'],
  reactions: ['post.reactions', 'json'],
};

const SNAPSHOT_COLUMNS: ColumnsOf<PostSnapshotRow> = {
  postId: ['snapshot.post_id', 'bigint'],
  observedAt: ['snapshot.observed_at', 'time'],
  views: ['snapshot.views', 'bigint'],
  forwards: ['snapshot.forwards', 'bigint'],
  replies: ['snapshot.replies', 'bigint'],
  reactionCount: ['snapshot.reaction_count', 'bigint'],
  reactions: ['snapshot.reactions', 'json'],
};

const VERSION_COLUMNS: ColumnsOf<PostVersionRow> = {
  postId: ['version.post_id', 'bigint'],
  at: ['version.version_at', 'time'],
  text: ['version.text', 'text'],
};

const PUBLISHED = [
  { sql: 'post.published_at', type: 'timestamptz' },
  { sql: 'post.id', type: 'bigint' },
] as const;
const VIEWS = [
  { sql: 'coalesce(post.views, -1)', type: 'bigint' },
  { sql: 'post.id', type: 'bigint' },
] as const;

const findByIds = defineRead(
  'posts_by_id',
  POST_COLUMNS,
  (columns) => `select ${columns} from posts post where post.id = any($1::bigint[])`,
);

/** A channel's posts. One of the filters `standing` and `deleted` must be active: each has its own partial indexes. */
export const channelPostsRelation: KeysetRelation = {
  name: 'channel_posts',
  from: 'posts post',
  select: POST_COLUMNS,
  parent: 'post.channel_id',
  orders: {
    PUBLISHED_AT_ASC: { columns: PUBLISHED, direction: 'asc' },
    PUBLISHED_AT_DESC: { columns: PUBLISHED, direction: 'desc' },
    VIEWS_ASC: { columns: VIEWS, direction: 'asc' },
    VIEWS_DESC: { columns: VIEWS, direction: 'desc' },
  },
  filters: {
    standing: { types: [], predicate: () => 'post.deleted_at is null' },
    deleted: { types: [], predicate: () => 'post.deleted_at is not null' },
    publishedFrom: { types: ['timestamptz'], predicate: (from) => `post.published_at >= ${from}` },
    publishedBefore: { types: ['timestamptz'], predicate: (before) => `post.published_at < ${before}` },
  },
};

/** A post's dated counts, oldest first. */
export const postHistoryRelation: KeysetRelation = {
  name: 'post_history',
  from: 'post_snapshots snapshot',
  select: SNAPSHOT_COLUMNS,
  parent: 'snapshot.post_id',
  orders: { OBSERVED_AT_ASC: { columns: [{ sql: 'snapshot.observed_at', type: 'timestamptz' }], direction: 'asc' } },
  filters: {},
};

/** A post's texts, oldest first. */
export const postVersionsRelation: KeysetRelation = {
  name: 'post_versions',
  from: 'post_versions version',
  select: VERSION_COLUMNS,
  parent: 'version.post_id',
  orders: { AT_ASC: { columns: [{ sql: 'version.version_at', type: 'timestamptz' }], direction: 'asc' } },
  filters: {},
};

/** Statements of this repository that are not composed. */
export const postStatements = [findByIds];

/** Reads posts; each function costs one statement. */
export interface PostRepository {
  /** In no particular order. */
  findByIds(ids: readonly string[]): Promise<PostRow[]>;
  readonly ofChannel: PagedRelation<PostRow>;
  readonly history: PagedRelation<PostSnapshotRow>;
  readonly versions: PagedRelation<PostVersionRow>;
}

/** A {@link PostRepository} over a reader. */
export function createPostRepository(reader: Reader): PostRepository {
  return {
    findByIds: (ids) => reader.query(findByIds, [ids]),
    ofChannel: createPagedRelation(reader, channelPostsRelation),
    history: createPagedRelation(reader, postHistoryRelation),
    versions: createPagedRelation(reader, postVersionsRelation),
  };
}

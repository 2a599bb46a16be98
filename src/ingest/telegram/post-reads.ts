import { defineStatement, type Writer } from '../../data/database.ts';
import type { PostCounts } from '../../domain/channel-record.ts';
import type { PostState } from './post-merge.ts';
import { toJsonParameter } from './telegram-transaction.ts';

/** A stored post as merging needs it. */
export interface PostRow {
  readonly id: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly state: PostState;
}

/** A stored version's text. */
export interface VersionRow {
  readonly postId: string;
  readonly versionAt: Date;
  readonly sourceRank: number;
  readonly text: string | null;
}

interface PostColumns extends PostCounts {
  readonly id: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly publishedAt: Date;
  readonly editedAt: Date | null;
  readonly versionAt: Date;
  readonly text: string | null;
  readonly mediaType: string | null;
  readonly forwardedFrom: string | null;
  readonly sourceRank: number;
  readonly undatedRecordedAt: Date | null;
}

const FIND_POSTS = defineStatement(
  'telegram_find_posts',
  `select p.id, p.channel_id as "channelId", p.message_id as "messageId", p.published_at as "publishedAt", p.edited_at as "editedAt",
     coalesce(v.version_at, p.published_at) as "versionAt", p.text, p.media_type as "mediaType", p.forwarded_from as "forwardedFrom",
     p.source_rank as "sourceRank", p.undated_views as views, p.undated_forwards as forwards, p.undated_replies as replies,
     p.undated_reactions as reactions, p.undated_recorded_at as "undatedRecordedAt"
   from json_to_recordset($1::text::json) as r("channelId" bigint, "messageId" bigint)
   join posts p on p.channel_id = r."channelId" and p.message_id = r."messageId"
   left join lateral (
     select version_at from post_versions where post_id = p.id order by version_at desc limit 1
   ) v on true`,
);

const FIND_VERSIONS = defineStatement(
  'telegram_find_versions',
  `select v.post_id as "postId", v.version_at as "versionAt", v.source_rank as "sourceRank", v.text
   from json_to_recordset($1::text::json) as r("postId" bigint, "versionAt" timestamptz)
   join post_versions v on v.post_id = r."postId" and v.version_at = r."versionAt"`,
);

/** The stored posts among those named. */
export async function findPosts(
  writer: Writer,
  posts: readonly { readonly channelId: string; readonly messageId: string }[],
): Promise<readonly PostRow[]> {
  const keys = posts.map(({ channelId, messageId }) => ({ channelId, messageId }));
  const rows = await writer.query<PostColumns>(FIND_POSTS, toJsonParameter(keys));
  return rows.map((row) => ({ id: row.id, channelId: row.channelId, messageId: row.messageId, state: toState(row) }));
}

/** The stored versions among those named by post and time. */
export async function findVersions(
  writer: Writer,
  versions: readonly { readonly postId: string; readonly versionAt: Date }[],
): Promise<readonly VersionRow[]> {
  return versions.length === 0 ? [] : writer.query<VersionRow>(FIND_VERSIONS, toJsonParameter(versions));
}

function toState(row: PostColumns): PostState {
  const { sourceRank, text, mediaType, forwardedFrom, views, forwards, replies, reactions } = row;
  return {
    publishedAt: row.publishedAt.getTime(),
    editedAt: row.editedAt?.getTime() ?? null,
    newest: { versionAt: row.versionAt.getTime(), sourceRank, text, mediaType, forwardedFrom },
    undated: { views, forwards, replies, reactions },
    undatedRecordedAt: row.undatedRecordedAt?.getTime() ?? null,
  };
}

import { defineStatement, type Writer } from '../../data/database.ts';
import { type ChannelPost, NO_COUNTS } from './post-content.ts';
import { hasCounts, mergePostStates, type PostState, type PostVersion, toPostState, toPostVersion } from './post-merge.ts';
import { findPosts, findVersions } from './post-reads.ts';
import { refreshNewestCounts, storeSnapshots } from './snapshot-store.ts';
import { toJsonParameter } from './telegram-transaction.ts';

/** What became of a post, and its row. */
export interface StoredPost {
  readonly postId: string;
  readonly outcome: 'added' | 'changed' | 'unchanged';
}

interface PostEntry {
  readonly key: string;
  readonly channelId: string;
  readonly messageId: string;
  id: string | null;
  state: PostState | null;
  dirty: boolean;
  readonly versions: Map<number, { readonly sourceRank: number; readonly text: string | null }>;
  readonly dirtyVersions: Set<number>;
}

const POST_COLUMNS = `"channelId" bigint, "messageId" bigint, "publishedAt" timestamptz, "editedAt" timestamptz, text text, "mediaType" text,
  "forwardedFrom" text, "sourceRank" smallint, "undatedViews" bigint, "undatedForwards" bigint, "undatedReplies" bigint,
  "undatedReactions" jsonb, "undatedRecordedAt" timestamptz`;

const UPSERT_POSTS = defineStatement(
  'telegram_upsert_posts',
  `insert into posts as p (channel_id, message_id, published_at, edited_at, text, media_type, forwarded_from, source_rank,
     undated_views, undated_forwards, undated_replies, undated_reactions, undated_recorded_at)
   select r.* from json_to_recordset($1::text::json) as r(${POST_COLUMNS})
   on conflict (channel_id, message_id) do update set published_at = excluded.published_at, edited_at = excluded.edited_at,
     text = excluded.text, media_type = excluded.media_type, forwarded_from = excluded.forwarded_from, source_rank = excluded.source_rank,
     undated_views = excluded.undated_views, undated_forwards = excluded.undated_forwards, undated_replies = excluded.undated_replies,
     undated_reactions = excluded.undated_reactions, undated_recorded_at = excluded.undated_recorded_at
   returning p.id, p.channel_id as "channelId", p.message_id as "messageId"`,
);

const UPSERT_VERSIONS = defineStatement(
  'telegram_upsert_versions',
  `insert into post_versions (post_id, version_at, text, source_rank)
   select r."postId", r."versionAt", r.text, r."sourceRank"
   from json_to_recordset($1::text::json) as r("postId" bigint, "versionAt" timestamptz, text text, "sourceRank" smallint)
   on conflict (post_id, version_at) do update set text = excluded.text, source_rank = excluded.source_rank`,
);

/**
 * Stores posts with their versions and counts, merged with what is stored; writes only what differs. Answers one entry for each
 * post, in order; of a post that stands twice in the batch the later one counts as changed or unchanged.
 */
export async function storePosts(writer: Writer, posts: readonly ChannelPost[], now: Date): Promise<readonly StoredPost[]> {
  const entries = await readEntries(writer, posts);
  const outcomes = posts.map((post) => mergeInto(lookUp(entries, post), post, now));
  const undatedChanged = await writeEntries(writer, entries);
  const ids = posts.map((post) => lookUp(entries, post).id ?? '');
  const dated = [...posts.entries()].filter(([, post]) => post.countsObservedAt !== null && hasCounts(post.content.counts));
  const snapshots = await storeSnapshots(
    writer,
    dated.map(([index, { content, countsObservedAt }]) => ({
      postId: ids[index] ?? '',
      observedAt: countsObservedAt ?? now,
      counts: content.counts,
    })),
  );
  const stale = new Set(undatedChanged);
  for (const [at, [index]] of dated.entries()) {
    if (snapshots[at] === 'unchanged') continue;
    stale.add(ids[index] ?? '');
    if (outcomes[index] === 'unchanged') outcomes[index] = 'changed';
  }
  await refreshNewestCounts(writer, stale);
  return outcomes.map((outcome, index) => ({ outcome, postId: ids[index] ?? '' }));
}

async function readEntries(writer: Writer, posts: readonly ChannelPost[]): Promise<Map<string, PostEntry>> {
  const entries = new Map<string, PostEntry>();
  for (const { channelId, content } of posts) {
    const key = toKey(channelId, content.messageId);
    entries.set(key, {
      key,
      channelId,
      messageId: content.messageId,
      id: null,
      state: null,
      dirty: false,
      versions: new Map(),
      dirtyVersions: new Set(),
    });
  }
  const byId = new Map<string, PostEntry>();
  for (const { id, channelId, messageId, state } of await findPosts(writer, [...entries.values()])) {
    const entry = entries.get(toKey(channelId, messageId));
    if (!entry) continue;
    entry.id = id;
    entry.state = state;
    byId.set(id, entry);
  }
  const wanted = posts.flatMap((post) => {
    const postId = lookUp(entries, post).id;
    return postId === null ? [] : [{ postId, versionAt: new Date(toPostVersion(post.content).versionAt) }];
  });
  for (const { postId, versionAt, ...version } of await findVersions(writer, wanted))
    byId.get(postId)?.versions.set(versionAt.getTime(), version);
  return entries;
}

function mergeInto(entry: PostEntry, post: ChannelPost, now: Date): StoredPost['outcome'] {
  const undated = post.countsObservedAt === null ? post.content.counts : NO_COUNTS;
  const given = toPostState(post.content, undated, now.getTime());
  const before = entry.state;
  const merged = before ? mergePostStates(before, given) : given;
  const newVersion = mergeVersion(entry, given.newest);
  entry.state = merged;
  if (merged !== before) entry.dirty = true;
  if (!before) return 'added';
  return merged === before && !newVersion ? 'unchanged' : 'changed';
}

function mergeVersion(entry: PostEntry, version: PostVersion): boolean {
  const known = entry.versions.get(version.versionAt);
  if (known && !isBetterText(version, known)) return false;
  entry.versions.set(version.versionAt, { sourceRank: version.sourceRank, text: version.text });
  entry.dirtyVersions.add(version.versionAt);
  return true;
}

// The order of compareVersions as far as versions are stored, so that the newest version's text is always the post's.
function isBetterText(version: PostVersion, known: { readonly sourceRank: number; readonly text: string | null }): boolean {
  if (version.sourceRank !== known.sourceRank) return version.sourceRank > known.sourceRank;
  return version.text !== null && (known.text === null || version.text > known.text);
}

/** Writes what changed; answers the posts whose undated counts may have. */
async function writeEntries(writer: Writer, entries: ReadonlyMap<string, PostEntry>): Promise<readonly string[]> {
  const dirty = [...entries.values()].filter((entry) => entry.dirty);
  if (dirty.length > 0) {
    const rows = await writer.query<{ id: string; channelId: string; messageId: string }>(
      UPSERT_POSTS,
      toJsonParameter(dirty.map(toColumns)),
    );
    for (const { id, channelId, messageId } of rows) {
      const entry = entries.get(toKey(channelId, messageId));
      if (entry) entry.id = id;
    }
  }
  const versions = [...entries.values()].flatMap((entry) =>
    [...entry.dirtyVersions].map((versionAt) => ({
      postId: entry.id,
      versionAt: new Date(versionAt),
      ...entry.versions.get(versionAt),
    })),
  );
  if (versions.length > 0) await writer.execute(UPSERT_VERSIONS, toJsonParameter(versions));
  return dirty.flatMap(({ id, state }) => (id !== null && state?.undatedRecordedAt != null ? [id] : []));
}

function toColumns({ channelId, messageId, state }: PostEntry): Record<string, unknown> {
  return {
    channelId,
    messageId,
    publishedAt: toIso(state?.publishedAt),
    editedAt: toIso(state?.editedAt),
    text: state?.newest.text,
    mediaType: state?.newest.mediaType,
    forwardedFrom: state?.newest.forwardedFrom,
    sourceRank: state?.newest.sourceRank,
    undatedViews: state?.undated.views,
    undatedForwards: state?.undated.forwards,
    undatedReplies: state?.undated.replies,
    undatedReactions: state?.undated.reactions,
    undatedRecordedAt: toIso(state?.undatedRecordedAt),
  };
}

function lookUp(entries: ReadonlyMap<string, PostEntry>, post: ChannelPost): PostEntry {
  const entry = entries.get(toKey(post.channelId, post.content.messageId));
  if (!entry) throw new Error('Every post of a batch has its entry');
  return entry;
}

function toKey(channelId: string, messageId: string): string {
  return `${channelId} ${messageId}`;
}

function toIso(milliseconds: number | null | undefined): string | null {
  return milliseconds === null || milliseconds === undefined ? null : new Date(milliseconds).toISOString();
}

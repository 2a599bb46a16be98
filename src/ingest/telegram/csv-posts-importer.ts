import type { Writer } from '../../data/database.ts';
import type { FormatImporter, ImportSession } from '../importer.ts';
import { hasColumns, resolveCsvChannels } from './csv-importers.ts';
import { type CsvPostLink, findLiveLinks, storeLinks } from './csv-post-links.ts';
import { type CsvPost, toCsvPost, toPostKey } from './csv-rows.ts';
import { enterParkedCounts } from './parked-counts.ts';
import type { ChannelPost } from './post-content.ts';
import { storePosts } from './post-store.ts';
import { importRecordPlan, type RecordOutcome } from './record-import.ts';

/** Posts of a CSV set. Counts that other files of the set gave before enter with their post. */
export const csvPostsImporter: FormatImporter = {
  format: 'telegram-posts-csv',
  title: 'Telegram posts CSV (id, channel_id, message_id, text, datetime)',
  arrayKey: null,
  recognises: hasColumns('id', 'channel_id', 'message_id', 'text', 'datetime'),
  importRecords: async ({ records }, session) => {
    let entered = 0;
    await importRecordPlan<CsvPost>(
      {
        records,
        parse: toCsvPost,
        store: (writer, batch) => storePostBatch(writer, batch, session),
        afterBatch: async (batch) => {
          const keys = batch.flatMap((post) => toKey(post) ?? []);
          entered += await enterParkedCounts(session.database, new Set(keys));
        },
      },
      session,
    );
    if (entered > 0) session.reporter.note(session.file, `Counts of other files that waited for these posts, entered: ${entered}`);
  },
};

type PlacedPost = { readonly link: CsvPostLink | null; readonly post: ChannelPost } | { readonly rejected: string };

async function storePostBatch(writer: Writer, batch: readonly CsvPost[], session: ImportSession): Promise<readonly RecordOutcome[]> {
  const resolved = await resolveCsvChannels(
    writer,
    batch.map(({ channel }) => channel),
  );
  const links = await findLiveLinks(writer, new Set(batch.flatMap((post) => toKey(post) ?? [])));
  const newLinks: CsvPostLink[] = [];
  const placed = batch.map((record, index): PlacedPost => {
    const resolution = resolved[index];
    if (!resolution || 'conflict' in resolution) return { rejected: resolution?.conflict ?? 'the channel was not resolved' };
    const post = { channelId: resolution.channelId, content: record.post, countsObservedAt: null };
    const postKey = toKey(record);
    if (postKey === null) return { link: null, post };
    const link = { postKey, channelId: post.channelId, messageId: record.post.messageId };
    const known = links.get(postKey);
    if (known && (known.channelId !== link.channelId || known.messageId !== link.messageId))
      return { rejected: `post id ${record.csvPostId} of its channel is already message ${known.messageId}, got ${link.messageId}` };
    if (!known) newLinks.push(link);
    links.set(postKey, link);
    return { link, post };
  });
  const posts = placed.flatMap((item) => ('post' in item ? [item.post] : []));
  const stored = (await storePosts(writer, posts, session.now())).values();
  await storeLinks(writer, newLinks);
  return placed.map((item) => ('rejected' in item ? item : (stored.next().value?.outcome ?? 'unchanged')));
}

/** Null without a title: the set's other files could not name this post. */
function toKey({ channel, csvPostId }: CsvPost): string | null {
  return channel.csvTitle === null ? null : toPostKey(channel.csvTitle, csvPostId);
}

import type { Writer } from '../../data/database.ts';
import type { ChannelReference } from '../../domain/channel-record.ts';
import type { FormatImporter, ImportSession } from '../importer.ts';
import { type NamedChannel, parseChannelOption } from './channel-option.ts';
import { resolveChannels } from './channel-resolution.ts';
import { type ChannelPost, toChannelReference } from './post-content.ts';
import { storePosts } from './post-store.ts';
import { importRecordPlan, type RecordOutcome } from './record-import.ts';
import { isRecord, unreadable } from './telegram-values.ts';
import { type TelethonPost, toTelethonPost } from './telethon-message.ts';

/** Messages as Telethon's `to_dict` writes them, in an array, one a line, or alone. */
export const telethonImporter: FormatImporter = {
  format: 'telethon-messages',
  title: 'Telethon messages ({"_": "Message", …})',
  arrayKey: null,
  recognises: ({ sample }) => isRecord(sample) && typeof sample['_'] === 'string' && /^Message(Service|Empty)?$/.test(sample['_']),
  importRecords: async ({ records }, session) => {
    const named = session.options.channel === null ? null : parseChannelOption(session.options.channel);
    let unzoned = false;
    await importRecordPlan<TelethonRecord>(
      {
        records,
        parse: (value) => {
          const post = toTelethonPost(value);
          if (!post) return null;
          unzoned ||= !post.zoned;
          return { post, channelKey: toChannelKey(post, named) };
        },
        store: (writer, batch) => storeBatch(writer, batch, { named, session }),
      },
      session,
    );
    if (unzoned) session.reporter.note(session.file, 'Times without zone were taken as UTC');
  },
};

interface TelethonRecord {
  readonly post: TelethonPost;
  /** The channel's numeric id; '' for the one that only `--channel` names. */
  readonly channelKey: string;
}

function toChannelKey(post: TelethonPost, named: NamedChannel | null): string {
  const namedId = named && 'externalId' in named ? named.externalId : null;
  if (post.channelExternalId === null && !named) throw unreadable('peer_id', 'given (or the channel named with --channel)', null);
  if (namedId !== null && post.channelExternalId !== null && namedId !== post.channelExternalId)
    throw unreadable('peer_id.channel_id', `the channel that --channel names (${namedId})`, post.channelExternalId);
  return post.channelExternalId ?? namedId ?? '';
}

async function storeBatch(
  writer: Writer,
  batch: readonly TelethonRecord[],
  context: { readonly named: NamedChannel | null; readonly session: ImportSession },
): Promise<readonly RecordOutcome[]> {
  const { named, session } = context;
  const handle = named && 'handle' in named ? named.handle : null;
  const references = new Map<string, ChannelReference>(
    [...new Set(batch.map(({ channelKey }) => channelKey))].map((key) => [key, toChannelReference({ externalId: key || null, handle })]),
  );
  const resolutions = await resolveChannels(writer, new Set(references.values()));
  const placed = batch.map(({ post, channelKey }): ChannelPost | { readonly rejected: string } => {
    const reference = references.get(channelKey);
    const resolution = reference && resolutions.get(reference);
    if (!resolution || 'conflict' in resolution) return { rejected: resolution?.conflict ?? 'no channel' };
    return { channelId: resolution.channelId, content: post.post, countsObservedAt: session.options.observedAt };
  });
  const posts = placed.filter((item) => 'channelId' in item);
  const stored = (await storePosts(writer, posts, session.now())).values();
  return placed.map((item) => ('rejected' in item ? item : (stored.next().value?.outcome ?? 'unchanged')));
}

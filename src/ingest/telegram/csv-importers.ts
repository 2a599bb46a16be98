import type { Writer } from '../../data/database.ts';
import type { ChannelReference } from '../../domain/channel-record.ts';
import type { FormatImporter, ImportSession, SourceShape } from '../importer.ts';
import { type ChannelResolution, resolveChannels } from './channel-resolution.ts';
import { findLinkedPosts } from './csv-post-links.ts';
import {
  type CsvChannel,
  type CsvCount,
  type CsvSubscribers,
  toCsvChannel,
  toCsvReaction,
  toCsvSubscribers,
  toCsvViews,
} from './csv-rows.ts';
import { enterCounts, parkCounts } from './parked-counts.ts';
import { toChannelReference } from './post-content.ts';
import { importRecordPlan, type RecordOutcome } from './record-import.ts';
import { storeSubscribers } from './subscriber-store.ts';

/** The channels file of a CSV set: joins its own ids to titles and public names. */
export const csvChannelsImporter: FormatImporter = {
  format: 'telegram-channels-csv',
  title: 'Telegram channels CSV (id, channel_name, username)',
  arrayKey: null,
  recognises: hasColumns('id', 'channel_name', 'username'),
  importRecords: ({ records }, session) =>
    importRecordPlan<CsvChannel>(
      {
        records,
        parse: toCsvChannel,
        store: async (writer, batch) => {
          const resolved = await resolveCsvChannels(writer, batch);
          return resolved.map((resolution) => ('conflict' in resolution ? { rejected: resolution.conflict } : resolution.outcome));
        },
      },
      session,
    ),
};

/** Subscriber counts of a CSV set, in either of its two layouts. */
export const csvSubscribersImporter: FormatImporter = {
  format: 'telegram-subscribers-csv',
  title: 'Telegram subscribers CSV (channel_id, datetime, subs_cnt; or channel_id, timestamp, subscriber_count)',
  arrayKey: null,
  recognises: (shape) =>
    hasColumns('channel_id', 'datetime', 'subs_cnt')(shape) || hasColumns('channel_id', 'timestamp', 'subscriber_count')(shape),
  importRecords: ({ records }, session) =>
    importRecordPlan<CsvSubscribers>({ records, parse: toCsvSubscribers, store: storeSubscriberBatch }, session),
};

/** Observed view counts of a CSV set's posts. */
export const csvViewsImporter: FormatImporter = {
  format: 'telegram-views-csv',
  title: 'Telegram observed views CSV (channel_name, post_id, datetime, view_cnt)',
  arrayKey: null,
  recognises: hasColumns('channel_name', 'post_id', 'datetime', 'view_cnt'),
  importRecords: (input, session) => importCounts(input.records, toCsvViews, session),
};

/** Reactions of a CSV set's posts, one row a reaction. */
export const csvReactionsImporter: FormatImporter = {
  format: 'telegram-reactions-csv',
  title: 'Telegram reactions CSV (channel_name, post_id, datetime_format, reaction_type, react_cnt)',
  arrayKey: null,
  recognises: hasColumns('channel_name', 'post_id', 'datetime_format', 'reaction_type', 'react_cnt'),
  importRecords: (input, session) => importCounts(input.records, toCsvReaction, session),
};

/** Views by day since posting: its author derived them from observed views, which are imported instead. */
export const csvViewsByDayImporter: FormatImporter = {
  format: 'telegram-views-by-day-csv',
  title: 'Telegram views by day CSV (channel_name, post_id, current_views, 1, 2, …), recognised and left out',
  arrayKey: null,
  recognises: hasColumns('channel_name', 'post_id', 'current_views', '1', '2'),
  importRecords: async ({ records }, session) => {
    session.reporter.note(session.file, 'Views by day were derived by their author from observed views: recognised, not stored');
    await importRecordPlan<never>({ records, parse: () => null, store: async () => [] }, session);
  },
};

/** Recognises a CSV file that has all the named columns. */
export function hasColumns(...names: readonly string[]): (shape: SourceShape) => boolean {
  return ({ kind, columns }) => kind === 'csv' && names.every((name) => columns.includes(name));
}

/** One resolution for each of the channels, which may repeat. */
export async function resolveCsvChannels(writer: Writer, channels: readonly CsvChannel[]): Promise<readonly ChannelResolution[]> {
  const references = new Map<string, ChannelReference>();
  const keys = channels.map((channel) => {
    const key = JSON.stringify([channel.csvId, channel.csvTitle, channel.handle]);
    if (!references.has(key)) references.set(key, toChannelReference({ ...channel }));
    return key;
  });
  const resolutions = await resolveChannels(writer, new Set(references.values()));
  return keys.map((key) => {
    const reference = references.get(key);
    return (reference && resolutions.get(reference)) ?? { conflict: 'the channel was not resolved' };
  });
}

async function storeSubscriberBatch(writer: Writer, batch: readonly CsvSubscribers[]): Promise<readonly RecordOutcome[]> {
  const resolved = await resolveCsvChannels(
    writer,
    batch.map(({ channel }) => channel),
  );
  const observations = batch.flatMap(({ observedAt, subscribers }, index) => {
    const resolution = resolved[index];
    return resolution && 'channelId' in resolution ? [{ channelId: resolution.channelId, observedAt, subscribers }] : [];
  });
  const stored = (await storeSubscribers(writer, observations)).values();
  return resolved.map((resolution) =>
    'conflict' in resolution ? { rejected: resolution.conflict } : (stored.next().value ?? 'unchanged'),
  );
}

async function importCounts(
  records: Parameters<FormatImporter['importRecords']>[0]['records'],
  parse: (value: unknown) => CsvCount,
  session: ImportSession,
): Promise<void> {
  await importRecordPlan<CsvCount>(
    {
      records,
      parse,
      store: async (writer, batch) => {
        const posts = await findLinkedPosts(writer, new Set(batch.map(({ postKey }) => postKey)));
        const outcomes = await enterCounts(writer, batch, posts);
        await parkCounts(
          writer,
          batch.filter((_, index) => outcomes[index] === 'waiting'),
        );
        return outcomes;
      },
    },
    session,
  );
  const { waiting } = session.counts;
  if (waiting > 0) session.reporter.note(session.file, `Counts that wait until the file with their posts is imported: ${waiting}`);
}

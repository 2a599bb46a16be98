import { isTitle } from '../../domain/channel-name.ts';
import type { ChannelReference, PostRecord } from '../../domain/channel-record.ts';
import { FarsightError } from '../../domain/errors.ts';
import type { FormatImporter, ImportSession, RawRecord } from '../importer.ts';
import { type NamedChannel, parseChannelOption } from './channel-option.ts';
import { resolveChannels } from './channel-resolution.ts';
import { type DesktopMessage, toDesktopMessage } from './desktop-message.ts';
import { registerExport } from './export-registration.ts';
import { storeExportTitle } from './export-title.ts';
import { createMessageRanges, type MessageRanges } from './message-ranges.ts';
import { toChannelReference } from './post-content.ts';
import { storePosts } from './post-store.ts';
import { importRecordPlan } from './record-import.ts';
import { runTelegramTransaction } from './telegram-transaction.ts';
import { cleanText, isRecord, toId, toMessageId } from './telegram-values.ts';

type RecordsInput = Parameters<FormatImporter['importRecords']>[0];

/** What the pass over an export's messages learns for its end. */
interface ExportProgress {
  readonly held: MessageRanges;
  reachedAt: Date | null;
  /** Records that could not even be read as far as their id: what they hold is not known. */
  unknownRecords: number;
  unzoned: boolean;
}

const EXPECTED = 'a Telegram Desktop export of one channel ({"name", "type", "id", "messages"})';

/** Telegram Desktop's `result.json` of one channel. Exports of the same channel merge; see `export-registration.ts` for deletions. */
export const desktopImporter: FormatImporter = {
  format: 'telegram-desktop-export',
  title: 'Telegram Desktop export (result.json)',
  arrayKey: 'messages',
  recognises: ({ kind, sample }) =>
    kind === 'json-value' && isRecord(sample) && (isRecord(sample['chats']) || (Array.isArray(sample['messages']) && 'id' in sample)),
  importRecords: importExport,
};

async function importExport(input: RecordsInput, session: ImportSession): Promise<void> {
  const iterator = input.records[Symbol.asyncIterator]();
  const first = await iterator.next();
  // Only a pull on the records reads the header, and it stands before the messages.
  const reference = toExportChannel(input.header, session.options.channel);
  const channelId = await resolveExportChannel(reference, session);
  const progress: ExportProgress = { held: createMessageRanges(), reachedAt: null, unknownRecords: 0, unzoned: false };
  await importRecordPlan<PostRecord>(
    {
      records: withFirst(first, iterator),
      parse: (value) => toPost(toDesktopMessage(value), progress),
      onUnreadable: (value) => holdUnreadable(value, progress),
      store: async (writer, batch) => {
        const posts = batch.map((content) => ({ channelId, content, countsObservedAt: session.options.observedAt }));
        return (await storePosts(writer, posts, session.now())).map(({ outcome }) => outcome);
      },
    },
    session,
  );
  if (progress.unzoned) session.reporter.note(session.file, 'Times without zone (no date_unixtime) were taken as UTC');
  await finishExport(input, session, { channelId, progress, title: toTitle(input.header['name']) });
}

/** The channel of an export, from its header and `--channel`. @throws FarsightError `UNREADABLE_INPUT` when it is no channel's */
function toExportChannel(header: Readonly<Record<string, unknown>>, option: string | null): ChannelReference {
  const named: Partial<{ handle: string; externalId: string }> = option === null ? {} : toNamed(parseChannelOption(option));
  const { type, id } = header;
  if (type !== undefined && !/channel|supergroup/.test(String(type)))
    throw new FarsightError('UNREADABLE_INPUT', `Expected ${EXPECTED} of type …channel or …supergroup, got type ${JSON.stringify(type)}`);
  if (id === undefined && !named.externalId && !named.handle)
    throw new FarsightError(
      'UNREADABLE_INPUT',
      `Expected ${EXPECTED}, got no "id" before the messages; an export of several chats ("chats.list") must be exported chat by chat`,
    );
  const externalId = id === undefined ? (named.externalId ?? null) : toId("the export's id", id);
  if (named.externalId && named.externalId !== externalId)
    throw new FarsightError('BAD_INPUT', `--channel names the channel ${named.externalId}, but the export is of the channel ${externalId}`);
  return toChannelReference({ externalId, handle: named.handle ?? null });
}

function toNamed(channel: NamedChannel): Partial<{ handle: string; externalId: string }> {
  return channel;
}

// An export's posts are worth storing whatever its name is.
function toTitle(name: unknown): string | null {
  const title = typeof name === 'string' ? cleanText(name) : '';
  return isTitle(title) ? title : null;
}

async function resolveExportChannel(reference: ChannelReference, session: ImportSession): Promise<string> {
  const resolutions = await runTelegramTransaction(session.database, (writer) => resolveChannels(writer, new Set([reference])));
  const resolution = resolutions.get(reference);
  if (resolution && 'channelId' in resolution) return resolution.channelId;
  throw new FarsightError('UNREADABLE_INPUT', `The export cannot be placed: ${resolution?.conflict}`);
}

async function* withFirst(first: IteratorResult<RawRecord>, rest: AsyncIterator<RawRecord>): AsyncGenerator<RawRecord> {
  for (let next = first; !next.done; next = await rest.next()) yield next.value;
}

function toPost(message: DesktopMessage, progress: ExportProgress): PostRecord | null {
  const [messageId, sentAt] =
    message.kind === 'post' ? [message.post.messageId, message.post.publishedAt] : [message.messageId, message.sentAt];
  progress.held.add(Number(messageId));
  if (!progress.reachedAt || sentAt > progress.reachedAt) progress.reachedAt = sentAt;
  if (message.kind === 'service') return null;
  progress.unzoned ||= !message.zoned;
  return message.post;
}

/** A message that could not be stored is there all the same: it must not look deleted. */
function holdUnreadable(value: unknown, progress: ExportProgress): void {
  try {
    progress.held.add(Number(toMessageId(isRecord(value) ? value['id'] : undefined)));
  } catch {
    progress.unknownRecords += 1;
  }
}

async function finishExport(
  input: RecordsInput,
  session: ImportSession,
  done: { readonly channelId: string; readonly progress: ExportProgress; readonly title: string | null },
): Promise<void> {
  const { channelId, progress, title } = done;
  const { held, reachedAt, unknownRecords } = progress;
  if (!reachedAt) return;
  if (!input.complete() || unknownRecords > 0) {
    const why = unknownRecords > 0 ? `${unknownRecords} of its records show no id` : 'it was not read to its end';
    session.reporter.note(session.file, `Not used to find deleted posts, because ${why}`);
    await runTelegramTransaction(session.database, (writer) => storeExportTitle(writer, { channelId, title, asOf: reachedAt }));
    return;
  }
  const { deleted, restored } = await registerExport(session.database, { channelId, held, reachedAt, title });
  if (deleted > 0) session.reporter.note(session.file, `Posts that other exports held and this one lacks, marked deleted: ${deleted}`);
  if (restored > 0) session.reporter.note(session.file, `Posts marked deleted that this export holds, restored: ${restored}`);
}

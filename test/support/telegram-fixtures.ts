import type { Database } from '../../src/data/database.ts';
import { defineStatement } from '../../src/data/database.ts';
import { FarsightError } from '../../src/domain/errors.ts';
import type { ImportCounts, ImportSession, RawRecord } from '../../src/ingest/importer.ts';
import { telegramImporters } from '../../src/ingest/telegram/telegram-importers.ts';

/** A file of one Telegram format, with its records in memory. */
export interface TelegramFile {
  readonly format: string;
  readonly records: readonly unknown[];
  readonly header?: Readonly<Record<string, unknown>>;
  /** False for a file that breaks off. */
  readonly complete?: boolean;
  readonly channel?: string;
  readonly observedAt?: Date;
  readonly strict?: boolean;
  readonly now?: Date;
}

/** What an import of one file said. */
export interface TelegramImport {
  readonly counts: ImportCounts;
  readonly rejected: readonly { readonly index: number | undefined; readonly reason: string }[];
  readonly notes: readonly string[];
}

/** When counts without a time are stored, unless a file says otherwise. */
export const IMPORTED_AT = new Date('2026-01-01T00:00:00.000Z');

/** Imports one file through the importer of its format. */
export async function importTelegram(database: Database, file: TelegramFile): Promise<TelegramImport> {
  const importer = telegramImporters.find(({ format }) => format === file.format);
  if (!importer) throw new Error(`No Telegram importer is called ${file.format}`);
  const rejected: { index: number | undefined; reason: string }[] = [];
  const notes: string[] = [];
  const counts: ImportCounts = { read: 0, added: 0, changed: 0, unchanged: 0, ignored: 0, waiting: 0, rejected: 0 };
  const session: ImportSession = {
    database,
    options: { paths: [], strict: file.strict ?? false, channel: file.channel ?? null, observedAt: file.observedAt ?? null },
    reporter: {
      fileStarted: () => undefined,
      progress: () => undefined,
      rejected: () => undefined,
      note: (_file, message) => void notes.push(message),
      fileFinished: () => undefined,
    },
    counts,
    file: 'memory',
    now: () => file.now ?? IMPORTED_AT,
    reject: (place, reason) => {
      counts.rejected += 1;
      rejected.push({ index: place.index, reason });
      if (file.strict) throw new FarsightError('UNREADABLE_INPUT', reason);
    },
  };
  const complete = file.complete ?? true;
  await importer.importRecords({ records: toRawRecords(file.records), header: file.header ?? {}, complete: () => complete }, session);
  return { counts, rejected, notes };
}

async function* toRawRecords(values: readonly unknown[]): AsyncGenerator<RawRecord> {
  for (const [index, value] of values.entries()) yield { place: { file: 'memory', index }, value };
}

/** A message of a Desktop export, a day of January 2025 an id. */
export function desktopMessage(id: number, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  const date = desktopTime(id);
  return {
    id,
    type: 'message',
    date: date.toISOString().slice(0, 19),
    date_unixtime: String(date.getTime() / 1000),
    from: 'Arena news',
    from_id: 'channel2447843635',
    text: `Post ${id}`,
    text_entities: [],
    ...overrides,
  };
}

/** When the message of an id was sent. */
export function desktopTime(id: number): Date {
  return new Date(Date.UTC(2025, 0, id, 12));
}

/** A Desktop export of one channel with these messages; numbers stand for plain ones. */
export function desktopExport(
  messages: readonly (number | Record<string, unknown>)[],
  overrides: Partial<TelegramFile> & { readonly name?: string } = {},
): TelegramFile {
  const { name = 'Arena news', ...rest } = overrides;
  return {
    format: 'telegram-desktop-export',
    header: { name, type: 'public_channel', id: 2_447_843_635 },
    records: messages.map((message) => (typeof message === 'number' ? desktopMessage(message) : message)),
    ...rest,
  };
}

/** A message as Telethon's `to_dict` writes it. */
export function telethonMessage(id: number, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    _: 'Message',
    id,
    peer_id: { _: 'PeerChannel', channel_id: 2_447_843_635 },
    date: desktopTime(id).toISOString().replace('.000Z', '+00:00'),
    message: `Post ${id}`,
    views: 100,
    forwards: 3,
    replies: null,
    edit_date: null,
    fwd_from: null,
    media: null,
    reactions: null,
    ...overrides,
  };
}

/** A Telethon dump. */
export function telethonDump(records: readonly unknown[], overrides: Partial<TelegramFile> = {}): TelegramFile {
  return { format: 'telethon-messages', records, ...overrides };
}

/** A row of a posts CSV, of the channel with CSV id 7. */
export function csvPost(id: number, overrides: Record<string, string> = {}): Record<string, string> {
  return {
    id: String(id),
    channel_id: '7',
    message_id: String(id - 1000),
    text: `Row ${id}`,
    datetime: '2025-01-08 18:03:31',
    channel_name: 'Data | news',
    cnt: '1',
    ...overrides,
  };
}

/** A row of an observed-views CSV. */
export function csvViews(postId: number, datetime: string, views: string): Record<string, string> {
  return { channel_name: 'Data | news', post_id: String(postId), datetime, view_cnt: views, view_change: '1.0' };
}

/** A row of a reactions CSV. */
export function csvReaction(postId: number, reaction: string, count: string): Record<string, string> {
  return {
    channel_name: 'Data | news',
    post_id: String(postId),
    datetime_format: '2025-01-10 13:28:25',
    reaction_type: reaction,
    react_cnt: count,
    react_cnt_sum: '99.0',
  };
}

/** Every row that Telegram imports write, by natural keys, in a fixed order: equal dumps mean equal databases. */
export async function dumpTelegram(database: Database): Promise<Record<string, unknown>> {
  const dump: Record<string, unknown> = {};
  for (const [name, statement] of Object.entries(DUMPS)) dump[name] = await database.query(statement, []);
  return dump;
}

const CHANNEL = `coalesce(c.external_id::text, c.handle_key, (select min(value) from channel_aliases where channel_id = c.id))`;
const POST = `${CHANNEL} as channel, p.message_id`;
const JOINS = 'join posts p on p.id = x.post_id join channels c on c.id = p.channel_id';

const DUMPS = {
  channels: defineStatement(
    'test_dump_channels',
    `select ${CHANNEL} as channel, external_id, handle, handle_key, title, title_key from channels c order by 1`,
  ),
  aliases: defineStatement(
    'test_dump_aliases',
    `select kind, value, ${CHANNEL} as channel from channel_aliases a join channels c on c.id = a.channel_id order by 1, 2`,
  ),
  exports: defineStatement(
    'test_dump_exports',
    `select ${CHANNEL} as channel, min_id, max_id, reached_at from channel_exports e join channels c on c.id = e.channel_id order by 1, 2, 3`,
  ),
  posts: defineStatement(
    'test_dump_posts',
    `select ${POST}, published_at, edited_at, text, media_type, forwarded_from, deleted_at, seen_reach, views, forwards, replies,
       reaction_count, reactions, undated_views, undated_forwards, undated_replies, undated_reactions, undated_recorded_at, source_rank
     from posts p join channels c on c.id = p.channel_id order by 1, 2`,
  ),
  versions: defineStatement(
    'test_dump_versions',
    `select ${POST}, x.version_at, x.text, x.source_rank from post_versions x ${JOINS} order by 1, 2, 3`,
  ),
  snapshots: defineStatement(
    'test_dump_snapshots',
    `select ${POST}, x.observed_at, x.views, x.forwards, x.replies, x.reaction_count, x.reactions from post_snapshots x ${JOINS} order by 1, 2, 3`,
  ),
  subscribers: defineStatement(
    'test_dump_subscribers',
    `select ${CHANNEL} as channel, observed_at, subscribers from subscriber_snapshots s join channels c on c.id = s.channel_id order by 1, 2`,
  ),
  parked: defineStatement(
    'test_dump_parked',
    `select record_key, part_key, content from ingest_parts where format = 'telegram-csv-post' and part_key <> 'post' order by 1, 2`,
  ),
};

/** Every order of a few things. */
export function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

/** Empties the tables that Telegram imports write. */
export async function clearTelegram(database: Database): Promise<void> {
  await database.runScript('truncate channels restart identity cascade; truncate ingest_parts');
}

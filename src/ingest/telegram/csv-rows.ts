import { POST_SOURCE_RANK, type PostRecord, type ReactionCountRecord } from '../../domain/channel-record.ts';
import { toHandle } from './channel-option.ts';
import { NO_COUNTS } from './post-content.ts';
import { toCustomReaction, toEmojiReaction, toReactionCount } from './telegram-reactions.ts';
import { cleanText, isRecord, toCount, toId, toMessageId, toOptionalText, toOptionalTitle, toTime, unreadable } from './telegram-values.ts';

/** A channel as a CSV set names it, by an id of its author's own. */
export interface CsvChannel {
  readonly csvId: string;
  readonly csvTitle: string | null;
  readonly handle: string | null;
}

/** A post of a CSV set. */
export interface CsvPost {
  readonly channel: CsvChannel;
  /** How the set's other files name this post, together with the channel's title. */
  readonly csvPostId: string;
  readonly post: PostRecord;
}

/** A count that a CSV set gives for one of its posts at a time. */
export interface CsvCount {
  /** Title and post id as the set's files name the post. */
  readonly postKey: string;
  readonly observedAt: Date;
  readonly measure:
    | { readonly kind: 'views'; readonly views: string }
    | { readonly kind: 'reaction'; readonly reaction: ReactionCountRecord };
}

/** A channel's subscribers of a CSV set. */
export interface CsvSubscribers {
  readonly channel: CsvChannel;
  readonly observedAt: Date;
  readonly subscribers: string;
}

/** The key of a post over the files of a CSV set. The id is digits alone, so the last bar always parts the two. */
export function toPostKey(csvTitle: string, csvPostId: string): string {
  return `${csvTitle}|${csvPostId}`;
}

/** Reads a row of the channels file. @throws FarsightError `UNREADABLE_INPUT` */
export function toCsvChannel(value: unknown): CsvChannel {
  const row = toRow(value);
  const username = toOptionalText('username', row['username']);
  // Spreadsheet tools write a missing name as "nan".
  const missing = username === null || /^(nan|none|null)$/i.test(username);
  const handle = missing ? null : toHandle(username);
  if (!missing && handle === null) throw unreadable('username', "a channel's public name", username);
  return { csvId: toId('id', row['id']), csvTitle: toOptionalTitle('channel_name', row['channel_name']), handle };
}

/** Reads a row of a posts file; what its author derived (cnt, hour, text_len) is left out. @throws FarsightError `UNREADABLE_INPUT` */
export function toCsvPost(value: unknown): CsvPost {
  const row = toRow(value);
  return {
    channel: toRowChannel(row),
    csvPostId: toId('id', row['id']),
    post: {
      messageId: toMessageId(row['message_id']),
      publishedAt: toTime('datetime', row['datetime']).time,
      editedAt: null,
      text: toOptionalText('text', row['text']),
      mediaType: null,
      forwardedFrom: null,
      sourceRank: POST_SOURCE_RANK.csv,
      counts: NO_COUNTS,
    },
  };
}

/** Reads a row of an observed-views file. @throws FarsightError `UNREADABLE_INPUT` */
export function toCsvViews(value: unknown): CsvCount {
  const row = toRow(value);
  return {
    postKey: toRowPostKey(row),
    observedAt: toTime('datetime', row['datetime']).time,
    measure: { kind: 'views', views: toCount('view_cnt', row['view_cnt']) },
  };
}

/** Reads a row of a reactions file: one reaction of one post at one time. @throws FarsightError `UNREADABLE_INPUT` */
export function toCsvReaction(value: unknown): CsvCount {
  const row = toRow(value);
  const reaction = toReactionCount(toReactionName(row['reaction_type']), row['react_cnt']);
  return {
    postKey: toRowPostKey(row),
    observedAt: toTime('datetime_format', row['datetime_format']).time,
    measure: { kind: 'reaction', reaction },
  };
}

/** Reads a row of either kind of subscribers file. @throws FarsightError `UNREADABLE_INPUT` */
export function toCsvSubscribers(value: unknown): CsvSubscribers {
  const row = toRow(value);
  const [timeColumn, countColumn] = row['subs_cnt'] === undefined ? ['timestamp', 'subscriber_count'] : ['datetime', 'subs_cnt'];
  return {
    channel: toRowChannel(row),
    observedAt: toTime(timeColumn, row[timeColumn]).time,
    subscribers: toCount(countColumn, row[countColumn]),
  };
}

function toRow(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw unreadable('the row', 'values by column name', value);
  return value;
}

function toRowChannel(row: Record<string, unknown>): CsvChannel {
  return { csvId: toId('channel_id', row['channel_id']), csvTitle: toOptionalTitle('channel_name', row['channel_name']), handle: null };
}

function toRowPostKey(row: Record<string, unknown>): string {
  const title = toOptionalTitle('channel_name', row['channel_name']);
  if (!title) throw unreadable('channel_name', "the channel's title", row['channel_name']);
  return toPostKey(title, toId('post_id', row['post_id']));
}

/** As Telethon prints a reaction: an emoji, `ReactionPaid()` or `ReactionCustomEmoji(document_id=…)`. */
function toReactionName(value: unknown): string {
  const text = typeof value === 'string' ? cleanText(value).trim() : '';
  if (text === 'ReactionPaid()') return 'paid';
  const custom = /^ReactionCustomEmoji\(document_id=(\d+)\)$/.exec(text)?.[1];
  return custom === undefined ? toEmojiReaction(value) : toCustomReaction(custom);
}

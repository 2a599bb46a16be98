import { POST_SOURCE_RANK, type PostCounts, type PostRecord, type ReactionCountRecord } from '../../domain/channel-record.ts';
import { toCustomReaction, toEmojiReaction, toReactionCount, toReactionList } from './telegram-reactions.ts';
import { cleanText, isRecord, toMessageId, toOptionalText, toTime, toUnixTime, unreadable } from './telegram-values.ts';

/** A message of a Telegram Desktop export: a post, or a service message, whose id and time still tell how far the export reaches. */
export type DesktopMessage =
  | { readonly kind: 'service'; readonly messageId: string; readonly sentAt: Date }
  | { readonly kind: 'post'; readonly post: PostRecord; readonly zoned: boolean };

/** Keys that say what is attached where `media_type` does not, with the name stored for it. */
const ATTACHMENTS: readonly (readonly [key: string, mediaType: string])[] = [
  ['photo', 'photo'],
  ['poll', 'poll'],
  ['location_information', 'location'],
  ['contact_information', 'contact'],
  ['invoice_information', 'invoice'],
  ['game_title', 'game'],
  ['file', 'file'],
];

/**
 * Reads one element of `messages`. `date_unixtime` is preferred to `date`, which is local to whoever exported.
 * @throws FarsightError `UNREADABLE_INPUT` with the reason
 */
export function toDesktopMessage(value: unknown): DesktopMessage {
  if (!isRecord(value)) throw unreadable('the message', 'an object', value);
  const messageId = toMessageId(value['id']);
  const sent = toMessageTime(value, 'date');
  if (!sent) throw unreadable('date', 'a time like 2025-01-31T23:31:23', undefined);
  if (value['type'] === 'service') return { kind: 'service', messageId, sentAt: sent.time };
  if (value['type'] !== 'message') throw unreadable('type', '"message" or "service"', value['type']);
  const edited = toMessageTime(value, 'edited');
  const post: PostRecord = {
    messageId,
    publishedAt: sent.time,
    editedAt: edited?.time ?? null,
    text: toPlainText(value['text']),
    mediaType: toMediaType(value),
    forwardedFrom: toOptionalText('forwarded_from', value['forwarded_from']),
    sourceRank: POST_SOURCE_RANK.desktopExport,
    counts: toCounts(value['reactions']),
  };
  return { kind: 'post', post, zoned: sent.zoned && (edited?.zoned ?? true) };
}

/** Text of a message: a string, or strings and formatted parts in a row. @throws FarsightError `UNREADABLE_INPUT` */
export function toPlainText(value: unknown): string | null {
  if (!Array.isArray(value)) return toOptionalText('text', value);
  const parts = value.map((part: unknown) => {
    const text = isRecord(part) ? part['text'] : part;
    if (typeof text !== 'string') throw unreadable('each part of text', 'a string or an object with a text', part);
    return text;
  });
  return cleanText(parts.join('')) || null;
}

// Exports before 2021 have no `_unixtime`, and 0 stands for "never" in some.
function toMessageTime(message: Record<string, unknown>, key: 'date' | 'edited'): { time: Date; zoned: boolean } | null {
  const seconds = message[`${key}_unixtime`];
  if (seconds !== undefined && seconds !== null && seconds !== '0' && seconds !== 0)
    return { time: toUnixTime(`${key}_unixtime`, seconds), zoned: true };
  const local = message[key];
  return local === undefined || local === null ? null : toTime(key, local);
}

function toMediaType(message: Record<string, unknown>): string | null {
  const named = toOptionalText('media_type', message['media_type']);
  if (named) return named;
  for (const [key, mediaType] of ATTACHMENTS) if (message[key] !== undefined && message[key] !== null) return mediaType;
  return null;
}

function toCounts(reactions: unknown): PostCounts {
  const none = { views: null, forwards: null, replies: null };
  if (reactions === undefined || reactions === null) return { ...none, reactions: null };
  if (!Array.isArray(reactions)) throw unreadable('reactions', 'an array', reactions);
  return { ...none, reactions: toReactionList(reactions.map(toReaction)) };
}

function toReaction(value: unknown): ReactionCountRecord {
  if (!isRecord(value)) throw unreadable('each reaction', 'an object', value);
  switch (value['type']) {
    case 'paid':
      return toReactionCount('paid', value['count']);
    case 'custom_emoji':
      return toReactionCount(toCustomReaction(value['document_id']), value['count']);
    default:
      return toReactionCount(toEmojiReaction(value['emoji']), value['count']);
  }
}

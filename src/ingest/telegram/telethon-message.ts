import { POST_SOURCE_RANK, type PostCounts, type PostRecord, type ReactionCountRecord } from '../../domain/channel-record.ts';
import { toCustomReaction, toEmojiReaction, toReactionCount, toReactionList } from './telegram-reactions.ts';
import {
  isRecord,
  toId,
  toMessageId,
  toOptionalCount,
  toOptionalText,
  toTime,
  toUnixTime,
  unreadable,
  type ZonedTime,
} from './telegram-values.ts';

/** A post of a Telethon dump with the channel it names; null where the dump leaves the peer out. */
export interface TelethonPost {
  readonly channelExternalId: string | null;
  readonly post: PostRecord;
  readonly zoned: boolean;
}

/** Kinds of documents by their attributes, the telling one first, with the names Telegram Desktop gives them. */
const DOCUMENT_KINDS: readonly (readonly [attribute: string, flag: string | null, mediaType: string])[] = [
  ['DocumentAttributeSticker', null, 'sticker'],
  ['DocumentAttributeAnimated', null, 'animation'],
  ['DocumentAttributeVideo', 'round_message', 'video_message'],
  ['DocumentAttributeVideo', null, 'video_file'],
  ['DocumentAttributeAudio', 'voice', 'voice_message'],
  ['DocumentAttributeAudio', null, 'audio_file'],
];

/** Media that Desktop exports name otherwise than by their class; a web page's preview is no attachment. */
const MEDIA_NAMES: Readonly<Record<string, string | null>> = {
  MessageMediaEmpty: null,
  MessageMediaWebPage: null,
  MessageMediaGeo: 'location',
  MessageMediaGeoLive: 'location',
  MessageMediaVenue: 'location',
};

/**
 * Reads one message as Telethon's `to_dict` writes it; null for service and empty messages, which are no posts.
 * @throws FarsightError `UNREADABLE_INPUT` with the reason
 */
export function toTelethonPost(value: unknown): TelethonPost | null {
  if (!isRecord(value)) throw unreadable('the message', 'an object', value);
  if (value['_'] === 'MessageService' || value['_'] === 'MessageEmpty') return null;
  if (value['_'] !== 'Message') throw unreadable('_', '"Message" or "MessageService"', value['_']);
  const published = toTelethonTime('date', value['date']);
  const edited = value['edit_date'] === null || value['edit_date'] === undefined ? null : toTelethonTime('edit_date', value['edit_date']);
  return {
    channelExternalId: toPeerChannel(value['peer_id'] ?? value['to_id']),
    zoned: published.zoned && (edited?.zoned ?? true),
    post: {
      messageId: toMessageId(value['id']),
      publishedAt: published.time,
      editedAt: edited?.time ?? null,
      text: toOptionalText('message', value['message']),
      mediaType: toMediaType(value['media']),
      forwardedFrom: toForwardedFrom(value['fwd_from']),
      sourceRank: POST_SOURCE_RANK.telethon,
      counts: toCounts(value),
    },
  };
}

function toTelethonTime(what: string, value: unknown): ZonedTime {
  return typeof value === 'number' ? { time: toUnixTime(what, value), zoned: true } : toTime(what, value);
}

function toPeerChannel(peer: unknown): string | null {
  if (peer === undefined || peer === null) return null;
  if (!isRecord(peer) || peer['channel_id'] === undefined)
    throw unreadable('peer_id', 'a channel ({"_": "PeerChannel", "channel_id": …})', isRecord(peer) ? (peer['_'] ?? peer) : peer);
  return toId('peer_id.channel_id', peer['channel_id']);
}

function toCounts(message: Record<string, unknown>): PostCounts {
  const replies = message['replies'];
  if (replies !== undefined && replies !== null && !isRecord(replies)) throw unreadable('replies', 'an object', replies);
  return {
    views: toOptionalCount('views', message['views']),
    forwards: toOptionalCount('forwards', message['forwards']),
    replies: toOptionalCount('replies.replies', replies?.['replies']),
    reactions: toReactions(message['reactions']),
  };
}

function toReactions(value: unknown): readonly ReactionCountRecord[] | null {
  if (value === undefined || value === null) return null;
  const results = isRecord(value) ? value['results'] : value;
  if (!Array.isArray(results)) throw unreadable('reactions', 'an object with results', value);
  return toReactionList(results.map(toReaction));
}

function toReaction(value: unknown): ReactionCountRecord {
  if (!isRecord(value)) throw unreadable('each of reactions.results', 'an object', value);
  const reaction = value['reaction'];
  if (!isRecord(reaction)) return toReactionCount(toEmojiReaction(reaction), value['count']);
  if (reaction['_'] === 'ReactionPaid') return toReactionCount('paid', value['count']);
  if (reaction['document_id'] !== undefined) return toReactionCount(toCustomReaction(reaction['document_id']), value['count']);
  return toReactionCount(toEmojiReaction(reaction['emoticon']), value['count']);
}

function toMediaType(media: unknown): string | null {
  if (!isRecord(media) || typeof media['_'] !== 'string') return null;
  const name = media['_'];
  if (Object.hasOwn(MEDIA_NAMES, name)) return MEDIA_NAMES[name] ?? null;
  if (name === 'MessageMediaDocument') return toDocumentType(media['document']);
  return toOptionalText(
    'media',
    name
      .replace(/^MessageMedia/, '')
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
      .toLowerCase(),
  );
}

function toDocumentType(document: unknown): string {
  const listed = isRecord(document) && Array.isArray(document['attributes']) ? document['attributes'] : [];
  const attributes = listed.filter(isRecord);
  for (const [attribute, flag, mediaType] of DOCUMENT_KINDS)
    if (attributes.some((item) => item['_'] === attribute && (flag === null || item[flag] === true))) return mediaType;
  return 'file';
}

// Without a name the peer is named as Desktop exports name it: channel123, user123.
function toForwardedFrom(forward: unknown): string | null {
  if (!isRecord(forward)) return null;
  const name = toOptionalText('fwd_from.from_name', forward['from_name']);
  if (name) return name;
  const peer = isRecord(forward['from_id']) ? forward['from_id'] : forward;
  for (const kind of ['channel', 'user', 'chat'] as const) {
    const id = peer[`${kind}_id`];
    if (id !== undefined && id !== null) return `${kind}${toId(`fwd_from's ${kind}_id`, id)}`;
  }
  return null;
}

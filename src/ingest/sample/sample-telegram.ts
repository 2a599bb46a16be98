import {
  createChannels,
  generatePosts,
  type SampleChannel,
  type SamplePost,
  toReactions,
  toSubscribers,
  toViews,
} from './sample-channels.ts';
import type { SampleOptions } from './sample-options.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Ages at which views were observed: often at first, as the curve is steep there. */
const OBSERVED_HOURS = [1, 2, 4, 8, 16, 24, 36, 48, 72, 120, 168, 336];
const SUBSCRIBER_STEP_MS = 6 * HOUR_MS;
/** How long before the end the first export was made, and how far the second reaches back. */
const FIRST_EXPORT_BEFORE_MS = 2 * DAY_MS;
const SECOND_EXPORT_REACH_MS = 7 * DAY_MS;

/** The CSV set of all channels: file name and its text in pieces. */
export function listCsvTexts(options: SampleOptions): readonly (readonly [name: string, text: () => Generator<string>])[] {
  return [
    ['channels.csv', () => generateChannelsCsv(options)],
    ['posts.csv', () => generatePostsCsv(options)],
    ['subscribers.csv', () => generateSubscribersCsv(options)],
    ['views.csv', () => generateViewsCsv(options)],
    ['reactions.csv', () => generateReactionsCsv(options)],
  ];
}

function* generateChannelsCsv(options: SampleOptions): Generator<string> {
  yield 'id,channel_name,username,created_at,channel_type\n';
  for (const { index, title, handle, startMs } of createChannels(options)) {
    yield `${toCsvId(options, index)},${title},${handle},${toCsvTime(startMs)},GAMES\n`;
  }
}

function* generatePostsCsv(options: SampleOptions): Generator<string> {
  yield 'id,channel_id,message_id,text,datetime,channel_name\n';
  for (const [channel, post] of eachPost(options)) {
    const ids = `${toPostId(channel, post)},${toCsvId(options, channel.index)},${post.messageId}`;
    yield `${ids},"${post.text}",${toCsvTime(post.publishedMs)},${channel.title}\n`;
  }
}

function* generateSubscribersCsv(options: SampleOptions): Generator<string> {
  yield 'id,channel_id,timestamp,subscriber_count\n';
  let id = 0;
  for (const channel of createChannels(options)) {
    for (let timeMs = channel.startMs; timeMs <= channel.endMs; timeMs += SUBSCRIBER_STEP_MS) {
      id += 1;
      // Real series have gaps.
      if (id % 41 !== 0) yield `${id},${toCsvId(options, channel.index)},${toCsvTime(timeMs)},${toSubscribers(channel, timeMs)}\n`;
    }
  }
}

function* generateViewsCsv(options: SampleOptions): Generator<string> {
  yield 'channel_name,post_id,post_datetime,datetime,view_cnt\n';
  for (const [channel, post] of eachPost(options)) {
    for (const hours of OBSERVED_HOURS) {
      const timeMs = post.publishedMs + hours * HOUR_MS;
      if (timeMs > channel.endMs) break;
      yield `${channel.title},${toPostId(channel, post)},${toCsvTime(post.publishedMs)},${toCsvTime(timeMs)},${toViews(post, timeMs)}\n`;
    }
  }
}

function* generateReactionsCsv(options: SampleOptions): Generator<string> {
  yield 'channel_name,post_datetime,post_id,datetime_format,reaction_type,react_cnt\n';
  for (const [channel, post] of eachPost(options)) {
    const observedMs = Math.min(channel.endMs, post.publishedMs + 3 * DAY_MS);
    const start = `${channel.title},${toCsvTime(post.publishedMs)},${toPostId(channel, post)},${toCsvTime(observedMs)}`;
    for (const { emoji, count } of toReactions(post, observedMs)) yield `${start},${emoji},${count}.0\n`;
  }
}

/**
 * Two Telegram Desktop exports of a channel: one of everything up to two days ago, and a later one of the last week, in which
 * one post is edited and one is missing, because it was deleted in between.
 */
export function listExportTexts(
  channel: SampleChannel,
  options: SampleOptions,
): readonly (readonly [name: string, text: () => Generator<string>])[] {
  const firstEndMs = channel.endMs - FIRST_EXPORT_BEFORE_MS;
  const secondStartMs = channel.endMs - SECOND_EXPORT_REACH_MS;
  return [
    ['result.json', () => generateExport(channel, generateMessages(channel, options, { startMs: 0, endMs: firstEndMs, later: false }))],
    [
      'result-later.json',
      () => generateExport(channel, generateMessages(channel, options, { startMs: secondStartMs, endMs: channel.endMs, later: true })),
    ],
  ];
}

function* generateExport(channel: SampleChannel, messages: Iterable<unknown>): Generator<string> {
  const header = { name: channel.title, type: 'public_channel', id: channel.externalId };
  yield `${JSON.stringify(header, null, 1).slice(0, -2)},\n "messages": [`;
  let separator = '\n  ';
  for (const message of messages) {
    yield separator + JSON.stringify(message);
    separator = ',\n  ';
  }
  yield '\n ]\n}\n';
}

interface ExportRange {
  readonly startMs: number;
  readonly endMs: number;
  /** Made after an edit and a deletion. */
  readonly later: boolean;
}

function* generateMessages(channel: SampleChannel, options: SampleOptions, range: ExportRange): Generator<unknown> {
  for (const { post, fate } of generateFates(channel, options)) {
    if (post.publishedMs < range.startMs || post.publishedMs > range.endMs || (range.later && fate === 'deleted')) continue;
    yield toMessage(channel, post, range.later && fate === 'edited');
  }
}

/** Posts with what befalls them between the two exports: of those in both, the second is deleted and the third edited. */
function* generateFates(
  channel: SampleChannel,
  options: SampleOptions,
): Generator<{ post: SamplePost; fate: 'deleted' | 'edited' | 'stays' }> {
  let inBoth = 0;
  for (const post of generatePosts(channel, options)) {
    const isInBoth =
      post.publishedMs >= channel.endMs - SECOND_EXPORT_REACH_MS && post.publishedMs <= channel.endMs - FIRST_EXPORT_BEFORE_MS;
    if (isInBoth) inBoth += 1;
    // The first stays: only what lies inside a later export's range can be told to be deleted.
    yield { post, fate: isInBoth && inBoth === 2 ? 'deleted' : isInBoth && inBoth === 3 ? 'edited' : 'stays' };
  }
}

function toMessage(channel: SampleChannel, post: SamplePost, edited: boolean) {
  const [subject, ...rest] = toText(post, edited).split('. ');
  const editedMs = toEditedMs(post);
  return {
    id: post.messageId,
    type: 'message',
    date: toIso(post.publishedMs),
    date_unixtime: String(post.publishedMs / 1_000),
    ...(edited ? { edited: toIso(editedMs), edited_unixtime: String(editedMs / 1_000) } : {}),
    from: channel.title,
    from_id: `channel${channel.externalId}`,
    ...(post.photo ? { photo: '(File not included. Change data exporting settings to download.)' } : {}),
    text: [{ type: 'bold', text: subject }, `. ${rest.join('. ')}`],
  };
}

function toText(post: SamplePost, edited: boolean): string {
  return edited ? `${post.text} (corrected)` : post.text;
}

function toEditedMs(post: SamplePost): number {
  return post.publishedMs + 3 * HOUR_MS;
}

/** What Telethon sees of a channel at the end: views, forwards and replies of the last month. */
export function* generateTelethonText(channel: SampleChannel, options: SampleOptions): Generator<string> {
  yield '[';
  let separator = '\n';
  for (const { post, fate } of generateFates(channel, options)) {
    if (fate === 'deleted' || post.publishedMs < channel.endMs - 30 * DAY_MS) continue;
    const views = toViews(post, channel.endMs);
    const message = {
      _: 'Message',
      id: post.messageId,
      peer_id: { _: 'PeerChannel', channel_id: channel.externalId },
      date: `${toIso(post.publishedMs)}+00:00`,
      edit_date: fate === 'edited' ? `${toIso(toEditedMs(post))}+00:00` : null,
      message: toText(post, fate === 'edited'),
      views,
      forwards: Math.floor(views * post.appeal * 0.3),
      replies: { _: 'MessageReplies', replies: Math.floor(views * post.appeal * 0.15) },
    };
    yield separator + JSON.stringify(message);
    separator = ',\n';
  }
  yield '\n]\n';
}

function* eachPost(options: SampleOptions): Generator<readonly [SampleChannel, SamplePost]> {
  for (const channel of createChannels(options)) for (const post of generatePosts(channel, options)) yield [channel, post];
}

/** The set's own channel ids: by seed, so that samples of different seeds stay apart. */
function toCsvId(options: SampleOptions, index: number): number {
  return 900_000_000 + (options.seed % 100_000) * 1_000 + index;
}

function toPostId(channel: SampleChannel, post: SamplePost): number {
  return channel.index * 10_000_000 + post.messageId;
}

function toIso(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 19);
}

function toCsvTime(timeMs: number): string {
  return toIso(timeMs).replace('T', ' ');
}

import { createRandom, type Random } from './random.ts';
import type { SampleOptions } from './sample-options.ts';
import { generateTimes, toBusyness } from './sample-rhythm.ts';

/** A channel of the sample and what moves its figures. */
export interface SampleChannel {
  /** From 0. */
  readonly index: number;
  /** As Telegram numbers it. */
  readonly externalId: number;
  readonly handle: string;
  readonly title: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly firstSubscribers: number;
  /** Share a day; doubles in the second half of the time for every other channel. */
  readonly growth: number;
  /** Share of subscribers that see an average post. */
  readonly reach: number;
  readonly postsADay: number;
}

/** A post of the sample. */
export interface SamplePost {
  readonly messageId: number;
  readonly publishedMs: number;
  readonly text: string;
  readonly photo: boolean;
  /** Views once it has ripened. */
  readonly finalViews: number;
  /** Reactions a view, and forwards and replies a view. */
  readonly appeal: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const TITLES = ['Rift Reports', 'Патч и точка', '별빛 전적실', 'Ward & Peace', 'Lunes de Liga', 'Żuraw Gaming'];
const SUBJECTS = [
  'Patch notes',
  'Разбор матча',
  'Scrim results',
  'Tier list',
  'Новости лиги',
  'Fan art',
  'Poll of the day',
  'Clip of the night',
];
const REMARKS = [
  'What do you think?',
  'Пишите в комментариях 👇',
  'Full story inside.',
  'Thanks for 1,000 likes! 🎉',
  'Что дальше?',
  'More tomorrow.',
];
/** Hours after which half of all views have come; measured ripening curves of news channels lie between 5 and 12. */
const HALF_RIPE_HOURS = 8;

/** The channels of a sample. */
export function createChannels(options: SampleOptions): readonly SampleChannel[] {
  const endMs = options.end.getTime();
  return Array.from({ length: options.channels }, (_, index) => {
    const random = createRandom(`${options.seed}/channel/${index}`);
    const round = Math.floor(index / TITLES.length);
    return {
      index,
      externalId: 2_900_000_001 + (options.seed % 1_000) * 1_000 + index,
      handle: `farsight_sample_${options.seed}_${index + 1}`,
      title: `${TITLES[index % TITLES.length]}${round === 0 ? '' : ` ${round + 1}`}`,
      startMs: endMs - options.days * DAY_MS,
      endMs,
      firstSubscribers: 800 + random.below(40_000),
      growth: 0.001 + 0.006 * random.next(),
      reach: 0.2 + 0.35 * random.next(),
      postsADay: 1.5 + 3 * random.next(),
    };
  });
}

/** Subscribers at a time: steady growth, a little faster at busy hours. */
export function toSubscribers(channel: SampleChannel, timeMs: number): number {
  const days = (timeMs - channel.startMs) / DAY_MS;
  const middle = (channel.endMs - channel.startMs) / DAY_MS / 2;
  const extra = channel.index % 2 === 0 ? Math.max(0, days - middle) : 0;
  const wobble = ((Math.floor(timeMs / HOUR_MS) * 2_654_435_761) >>> 0) % 7;
  return Math.round(channel.firstSubscribers * (1 + channel.growth * (days + extra)) + toBusyness(timeMs) * 0.2) + wobble;
}

/** A channel's posts in the order of their ids, the same at each call. */
export function* generatePosts(channel: SampleChannel, options: SampleOptions): Generator<SamplePost> {
  const random = createRandom(`${options.seed}/posts/${channel.index}`);
  const count = Math.round(channel.postsADay * options.days);
  let messageId = 10 + random.below(500);
  for (const publishedMs of generateTimes(random, channel, count)) {
    messageId += 1 + (random.below(6) === 0 ? 1 : 0);
    yield createPost(random, channel, { messageId, publishedMs: Math.floor(publishedMs / 1_000) * 1_000 });
  }
}

function createPost(random: Random, channel: SampleChannel, at: { messageId: number; publishedMs: number }): SamplePost {
  // One post in thirty spreads far beyond its channel.
  const viral = random.below(30) === 0 ? 2.5 + random.next() : 1;
  const luck = Math.max(0.3, 1 + 0.3 * random.normal()) * viral;
  const timing = 0.75 + Math.min(toBusyness(at.publishedMs) / 40, 0.5);
  return {
    ...at,
    text: `${random.pick(SUBJECTS)} #${at.messageId}. ${random.pick(REMARKS)}`,
    photo: random.below(3) === 0,
    finalViews: Math.max(5, Math.round(toSubscribers(channel, at.publishedMs) * channel.reach * luck * timing)),
    appeal: 0.01 + 0.03 * random.next() * Math.min(viral, 2),
  };
}

/** Views at a time: a saturating curve over the post's age; 0 before it was published. */
export function toViews(post: SamplePost, timeMs: number): number {
  const hours = Math.max(0, (timeMs - post.publishedMs) / HOUR_MS);
  return Math.floor((post.finalViews * hours) / (hours + HALF_RIPE_HOURS));
}

/** How a post's views divide into reactions, most first. */
export function toReactions(post: SamplePost, timeMs: number): readonly { readonly emoji: string; readonly count: number }[] {
  const total = Math.floor(toViews(post, timeMs) * post.appeal);
  const shares = [
    { emoji: '👍', count: Math.floor(total * 0.55) },
    { emoji: '🔥', count: Math.floor(total * 0.3) },
    { emoji: '❤', count: Math.floor(total * 0.15) },
  ];
  return shares.filter(({ count }) => count > 0);
}

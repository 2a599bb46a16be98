import { type PacedCount, toPaceRatio } from '../analytics/pace-ratio.ts';
import { isCertain } from '../analytics/recommendation.ts';
import { toSenInterval } from '../analytics/sen-interval.ts';
import { toTrend } from '../analytics/trend.ts';
import type { ChannelFiguresRow } from '../data/channel-figures-repository.ts';
import type { PostAgeRow } from '../data/post-age-repository.ts';
import { type ChannelAdvice, NO_FACTS } from './channel-advice.ts';
import { MAX_COMPARED_POSTS, toComparedPosts } from './compared-posts.ts';
import { writeActivityAdvice, writeReachAdvice } from './write-channel-advice.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Four weeks against the twelve before. */
const NEWER_WEEKS = 4;
const ALL_WEEKS = 16;
const LEAST_NEWER_DAYS = 14;
const LEAST_OLDER_DAYS = 28;
const LEAST_OLDER_POSTS = 10;
/** So long a stretch of older posts must be known by their numbers. */
const LEAST_NUMBERED_DAYS = 7;
/** More posts by their numbers than so many times those stored are missing ones. Deleted posts and pictures of albums have numbers, too. */
const MOST_NUMBERED_SHARE = 1.25;
const REACH_DAYS = 90;
const LEAST_REACH_DAYS = 28;
const LEAST_REACH_POSTS = 20;
/** The effect of a trend is told for so long a time. */
const EFFECT_DAYS = 30;

/** The weeks that activity is told from, oldest first: one edge more than there are. */
export function listWeekEdges(until: Date): readonly number[] {
  return Array.from({ length: ALL_WEEKS + 1 }, (_, index) => until.getTime() - (ALL_WEEKS - index) * WEEK_MS);
}

/**
 * That a channel posts less than it did. Its time ends with its newest post and begins with its first one, where that is known, which are not counted themselves: when an import ended is no silence.
 * Nothing is told where the numbers of messages show more posts than are stored: those that are missing from what was imported are no silence either.
 * @param figures one entry a week of `edges` with posts
 * @param rows newest first
 */
export function adviseActivity(
  figures: readonly Pick<ChannelFiguresRow, 'posts' | 'unit'>[],
  edges: readonly number[],
  rows: readonly Pick<PostAgeRow, 'messageId' | 'publishedAt'>[],
): readonly ChannelAdvice[] {
  const boundary = edges[ALL_WEEKS - NEWER_WEEKS];
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (boundary === undefined || newest === undefined || oldest === undefined) return [];
  // Of the most posts that are read, the last is not the first that there is.
  const from = rows.length < MAX_COMPARED_POSTS ? oldest.publishedAt.getTime() : Number.NEGATIVE_INFINITY;
  const weeks = listKnownWeeks(figures, edges, { from, until: newest.publishedAt.getTime() });
  const older = weeks.filter(({ start }) => start < boundary);
  const newer = weeks.filter(({ start }) => start >= boundary);
  const [before, now] = [toSum(older), toSum(newer)];
  if (now.days < LEAST_NEWER_DAYS || before.days < LEAST_OLDER_DAYS || before.count < LEAST_OLDER_POSTS) return [];
  const ratio = toPaceRatio(newer, older);
  if (ratio === null || ratio.high >= 0 || toNumberedShare(rows, boundary) > MOST_NUMBERED_SHARE) return [];
  const evidence = { n: now.count, ...ratio };
  const [postsAWeek, postsAWeekBefore] = [(7 * now.count) / now.days, (7 * before.count) / before.days];
  return [
    {
      ...NO_FACTS,
      kind: 'ACTIVITY',
      reasonCode: 'ACTIVITY_BELOW_USUAL',
      name: 'ACTIVITY_BELOW_USUAL',
      evidence,
      text: writeActivityAdvice({ evidence, postsAWeek, postsAWeekBefore }),
    },
  ];
}

/** That views of posts at the same age rise or fall. @param rows newest first */
export function adviseReach(rows: readonly PostAgeRow[], until: Date): readonly ChannelAdvice[] {
  const since = until.getTime() - REACH_DAYS * DAY_MS;
  const basis = 'VIEWS_AT_24_HOURS';
  const posts = toComparedPosts(rows, basis, until).filter(({ row }) => row.publishedAt.getTime() >= since);
  // Posts of a day are of one time, and count as one.
  const points = posts.map(({ row, value }) => ({ time: Math.floor(row.publishedAt.getTime() / DAY_MS), value }));
  const times = points.map(({ time }) => time);
  if (posts.length < LEAST_REACH_POSTS || Math.max(...times) - Math.min(...times) < LEAST_REACH_DAYS) return [];
  const [trend, slope] = [toTrend(points), toSenInterval(points)];
  if (trend.status !== 'MEASURED' || trend.direction === 'STABLE' || slope === null || !isCertain(slope)) return [];
  const evidence = { n: posts.length, effect: EFFECT_DAYS * slope.effect, low: EFFECT_DAYS * slope.low, high: EFFECT_DAYS * slope.high };
  const reasonCode = trend.direction === 'RISING' ? 'REACH_RISING' : 'REACH_FALLING';
  return [
    {
      ...NO_FACTS,
      kind: 'REACH_TREND',
      reasonCode,
      name: reasonCode,
      evidence,
      basis,
      trend: { ...trend, status: 'OK' },
      text: writeReachAdvice({ evidence, pValue: trend.pValue }),
    },
  ];
}

interface KnownWeek extends PacedCount {
  /** In ms since 1970. */
  readonly start: number;
}

/** What is known of each week, those of which nothing is left out. The posts at both ends of the known time are not counted. */
function listKnownWeeks(
  figures: readonly Pick<ChannelFiguresRow, 'posts' | 'unit'>[],
  edges: readonly number[],
  known: { readonly from: number; readonly until: number },
): readonly KnownWeek[] {
  const posts = new Map(figures.map((row) => [row.unit, row.posts]));
  return edges.slice(1).flatMap((end, unit) => {
    const start = end - WEEK_MS;
    const days = (Math.min(end, known.until) - Math.max(start, known.from)) / DAY_MS;
    if (days <= 0) return [];
    const ends = [known.from, known.until].filter((time) => time >= start && time < end).length;
    return [{ start, days, count: Math.max(0, (posts.get(unit) ?? 0) - ends) }];
  });
}

/**
 * How many times the posts since a moment that are stored there should be by the numbers of messages, if as many numbers belong to posts as before it, as far as the rows reach; no bound where that is
 * not known.
 */
function toNumberedShare(rows: readonly Pick<PostAgeRow, 'messageId' | 'publishedAt'>[], since: number): number {
  const newerPosts = rows.findIndex(({ publishedAt }) => publishedAt.getTime() < since);
  const [newest, last, oldest] = [rows[0], rows[newerPosts], rows.at(-1)];
  if (newest === undefined || last === undefined || oldest === undefined || newerPosts === 0) return Number.POSITIVE_INFINITY;
  const olderPosts = rows.length - 1 - newerPosts;
  const olderNumbers = Number(last.messageId) - Number(oldest.messageId);
  const olderDays = (last.publishedAt.getTime() - oldest.publishedAt.getTime()) / DAY_MS;
  if (olderDays < LEAST_NUMBERED_DAYS || olderPosts === 0 || olderNumbers <= 0) return Number.POSITIVE_INFINITY;
  return ((Number(newest.messageId) - Number(last.messageId)) * olderPosts) / (olderNumbers * newerPosts);
}

function toSum(weeks: readonly PacedCount[]): PacedCount {
  return weeks.reduce((total, { count, days }) => ({ count: total.count + count, days: total.days + days }), { count: 0, days: 0 });
}

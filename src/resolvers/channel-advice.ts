import { recommendContent } from '../analytics/recommend-content.ts';
import { recommendTimes } from '../analytics/recommend-times.ts';
import type { Evidence } from '../analytics/recommendation.ts';
import { theilSen } from '../analytics/theil-sen.ts';
import { thinPoints } from '../analytics/thin-points.ts';
import type { PostAgeRow } from '../data/post-age-repository.ts';
import type { BestTimesBasis, RecommendationKind, RecommendedTime, Trend } from '../generated/graphql.ts';
import { type ComparedPost, compareTimes, toComparedPosts } from './compared-posts.ts';
import { writeContentAdvice, writeTimeAdvice } from './write-channel-advice.ts';

/** Why channels get advice. */
export type ChannelReason =
  | 'ACTIVITY_BELOW_USUAL'
  | 'LINK_ABOVE_OTHERS'
  | 'MEDIA_TYPE_ABOVE_OTHERS'
  | 'REACH_FALLING'
  | 'REACH_RISING'
  | 'TIME_ABOVE_USUAL';

/** Advice for a channel before anybody said something of it. */
export interface ChannelAdvice {
  readonly kind: RecommendationKind;
  readonly reasonCode: ChannelReason;
  /** As feedback names it, see `recommendation-id.ts`. */
  readonly name: string;
  /** Of logarithms: eˣ is how many times. */
  readonly evidence: Evidence;
  readonly time: RecommendedTime | null;
  readonly mediaType: string | null;
  readonly hasLink: boolean | null;
  readonly basis: BestTimesBasis | null;
  readonly trend: Trend | null;
  /** As an English sentence. */
  readonly text: string;
}

/** What is told nothing of where it is not what advice is about. */
export const NO_FACTS = { time: null, mediaType: null, hasLink: null, basis: null, trend: null } as const;

const DAY_MS = 86_400_000;
/** More would not be read. */
const MOST_TIMES = 3;
/** Fewer are no reason to leave out those without snapshots. */
const MIN_AGED_POSTS = 20;
/** As many points as a quarter has days: their pairs take less than a millisecond. */
const MAX_LEVELS = 90;

/** Hours that do well and are seldom used. @param rows newest first */
export function adviseTimes(
  rows: readonly PostAgeRow[],
  zone: { readonly timeZone: string; readonly until: Date },
): readonly ChannelAdvice[] {
  const { times, basis } = compareTimes(rows, zone);
  if (times.status !== 'MEASURED') return [];
  return recommendTimes(times.cells)
    .slice(0, MOST_TIMES)
    .map(({ weekday, hour, hours, best, evidence, share }) => {
      const time = { weekday: weekday + 1, hour, hours, timeZone: zone.timeZone };
      return {
        ...NO_FACTS,
        kind: 'BEST_TIME',
        reasonCode: 'TIME_ABOVE_USUAL',
        name: `BEST_TIME:${weekday + 1}:${best}`,
        evidence,
        time,
        basis,
        text: writeTimeAdvice({ time, evidence, share, basis }),
      };
    });
}

/** What posts that do well have in common. @param rows newest first */
export function adviseContent(rows: readonly PostAgeRow[], until: Date): readonly ChannelAdvice[] {
  const aged = toComparedPosts(rows, 'VIEWS_AT_24_HOURS', until);
  const basis: BestTimesBasis = aged.length >= MIN_AGED_POSTS ? 'VIEWS_AT_24_HOURS' : 'SETTLED_VIEWS';
  const posts = basis === 'VIEWS_AT_24_HOURS' ? aged : toComparedPosts(rows, basis, until);
  const better = recommendContent(
    removeCourse(posts).map(({ row, value }) => ({
      kinds: [toMediaKind(row.mediaType), toLinkKind(row.hasLink)],
      day: Math.floor(row.publishedAt.getTime() / DAY_MS),
      value,
    })),
  );
  return better.map(({ kind, evidence }) => describeContent(kind, evidence, basis));
}

const MEDIA = 'MEDIA:';
const toMediaKind = (mediaType: string | null) => `${MEDIA}${mediaType ?? ''}`;
const toLinkKind = (hasLink: boolean) => (hasLink ? 'LINK' : 'NO_LINK');

function describeContent(kind: string, evidence: Evidence, basis: BestTimesBasis): ChannelAdvice {
  const isMedia = kind.startsWith(MEDIA);
  const mediaType = (isMedia && kind.slice(MEDIA.length)) || null;
  const hasLink = isMedia ? null : kind === 'LINK';
  return {
    ...NO_FACTS,
    kind: 'CONTENT',
    reasonCode: isMedia ? 'MEDIA_TYPE_ABOVE_OTHERS' : 'LINK_ABOVE_OTHERS',
    name: mediaType === null ? `CONTENT:${isMedia ? 'NO_MEDIA' : kind}` : nameMedia(mediaType),
    evidence,
    mediaType,
    hasLink,
    basis,
    text: writeContentAdvice({ mediaType, hasLink, evidence, basis }),
  };
}

/** Sources name kinds of attachments as they like; ids take letters and digits. */
function nameMedia(mediaType: string): string {
  if (/^[A-Za-z0-9_-]{1,40}$/.test(mediaType)) return `CONTENT:MEDIA:${mediaType}`;
  return `CONTENT:ODD_MEDIA:${Buffer.from(mediaType, 'utf8').toString('base64url').slice(0, 40)}`;
}

/** What a channel's course leaves of its posts' views: kinds that came into use late would else be judged by who had come by then. */
function removeCourse(posts: readonly ComparedPost[]): readonly ComparedPost[] {
  const toPoint = ({ row, value }: ComparedPost) => ({ time: row.publishedAt.getTime() / DAY_MS, value });
  const line = theilSen(thinPoints(posts.map(toPoint), MAX_LEVELS));
  if (line === null) return posts;
  return posts.map((post) => ({ ...post, value: post.value - line.slope * toPoint(post).time }));
}

import { type BestTimes, type TimedPost, toBestTimes } from '../analytics/best-times.ts';
import type { PostAgeRow, PostAgesRequest } from '../data/post-age-repository.ts';
import { type ClockWindow, rollingWindow } from '../domain/clock-window.ts';
import { toWeekHour } from '../domain/zone-calendar.ts';
import type { BestTimesBasis } from '../generated/graphql.ts';
import { toAgedViews } from './trending.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Twenty half-lives of a post's weight in best times. */
const COMPARED_DAYS = 280;
/** How many posts of the window are compared at most, the newest. */
export const MAX_COMPARED_POSTS = 300;
const COMPARED_AGE_HOURS = 24;
/** By when posts have nine tenths of the views of their first month, as the median of 374 real ones had. */
const SETTLED_DAYS = 14;

/** A post whose views can be compared with those of the channel's others. */
export interface ComparedPost {
  readonly row: PostAgeRow;
  /** ln(1 + views). */
  readonly value: number;
}

/** Best times, and by which views. */
export interface ComparedTimes {
  readonly times: BestTimes;
  readonly basis: BestTimesBasis;
}

/** The time of which posts are compared; it moves once an hour. */
export function comparedWindow(now: Date): ClockWindow {
  return rollingWindow(now, { lengthMs: COMPARED_DAYS * DAY_MS, stepMs: HOUR_MS });
}

/** What to load of a channel: its newest 300 posts of the window, at the age of a day. The same request of several fields is read once. */
export function toComparedRequest(channelId: string, { from, nextEdge }: ClockWindow): PostAgesRequest {
  return { channelId, from, before: nextEdge, first: MAX_COMPARED_POSTS, ages: [COMPARED_AGE_HOURS] };
}

/**
 * Posts by their views at 24 hours, or by the newest views of those that are settled. Whole numbers of views lie between which a logarithm is as good.
 * @param until where the window ends
 */
export function toComparedPosts(rows: readonly PostAgeRow[], basis: BestTimesBasis, until: Date): readonly ComparedPost[] {
  const settledBefore = until.getTime() - SETTLED_DAYS * DAY_MS;
  return rows.flatMap((row) => {
    const views = basis === 'VIEWS_AT_24_HOURS' ? toAgedViews(row) : toSettledViews(row, settledBefore);
    return views === null || views < 0 ? [] : [{ row, value: Math.log1p(views) }];
  });
}

/** Best times by views at 24 hours where enough posts have them, else by settled ones. */
export function compareTimes(
  rows: readonly PostAgeRow[],
  { timeZone, until }: { readonly timeZone: string; readonly until: Date },
): ComparedTimes {
  const toTimes = (basis: BestTimesBasis): ComparedTimes => {
    const posts = toComparedPosts(rows, basis, until).map(({ row: { publishedAt }, value }): TimedPost => {
      return { ...toWeekHour(publishedAt, timeZone), value, daysAgo: (until.getTime() - publishedAt.getTime()) / DAY_MS };
    });
    return { times: toBestTimes(posts), basis };
  };
  const aged = toTimes('VIEWS_AT_24_HOURS');
  return aged.times.status === 'MEASURED' ? aged : toTimes('SETTLED_VIEWS');
}

function toSettledViews({ views, publishedAt }: PostAgeRow, settledBefore: number): number | null {
  return views === null || publishedAt.getTime() > settledBefore ? null : Number(views);
}

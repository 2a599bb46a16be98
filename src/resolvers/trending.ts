import { MIN_REFERENCE, OUTLYING_SCORE, toRobustScore } from '../analytics/robust-score.ts';
import { toRobustSpread } from '../analytics/robust-spread.ts';
import { toViewsAtAge } from '../analytics/views-at-age.ts';
import type { PostAgeRow } from '../data/post-age-repository.ts';
import { toTimePoints } from './views-around.ts';

/** A post that stands out among others of its age. */
export interface Trending {
  readonly postId: string;
  readonly score: number;
  readonly ageHours: number;
  readonly views: number;
  readonly usualViews: number;
  /** How many others it is compared with. */
  readonly n: number;
}

/** Ages at which posts are compared, in hours: of what can be told, the largest counts. */
export const TRENDING_AGES: readonly number[] = [1, 3, 6, 12, 24, 48, 72, 168];

/** Views of a row's post at its age; null where they cannot be told. */
export function toAgedViews(row: PostAgeRow): number | null {
  return toViewsAtAge(toTimePoints(row), { publishedAt: row.publishedAt.getTime(), hours: row.hours });
}

/**
 * Posts whose logarithm of views is more than 3.5 robust deviations above the median of others at the same age, the highest first, and how many could be judged.
 * @param candidates one row a post and age
 * @param references the same of the posts to compare with, which are others
 */
export function findTrending(
  candidates: readonly PostAgeRow[],
  references: readonly PostAgeRow[],
): { readonly judged: number; readonly trending: readonly Trending[] } {
  const usual = new Map<number, number[]>();
  for (const row of references) {
    const views = toAgedViews(row);
    if (views !== null) usual.set(row.hours, [...(usual.get(row.hours) ?? []), views]);
  }
  const judged = [...Map.groupBy(candidates, ({ postId }) => postId).values()].flatMap((rows) => judge(rows, usual));
  const trending = judged.filter(({ score }) => score > OUTLYING_SCORE).toSorted((one, other) => other.score - one.score);
  return { judged: judged.length, trending };
}

/** By the largest age at which the post and enough others are known; none where there is none. */
function judge(rows: readonly PostAgeRow[], usual: ReadonlyMap<number, readonly number[]>): readonly Trending[] {
  for (const row of rows.toSorted((one, other) => other.hours - one.hours)) {
    const others = usual.get(row.hours) ?? [];
    const views = others.length < MIN_REFERENCE ? null : toAgedViews(row);
    const score = views === null ? null : toRobustScore(views, others);
    if (views === null || score === null) continue;
    const usualViews = Math.expm1(toRobustSpread(others.map(Math.log1p))?.centre ?? 0);
    return [{ postId: row.postId, score, ageHours: row.hours, views, usualViews, n: others.length }];
  }
  return [];
}

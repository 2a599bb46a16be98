import { invariant } from '../domain/invariant.ts';
import { type Interval, Z_95 } from './confidence.ts';
import { type ShrunkMeans, shrinkMeans, type WeightedValue } from './shrink-means.ts';

/** Effective posts in all, below which nothing is shown. */
const MIN_BEST_TIME_POSTS = 20;
/** Effective posts of a cell, below which it is hidden: one post is one post. */
const MIN_CELL_POSTS = 2;
/** After so many days a post counts half. */
const BEST_TIME_HALF_LIFE_DAYS = 14;
/** Twenty half-lives, after which a post counts a millionth. */
const MAX_DAYS_AGO = 20 * BEST_TIME_HALF_LIFE_DAYS;
const HOURS_A_DAY = 24;
const CELLS = 7 * HOURS_A_DAY;
/** The effects of hours and weekdays settle in two; a third changes the last digits. */
const ROUNDS = 3;

/** A post by when it was published, in the channel's time zone. */
export interface TimedPost {
  /** From 0, Monday, to 6. */
  readonly weekday: number;
  /** From 0 to 23. */
  readonly hour: number;
  /** On a scale where differences add up, as ln(1 + views at 24 hours). */
  readonly value: number;
  /** From 0. */
  readonly daysAgo: number;
}

/** An hour of the week. */
export interface BestTimeCell {
  readonly weekday: number;
  readonly hour: number;
  /** Posts of the cell, of the last 280 days. */
  readonly posts: number;
  /** The effective number of them, by their weights. */
  readonly n: number;
  /** By how much values are above or below the channel's usual, with a 95 % interval; of logarithms, eˣ is how many times. Null where hidden. */
  readonly effect: (Interval & { readonly value: number }) | null;
}

/** What hours of the week come to, or that there is too little to tell. `n` is the effective number of all posts. */
export type BestTimes =
  | { readonly status: 'INSUFFICIENT_DATA'; readonly n: number; readonly minimum: number }
  | {
      readonly status: 'MEASURED';
      readonly n: number;
      /** The usual value, on the scale of the posts'. */
      readonly overall: number;
      /** All 168, from Monday 0:00 on. */
      readonly cells: readonly BestTimeCell[];
    };

/**
 * How well posts do by hour of the week. A value is taken as the usual one, plus an effect of its hour, one of its weekday, one of its cell, and chance. Each kind of effect is shrunk towards none by
 * how much it varies against chance (`shrink-means.ts`); a cell with few posts is thereby judged by what its hour and its weekday are like. Posts count half after each 14 days, and not at all
 * after 280.
 *
 * The interval adds the variances of the three effects, which are nearly independent, and takes the usual value as known. A cell of fewer than 2 effective posts is hidden; fewer than 20 in all are
 * `INSUFFICIENT_DATA`. Against shrinking cells by themselves, the order is closer to the truth and the intervals hold it more often (`npm run bench:best-times`).
 *
 * Sources: those of `shrink-means.ts`; effects one after another, each from what the others leave: A. Buja, T. Hastie & R. Tibshirani, "Linear smoothers and additive models",
 * The Annals of Statistics 17 (1989), 453–510 (backfitting).
 */
export function toBestTimes(posts: readonly TimedPost[]): BestTimes {
  for (const { weekday, hour, daysAgo } of posts) {
    invariant(
      weekday >= 0 && weekday < 7 && hour >= 0 && hour < HOURS_A_DAY && daysAgo >= 0,
      `a time of the week in the past, got ${weekday}, ${hour}, ${daysAgo}`,
    );
  }
  const weighted = posts
    .filter(({ daysAgo }) => daysAgo <= MAX_DAYS_AGO)
    .map((post) => ({ ...post, weight: 2 ** (-post.daysAgo / BEST_TIME_HALF_LIFE_DAYS) }));
  const n = toEffective(weighted.map(({ weight }) => weight));
  if (n < MIN_BEST_TIME_POSTS) return { status: 'INSUFFICIENT_DATA', n, minimum: MIN_BEST_TIME_POSTS };
  const { overall, effects } = fitEffects(weighted);
  const byCell = Map.groupBy(weighted, toCell);
  const cells = Array.from({ length: CELLS }, (_, cell): BestTimeCell => {
    const [weekday, hour] = [Math.floor(cell / HOURS_A_DAY), cell % HOURS_A_DAY];
    const ones = byCell.get(cell) ?? [];
    const effective = toEffective(ones.map(({ weight }) => weight));
    return {
      weekday,
      hour,
      posts: ones.length,
      n: effective,
      effect: effective < MIN_CELL_POSTS ? null : addEffects(effects, { weekday, hour }),
    };
  });
  return { status: 'MEASURED', n, overall, cells };
}

type WeightedPost = TimedPost & { readonly weight: number };
type WeekHour = Pick<TimedPost, 'weekday' | 'hour'>;

/** One kind of effect: which group a post belongs to, and what is believed of the groups; null before, and where nothing can be told. */
interface EffectKind {
  readonly toGroup: (time: WeekHour) => number;
  means: ShrunkMeans | null;
}

function fitEffects(posts: readonly WeightedPost[]): { readonly overall: number; readonly effects: readonly EffectKind[] } {
  const hours: EffectKind = { toGroup: ({ hour }) => hour, means: null };
  const weekdays: EffectKind = { toGroup: ({ weekday }) => weekday, means: null };
  const cells: EffectKind = { toGroup: toCell, means: null };
  for (let round = 0; round < ROUNDS; round += 1) {
    hours.means = shrinkMeans(toRest(posts, hours, [weekdays]));
    weekdays.means = shrinkMeans(toRest(posts, weekdays, [hours]));
  }
  cells.means = shrinkMeans(toRest(posts, cells, [hours, weekdays]));
  const overall = (cells.means ?? weekdays.means ?? hours.means)?.overall ?? 0;
  return { overall, effects: [hours, weekdays, cells] };
}

/** What other effects leave of the values, by the groups of one. */
function toRest(posts: readonly WeightedPost[], { toGroup }: EffectKind, others: readonly EffectKind[]): readonly WeightedValue[] {
  return posts.map((post) => {
    const explained = others.reduce((sum, other) => sum + (other.means?.groups.get(other.toGroup(post))?.effect ?? 0), 0);
    return { group: toGroup(post), value: post.value - explained, weight: post.weight };
  });
}

function addEffects(effects: readonly EffectKind[], time: WeekHour): BestTimeCell['effect'] {
  const parts = effects.map(({ means, toGroup }) => means?.groups.get(toGroup(time)));
  const value = parts.reduce((sum, part) => sum + (part?.effect ?? 0), 0);
  const half = Z_95 * Math.sqrt(parts.reduce((sum, part) => sum + (part?.variance ?? 0), 0));
  return { value, low: value - half, high: value + half };
}

function toCell({ weekday, hour }: WeekHour): number {
  return weekday * HOURS_A_DAY + hour;
}

/** So many values of equal weight know as much. */
function toEffective(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 0 ? 0 : sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0);
}

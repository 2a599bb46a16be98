import { mean, median } from 'simple-statistics';
import { type Interval, Z_95 } from './confidence.ts';
import { fitLevelModel, type LevelModel } from './level-model.ts';
import { findLevelChanges } from './pelt.ts';
import { OUTLYING_SCORE } from './robust-score.ts';
import { toRobustSpread } from './robust-spread.ts';
import { toWeekPattern } from './week-pattern.ts';

/** Fewer days leave less than two segments and the noise about them. */
const MIN_CHANGE_POINT_DAYS = 28;
const DAYS_A_WEEK = 7;
/** A level is one of all weekdays. */
const MIN_SEGMENT = DAYS_A_WEEK;
/** Days to both sides that a spike is measured against. */
const HALF_WEEK = 3;
/** More changes than one in so many days are no levels any more. */
const DAYS_A_CHANGE = 20;
/** From one penalty to the next: finer steps add no segments that would be chosen. */
const PENALTY_STEP = 1.5;

/** A day from which on the level is another. */
export interface ChangePoint {
  /** The first known day at the new level, among the days given. */
  readonly index: number;
  /** The last known day at the old level: the day before, or further back where the change fell into a gap. */
  readonly lastBefore: number;
  /** Mean from the change before, or the beginning, until this one; single days that stand out are cut. */
  readonly before: number;
  /** Mean until the next change or the end. */
  readonly after: number;
  /** after − before, with its 95 % interval: taking the place as known. */
  readonly shift: Interval & { readonly value: number };
}

/** Changes of the level, or that there is too little to tell any from. `n` is the number of known days. */
export type ChangePoints =
  | { readonly status: 'INSUFFICIENT_DATA'; readonly n: number; readonly minimum: number }
  | { readonly status: 'MEASURED'; readonly n: number; readonly changes: readonly ChangePoint[] };

/**
 * Where the level of a daily series changes for a week or longer. PELT (`pelt.ts`) finds the best segments for each number of changes, by falling penalties; of these, the modified BIC of
 * levels with first-order noise (`level-model.ts`) chooses, no change among them: the penalty is 3 ln n a change, and noise that lingers is weighed against steps.
 *
 * The week's pattern is taken off first (`week-pattern.ts`), and days further than 3.5 robust deviations from the median of the week about them are cut to that: a spike is no level. Gaps are
 * skipped. Fewer than 28 known days are `INSUFFICIENT_DATA`. What grows needs to be given as growth: a cumulative count has no level.
 *
 * The interval of a shift is normal, by the long-run variance of the noise: shift ± 1.96 √(variance / days before + variance / days after). It takes the place as
 * known (`npm run bench:change-points` tells how often it holds the truth).
 *
 * Sources: those of `pelt.ts` and `level-model.ts`; penalties one after another: K. Haynes, I. A. Eckley & P. Fearnhead, "Computationally efficient changepoint detection for a range of penalties",
 * J. Computational and Graphical Statistics 26 (2017), 134–143.
 * @param days consecutive, null in gaps
 */
export function toChangePoints(days: readonly (number | null)[]): ChangePoints {
  const pattern = toWeekPattern(days);
  const known = days.flatMap((value, index) => (value === null ? [] : [{ value: value - (pattern[index % DAYS_A_WEEK] ?? 0), index }]));
  const n = known.length;
  if (n < MIN_CHANGE_POINT_DAYS) return { status: 'INSUFFICIENT_DATA', n, minimum: MIN_CHANGE_POINT_DAYS };
  const values = cutSpikes(known.map(({ value }) => value));
  const { starts, model } = chooseSegments(values);
  const bounds = [0, ...starts, n];
  const changes = starts.map((start, place) => {
    const [before = 0, after = 0] = model.levels.slice(place, place + 2);
    const [index = 0, lastBefore = 0] = [known[start]?.index, known[start - 1]?.index];
    const inverseLengths = 1 / (start - (bounds[place] ?? 0)) + 1 / ((bounds[place + 2] ?? n) - start);
    const half = Z_95 * Math.sqrt(model.longRunVariance * inverseLengths);
    const value = after - before;
    return { index, lastBefore, before, after, shift: { value, low: value - half, high: value + half } };
  });
  return { status: 'MEASURED', n, changes };
}

function chooseSegments(values: readonly number[]): { readonly starts: readonly number[]; readonly model: LevelModel } {
  let best = { starts: [] as readonly number[], model: fitLevelModel(values, [], DAYS_A_WEEK) };
  for (const starts of listSegmentations(values)) {
    const model = fitLevelModel(values, starts, DAYS_A_WEEK);
    if (model.criterion < best.model.criterion) best = { starts, model };
  }
  return best;
}

/** The best segments for rising numbers of changes, each once, apart from no change at all. */
function listSegmentations(values: readonly number[]): readonly (readonly number[])[] {
  const n = values.length;
  const middle = mean([...values]);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const found: (readonly number[])[] = [];
  let most = 0;
  // Below a quarter of the variance of one value, noise alone would be cut up.
  for (let penalty = squares; penalty > squares / (4 * n); penalty /= PENALTY_STEP) {
    const starts = findLevelChanges(values, { penalty, minSegment: MIN_SEGMENT });
    if (starts.length > n / DAYS_A_CHANGE + 1) break;
    if (starts.length > most) found.push(starts);
    most = Math.max(most, starts.length);
  }
  return found;
}

function cutSpikes(values: readonly number[]): readonly number[] {
  const middles = values.map((_, index) => median(values.slice(Math.max(0, index - HALF_WEEK), index + HALF_WEEK + 1)));
  const { deviation } = toRobustSpread(values.map((value, index) => value - (middles[index] ?? 0))) ?? { deviation: 0 };
  if (deviation === 0) return values;
  return values.map((value, index) => {
    const [middle = 0, reach] = [middles[index], OUTLYING_SCORE * deviation];
    return Math.min(middle + reach, Math.max(middle - reach, value));
  });
}

import { median } from 'simple-statistics';
import { OUTLYING_SCORE } from './robust-score.ts';
import { toRobustSpread } from './robust-spread.ts';

/** Fewer days say too little of each weekday. */
const MIN_ANOMALY_DAYS = 28;
/** With fewer others of its weekday, a day's expectation would be the value of one or two days. */
const MIN_OTHERS = 3;

/** A day's value, null in a gap. */
export interface WeekdayValue {
  /** Days of the same number are compared, as 0 to 6 for weekdays. */
  readonly weekday: number;
  readonly value: number | null;
}

/** A day that stands out. */
export interface Anomaly {
  /** Of the day among those given. */
  readonly index: number;
  readonly value: number;
  /** The median of the other days of that weekday. */
  readonly expected: number;
  /** (value − expected) in robust deviations; below 0 where the value is too small. */
  readonly score: number;
}

/** Days that stand out, or why none can be told. `n` is the number of days that could be judged. */
export type Anomalies =
  | { readonly status: 'INSUFFICIENT_DATA'; readonly n: number; readonly minimum: number }
  /** Most days are just as expected, so that there is no measure for the others. */
  | { readonly status: 'NO_SPREAD'; readonly n: number }
  | {
      readonly status: 'MEASURED';
      readonly n: number;
      /** One robust deviation of the residuals, in the unit of the values. */
      readonly deviation: number;
      /** In the order of the days. */
      readonly anomalies: readonly Anomaly[];
    };

/**
 * Days whose residual from the median of their weekday is more than 3.5 robust deviations away from the median of all residuals; the deviation is 1.4826 times
 * the median absolute deviation of all residuals.
 *
 * A day's own value is left out of its weekday's median. Else the median follows the value, some residuals are exactly 0, the deviation comes out too small, and of
 * 28 days of noise 2.5 % stand out instead of 0.5 % (`npm run bench:anomalies`). Days in gaps are skipped, and so are those with fewer than three known others of their
 * weekday. Fewer than 28 judged days are `INSUFFICIENT_DATA`. What grows needs to be given as growth, since levels drift away from any median.
 *
 * Sources: B. Iglewicz & D. C. Hoaglin, How to Detect and Handle Outliers, 1993, § 3.3 (3.5 deviations by the median absolute deviation).
 */
export function toAnomalies(days: readonly WeekdayValue[]): Anomalies {
  const judged = toResiduals(days);
  const n = judged.length;
  if (n < MIN_ANOMALY_DAYS) return { status: 'INSUFFICIENT_DATA', n, minimum: MIN_ANOMALY_DAYS };
  const { centre, deviation } = toRobustSpread(judged.map(({ value, expected }) => value - expected)) ?? { centre: 0, deviation: 0 };
  if (deviation === 0) return { status: 'NO_SPREAD', n };
  const anomalies = judged
    .map((day) => ({ ...day, score: (day.value - day.expected - centre) / deviation }))
    .filter(({ score }) => Math.abs(score) > OUTLYING_SCORE);
  return { status: 'MEASURED', n, deviation, anomalies };
}

function toResiduals(days: readonly WeekdayValue[]): readonly Omit<Anomaly, 'score'>[] {
  const known = days.flatMap(({ weekday, value }, index) => (value === null ? [] : [{ weekday, value, index }]));
  const byWeekday = Map.groupBy(known, ({ weekday }) => weekday);
  return known.flatMap(({ weekday, value, index }) => {
    const others = (byWeekday.get(weekday) ?? []).filter((day) => day.index !== index);
    return others.length < MIN_OTHERS ? [] : [{ index, value, expected: median(others.map((day) => day.value)) }];
  });
}

import { mannKendall } from './mann-kendall.ts';
import { toSerialFactor } from './serial-factor.ts';
import { theilSen } from './theil-sen.ts';
import { thinPoints } from './thin-points.ts';
import type { TimePoint } from './time-point.ts';

/** How every trend is found, for whoever shows one. */
const TREND_METHOD = 'Theil–Sen slope, Mann–Kendall test with ties and first-order autocorrelation';
/** Below it no direction is told: the normal approximation of the test begins to hold there. */
const MIN_TREND_POINTS = 8;

/** A trend, or that there is too little to tell one from. `n` is the number of different times. */
export type Trend =
  | { readonly status: 'INSUFFICIENT_DATA'; readonly n: number; readonly minimum: number; readonly method: string }
  | {
      readonly status: 'MEASURED';
      readonly direction: TrendDirection;
      /** Change of the value in a unit of time, whatever the direction is. */
      readonly slope: number;
      /** How often chance alone gives as clear a trend, in [0, 1]. */
      readonly pValue: number;
      readonly n: number;
      readonly method: string;
    };

/** `STABLE` says that chance may well explain what change there is, not that there is none. */
export type TrendDirection = 'RISING' | 'FALLING' | 'STABLE';

/** One in twenty steady series is said to move. */
const SIGNIFICANCE = 0.05;

/**
 * Whether values rise or fall over time: the Theil–Sen slope (`theil-sen.ts`), and Mann–Kendall's test (`mann-kendall.ts`) with its variance
 * corrected for the autocorrelation of what the line leaves (`serial-factor.ts`). Values of the same time count as one, their median.
 * `RISING` and `FALLING` need p < 5 % and a slope that is not 0, which it is where most pairs are equal.
 *
 * Fewer than 8 different times are `INSUFFICIENT_DATA`. More than 365 are thinned to 365 (`thin-points.ts`).
 * @param points in any order; times in days give a slope a day
 */
export function toTrend(points: readonly TimePoint[]): Trend {
  const n = new Set(points.map(({ time }) => time)).size;
  const kept = thinPoints(points);
  const line = theilSen(kept);
  if (n < MIN_TREND_POINTS || line === null) return { status: 'INSUFFICIENT_DATA', n, minimum: MIN_TREND_POINTS, method: TREND_METHOD };
  const { slope } = line;
  const factor = toSerialFactor(kept.map(({ time, value }) => value - slope * time));
  const { pValue } = mannKendall(
    kept.map(({ value }) => value),
    factor,
  );
  return { status: 'MEASURED', direction: toDirection(slope, pValue), slope, pValue, n, method: TREND_METHOD };
}

function toDirection(slope: number, pValue: number): TrendDirection {
  if (pValue >= SIGNIFICANCE || slope === 0) return 'STABLE';
  return slope > 0 ? 'RISING' : 'FALLING';
}

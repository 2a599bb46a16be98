import { mannKendall } from '../../src/analytics/mann-kendall.ts';
import { theilSen } from '../../src/analytics/theil-sen.ts';
import { toMidranks } from '../../src/analytics/to-midranks.ts';
import { toTrend } from '../../src/analytics/trend.ts';

/** A test of a series in order of time, at equal distances: true where it finds a trend at 5 %. */
export type TrendTest = (values: readonly number[]) => boolean;

const SIGNIFICANCE = 0.05;
/** Beyond so many standard deviations a sample's correlation counts as one. */
const Z_95 = 1.96;

/** What `toTrend` does, and what it could do instead. */
export const trendTests: Readonly<Record<string, TrendTest>> = {
  'as used': (values) => {
    const trend = toTrend(values.map((value, time) => ({ time, value })));
    return trend.status === 'MEASURED' && trend.direction !== 'STABLE';
  },
  uncorrected: (values) => isTrend(values),
  'Hamed–Rao': (values) => isTrend(values, toHamedRaoFactor(values)),
  'Yue–Wang': (values) => isTrend(values, toYueWangFactor(values)),
  'trend-free pre-whitening': (values) => isTrend(preWhiten(values)),
};

function isTrend(values: readonly number[], varianceFactor = 1): boolean {
  return mannKendall(values, varianceFactor).pValue < SIGNIFICANCE;
}

function freeOfTrend(values: readonly number[]): { slope: number; residuals: readonly number[] } {
  const slope = theilSen(values.map((value, time) => ({ time, value })))?.slope ?? 0;
  return { slope, residuals: values.map((value, time) => value - slope * time) };
}

/** Hamed & Rao (1998): the autocorrelations of the ranks of the residuals that are significant, all lags. */
function toHamedRaoFactor(values: readonly number[]): number {
  const n = values.length;
  const ranks = toMidranks(freeOfTrend(values).residuals);
  let sum = 0;
  for (let lag = 1; lag < n - 2; lag += 1) {
    const correlation = autocorrelation(ranks, lag);
    if (Math.abs(correlation) > Z_95 / Math.sqrt(n)) sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
  }
  // A sum of chance correlations may leave no variance at all.
  return Math.max(0.01, 1 + (2 * sum) / (n * (n - 1) * (n - 2)));
}

/** Yue & Wang (2004): n / n* of a first-order process, by lag 1 of the residuals. */
function toYueWangFactor(values: readonly number[]): number {
  const n = values.length;
  const correlation = autocorrelation(freeOfTrend(values).residuals, 1);
  let factor = 1;
  for (let lag = 1; lag < n; lag += 1) factor += 2 * (1 - lag / n) * correlation ** lag;
  return Math.max(0.01, factor);
}

/** Yue, Pilon, Phinney & Cavadias (2002): without trend, then without lag 1 where it is significant, then with the trend again. */
function preWhiten(values: readonly number[]): readonly number[] {
  const { slope, residuals } = freeOfTrend(values);
  const correlation = autocorrelation(residuals, 1);
  if (Math.abs(correlation) < Z_95 / Math.sqrt(values.length)) return values;
  return residuals.slice(1).map((value, index) => value - correlation * (residuals[index] ?? 0) + slope * (index + 1));
}

function autocorrelation(values: readonly number[], lag: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [products, squares] = [0, 0];
  values.forEach((value, index) => {
    squares += (value - mean) ** 2;
    if (index >= lag) products += (value - mean) * ((values[index - lag] ?? mean) - mean);
  });
  return squares === 0 ? 0 : products / squares;
}

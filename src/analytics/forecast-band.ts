import { rootMeanSquare } from 'simple-statistics';
import type { ForecastError } from './backtest.ts';
import { toStudentPoint } from './student-point.ts';

/** What is further away is never known better: a day twice as far has an error at least 7 % larger. */
const LEAST_GROWTH = 0.1;
/** A trend that is wrong is off by more, the further it goes; one that turns, even more so. */
const MOST_GROWTH = 1.5;
/** Errors of forecasts that all reached one day ahead tell no growth: that of a random walk. */
const GROWTH_UNTOLD = 0.5;
/** Below them, a band would be as wide as anything. */
const LEAST_DEGREES = 1.5;

/**
 * How far to both sides of a forecast its 95 % band reaches, by the errors of a backtest: t × s × aheadᵍ, as a function of how many days ahead.
 *
 * The growth g is the slope of ln(root mean square error) on ln(days ahead), weighted by their numbers, from 0.1 to 1.5, and s the root mean square of all errors / aheadᵍ; so that bands
 * reach further than the backtest. Forecasts that overlap err alike: of T days in a row, only T / ahead errors are independent. These are the degrees of freedom of t, Student's 95 %
 * point (1.5 at least), so that bands widen faster than errors where little is known. Everything 0 where nothing was ever off; null without errors.
 *
 * Source: errors by horizon from a rolling origin: R. J. Hyndman & G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed. 2021, § 5.5 and 5.10. The power law and the degrees
 * of freedom are ours; `npm run bench:forecasts` tells how often the bands hold what came.
 * @param origins from how many days forecasts began
 */
export function toForecastBand(errors: readonly ForecastError[], origins: number): ((ahead: number) => number) | null {
  if (errors.length === 0) return null;
  const growth = toGrowth(errors);
  const scale = rootMeanSquare(errors.map(({ ahead, error }) => error / ahead ** growth));
  return (ahead) => toStudentPoint(Math.max(LEAST_DEGREES, origins / ahead)) * scale * ahead ** growth;
}

function toGrowth(errors: readonly ForecastError[]): number {
  const points = [...Map.groupBy(errors, ({ ahead }) => ahead)].flatMap(([ahead, ones]) => {
    const size = rootMeanSquare(ones.map(({ error }) => error));
    return size === 0 ? [] : [{ x: Math.log(ahead), y: Math.log(size), weight: ones.length }];
  });
  const weights = points.reduce((sum, { weight }) => sum + weight, 0);
  const [middleX, middleY] = [
    points.reduce((sum, { x, weight }) => sum + x * weight, 0) / weights,
    points.reduce((sum, { y, weight }) => sum + y * weight, 0) / weights,
  ];
  const [products, squares] = [
    points.reduce((sum, { x, y, weight }) => sum + weight * (x - middleX) * (y - middleY), 0),
    points.reduce((sum, { x, weight }) => sum + weight * (x - middleX) ** 2, 0),
  ];
  return points.length < 2 ? GROWTH_UNTOLD : Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, products / squares));
}

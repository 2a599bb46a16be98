import { invariant } from '../domain/invariant.ts';
import { backtest, type ForecastError } from './backtest.ts';
import type { Interval } from './confidence.ts';
import { toForecastBand } from './forecast-band.ts';
import type { Forecaster } from './forecaster.ts';
import { fitHoltWinters } from './holt-winters.ts';
import { createNaiveForecaster } from './naive-forecaster.ts';

/** Half of them to learn from, half to be tested on. */
export const MIN_FORECAST_DAYS = 28;
/** Further ahead nothing is told. */
export const MAX_FORECAST_DAYS = 30;

/** Which method forecasts: that with the smaller error in the backtest. */
export type ForecastMethod = 'HOLT_WINTERS' | 'SEASONAL_NAIVE';

/** A day to come, with its 95 % band. */
export interface ForecastPoint extends Interval {
  /** Days after the last one given: 1 for the next. */
  readonly dayOffset: number;
  readonly value: number;
}

/** A forecast, or that there is too little to tell one from. `n` is the number of known days. */
export type Forecast =
  | { readonly status: 'INSUFFICIENT_DATA'; readonly n: number; readonly minimum: number }
  | {
      readonly status: 'MEASURED';
      readonly n: number;
      readonly method: ForecastMethod;
      /** Mean absolute error of the backtest, divided by that of repeating the last value: below 1 the method is better. Null where repeating it was never wrong. */
      readonly mase: number | null;
      readonly points: readonly ForecastPoint[];
    };

const DAYS_A_WEEK = 7;

/**
 * The days to come of a daily series, from Holt–Winters (`holt-winters.ts`) or the value of the same weekday a week ago (`naive-forecaster.ts`), whichever did better in a backtest.
 *
 * The backtest learns from the first half of the known days, and then forecasts from one day after another, each time knowing only what was before, as many days ahead as are asked for, but not
 * more than half as many as it tests. Its errors choose the method, give the MASE, and the 95 % bands (`forecast-band.ts`), which widen with the days ahead. The method is then fitted to all days.
 *
 * Both errors of the MASE are over the same forecasts, so that below 1 means better than repeating the last known value at any number of days ahead; the one of Hyndman & Koehler compares with one day ahead.
 * Gaps are neither filled nor judged: nothing is learnt from them. After a gap at the end, the forecast is further ahead by its length, and its band wider.
 * Fewer than 28 known days are `INSUFFICIENT_DATA`. Bands know nothing of limits: a count may be forecast to fall below 0.
 *
 * Sources: R. J. Hyndman & A. B. Koehler, "Another look at measures of forecast accuracy", Int. J. Forecasting 22 (2006), 679–688 (MASE); and those of the parts.
 * @param days consecutive, the newest last; null in gaps
 * @param horizon how many days to forecast, 1 to 30
 */
export function toForecast(days: readonly (number | null)[], horizon: number): Forecast {
  invariant(Number.isInteger(horizon) && horizon >= 1 && horizon <= MAX_FORECAST_DAYS, `1 to ${MAX_FORECAST_DAYS} days, got ${horizon}`);
  const known = days.flatMap((day, index) => (day === null ? [] : [index]));
  const n = known.length;
  if (n < MIN_FORECAST_DAYS) return { status: 'INSUFFICIENT_DATA', n, minimum: MIN_FORECAST_DAYS };
  const observed = (known[Math.floor(n / 2) - 1] ?? 0) + 1;
  const tested = n - Math.floor(n / 2);
  const test = { observed, horizon: Math.min(horizon, Math.floor(tested / 2)) };
  const errorsOf = (create: CreateForecaster) => backtest(create(days.slice(0, observed)), days, test);
  const contenders = METHODS.map(({ method, create }) => ({ method, create, errors: errorsOf(create) }));
  const best = contenders.reduce((one, other) => (toMeanSize(other.errors) < toMeanSize(one.errors) ? other : one));
  const forecaster = best.create(days);
  const naive = toMeanSize(errorsOf((seen) => observe(createNaiveForecaster(1), seen)));
  const trailing = days.length - 1 - (known.at(-1) ?? 0);
  const band = toForecastBand(best.errors, tested);
  const points = Array.from({ length: horizon }, (_, index) => {
    const value = forecaster.predict(index + 1);
    const half = band?.(index + 1 + trailing) ?? 0;
    return { dayOffset: index + 1, value, low: value - half, high: value + half };
  });
  return { status: 'MEASURED', n, method: best.method, mase: naive === 0 ? null : toMeanSize(best.errors) / naive, points };
}

/** Makes a forecaster that has observed the days. */
type CreateForecaster = (days: readonly (number | null)[]) => Forecaster;

/** The first wins where both are as good. */
const METHODS: readonly { readonly method: ForecastMethod; readonly create: CreateForecaster }[] = [
  { method: 'SEASONAL_NAIVE', create: (days) => observe(createNaiveForecaster(DAYS_A_WEEK), days) },
  { method: 'HOLT_WINTERS', create: fitHoltWinters },
];

function observe(forecaster: Forecaster, days: readonly (number | null)[]): Forecaster {
  for (const day of days) forecaster.observe(day);
  return forecaster;
}

function toMeanSize(errors: readonly ForecastError[]): number {
  return errors.reduce((sum, { error }) => sum + Math.abs(error), 0) / errors.length;
}

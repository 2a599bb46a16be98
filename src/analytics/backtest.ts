import type { Forecaster } from './forecaster.ts';

/** How far a forecast was off. */
export interface ForecastError {
  /** Days from the last one observed to the one foretold: 1 or more. */
  readonly ahead: number;
  /** Actual value less forecast. */
  readonly error: number;
}

/** What to forecast in a backtest. */
export interface BacktestRange {
  /** The days that the forecaster has observed already, the first ones; from each day on a forecast begins. */
  readonly observed: number;
  /** How many days each forecast reaches. */
  readonly horizon: number;
}

/**
 * The errors of forecasts from one day after another, each of which knows the days before alone: a rolling origin. Days in gaps have no error.
 * Source: L. J. Tashman, "Out-of-sample tests of forecasting accuracy: an analysis and review", Int. J. Forecasting 16 (2000), 437–450.
 * @param forecaster has observed the first days; it has observed all of them in the end
 */
export function backtest(
  forecaster: Forecaster,
  days: readonly (number | null)[],
  { observed, horizon }: BacktestRange,
): readonly ForecastError[] {
  const errors: ForecastError[] = [];
  for (let origin = observed; origin < days.length; origin += 1) {
    for (let ahead = 1; ahead <= horizon; ahead += 1) {
      const actual = days[origin + ahead - 1] ?? null;
      if (actual !== null) errors.push({ ahead, error: actual - forecaster.predict(ahead) });
    }
    forecaster.observe(days[origin] ?? null);
  }
  return errors;
}

import { invariant } from '../domain/invariant.ts';
import type { Forecaster } from './forecaster.ts';

/**
 * Repeats the last known value, or with a season of 7 that of the same weekday: what other forecasts must beat. In place of a weekday that was never known, the last known day.
 * Source: R. J. Hyndman & G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed. 2021, § 5.2 (naive and seasonal naive methods).
 * @param season days until values repeat: 1 for none
 */
export function createNaiveForecaster(season: number): Forecaster {
  invariant(Number.isInteger(season) && season >= 1, `a season of whole days from 1, got ${season}`);
  const known = new Map<number, number>();
  let [seen, last] = [0, 0];
  return {
    observe: (value) => {
      if (value !== null) {
        known.set(seen % season, value);
        last = value;
      }
      seen += 1;
    },
    predict: (ahead) => known.get((seen + ahead - 1) % season) ?? last,
  };
}

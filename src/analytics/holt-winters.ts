import { invariant } from '../domain/invariant.ts';
import type { Forecaster } from './forecaster.ts';
import { theilSen } from './theil-sen.ts';
import { toWeekPattern } from './week-pattern.ts';

/** How fast each part follows what is observed: all from 0 to 1. */
export interface Smoothing {
  /** Of the level. */
  readonly level: number;
  /** Of the trend, as a share of what the level follows. */
  readonly trend: number;
  /** Of the week's pattern; null for no pattern at all. */
  readonly season: number | null;
  /** By how much the trend goes on from one day to the next. */
  readonly damping: number;
}

/** A forecaster that tells its smoothing. */
export type SmoothingForecaster = Forecaster & { readonly smoothing: Smoothing };

const DAYS_A_WEEK = 7;
/** What the first level, trend and pattern are told from: four weeks, or fewer where there are no more. */
const FIRST_DAYS = 28;
/** The pattern needs two whole weeks. */
const MIN_DAYS = 14;
/** Coarse on purpose: the error hardly changes between neighbours, and few days cannot tell them apart. */
const LEVELS = [0.1, 0.3, 0.6, 1] as const;
const TRENDS = [0, 0.05, 0.2] as const;
const SEASONS = [null, 0, 0.1] as const;
const DAMPINGS = [0.8, 0.9, 0.98] as const;
const FIRST_GUESS: Smoothing = { level: LEVELS[0], trend: 0, season: null, damping: DAMPINGS[0] };

/**
 * Additive Holt–Winters smoothing with a damped trend and a pattern of the week, or without a pattern where that fits better. With e the error of the forecast of a day,
 * level ← level + φ trend + α e, trend ← φ trend + α β e, season ← season + γ e, and the forecast for h days ahead is level + (φ + … + φʰ) trend + season.
 * A day in a gap has no error: the level moves on by the trend, and nothing else changes.
 *
 * It begins with the Theil–Sen line and the week's pattern of the first four weeks. Of a grid of α, β, γ and φ that is taken which has the least mean absolute error of a day
 * ahead: absolute, since squares follow single bursts.
 *
 * Source: R. J. Hyndman, A. B. Koehler, J. K. Ord & R. D. Snyder, Forecasting with Exponential Smoothing, 2008, table 2.2, the method (A_d, A) in error-correction form.
 * @param days to fit, at least 14 of them known; they have been observed when it returns
 */
export function fitHoltWinters(days: readonly (number | null)[]): SmoothingForecaster {
  const known = days.filter((day) => day !== null).length;
  invariant(known >= MIN_DAYS, `at least ${MIN_DAYS} known days, got ${known}`);
  const beginning = toBeginning(days.slice(0, FIRST_DAYS));
  let best = { forecaster: createSmoothing(beginning, FIRST_GUESS), error: Number.POSITIVE_INFINITY };
  for (const smoothing of listSmoothings()) {
    const forecaster = createSmoothing(beginning, smoothing);
    let error = 0;
    for (const day of days) {
      if (day !== null) error += Math.abs(day - forecaster.predict(1));
      forecaster.observe(day);
    }
    if (error < best.error) best = { forecaster, error };
  }
  return best.forecaster;
}

/** Where the parts stand before the first day. */
interface Beginning {
  readonly level: number;
  readonly trend: number;
  /** By place in the week, the first day's first. */
  readonly season: readonly number[];
}

function toBeginning(days: readonly (number | null)[]): Beginning {
  const season = toWeekPattern(days);
  const points = days.flatMap((value, time) => (value === null ? [] : [{ time, value: value - (season[time % DAYS_A_WEEK] ?? 0) }]));
  const line = theilSen(points) ?? { slope: 0, intercept: points[0]?.value ?? 0 };
  return { level: line.intercept - line.slope, trend: line.slope, season };
}

function* listSmoothings(): Generator<Smoothing> {
  for (const level of LEVELS)
    for (const trend of TRENDS) for (const season of SEASONS) for (const damping of DAMPINGS) yield { level, trend, season, damping };
}

function createSmoothing(beginning: Beginning, smoothing: Smoothing): SmoothingForecaster {
  const { level: alpha, trend: beta, season: gamma, damping } = smoothing;
  const season = beginning.season.map((one) => (gamma === null ? 0 : one));
  let { level, trend } = beginning;
  let place = 0;
  return {
    smoothing,
    observe: (value) => {
      const moved = level + damping * trend;
      const error = value === null ? 0 : value - moved - (season[place] ?? 0);
      level = moved + alpha * error;
      trend = damping * trend + alpha * beta * error;
      season[place] = (season[place] ?? 0) + (gamma ?? 0) * error;
      place = (place + 1) % DAYS_A_WEEK;
    },
    predict: (ahead) => {
      const steps = ahead === 1 ? damping : (damping * (1 - damping ** ahead)) / (1 - damping);
      return level + steps * trend + (season[(place + ahead - 1) % DAYS_A_WEEK] ?? 0);
    },
  };
}

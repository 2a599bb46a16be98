import { MIN_FORECAST_DAYS, toForecast } from '../../src/analytics/forecast.ts';
import { fitHoltWinters } from '../../src/analytics/holt-winters.ts';
import { createNaiveForecaster } from '../../src/analytics/naive-forecaster.ts';
import { toPeriodEnds } from '../../src/analytics/period-ends.ts';
import { toPeriodGrowth } from '../../src/analytics/period-growth.ts';
import { listCalendarEdges } from '../../src/domain/zone-calendar.ts';
import { createNormal } from '../support/noise.ts';
import { writeReport } from '../support/report.ts';
import { readRealRows, toSetTime } from '../support/shared-series.ts';

/** From one day a forecast is made of to the next. */
const STRIDE = 2;
const HORIZONS = [7, 30] as const;
/** Coverage at these days ahead. */
const SHOWN = [1, 7, 14, 30] as const;
/** On average over channels, against repeating the last value. */
const AIM_MASE = 1;

type Days = readonly (number | null)[];

/** Each channel's subscribers at the end of each day. */
function toChannels(rows: readonly Readonly<Record<string, string>>[]): ReadonlyMap<string, Days> {
  const points = Map.groupBy(
    rows.map((row) => ({ channel: row['channel_id'] ?? '', time: toSetTime(row['datetime'] ?? ''), value: Number(row['subs_cnt']) })),
    ({ channel }) => channel,
  );
  return new Map(
    [...points].map(([channel, ones]) => {
      const times = ones.map(({ time }) => time);
      const range = { from: new Date(Math.min(...times)), until: new Date(Math.max(...times) + 1), timeZone: 'Europe/Moscow' };
      return [channel, toPeriodEnds(ones, listCalendarEdges(range, 'DAY'))];
    }),
  );
}

interface Score {
  readonly chosen: number[];
  readonly smoothed: number[];
  readonly seasonal: number[];
  readonly naive: number[];
  /** By days ahead: 1 where the band held what came. */
  readonly held: Map<number, number[]>;
  readonly said: number[];
}

/** Forecasts from every other day on, judged by the days that followed. */
function judge(days: Days, horizon: number): Score {
  const score: Score = { chosen: [], smoothed: [], seasonal: [], naive: [], held: new Map(), said: [] };
  for (let origin = MIN_FORECAST_DAYS; origin < days.length; origin += STRIDE) {
    const known = days.slice(0, origin);
    const forecast = toForecast(known, horizon);
    if (forecast.status !== 'MEASURED') continue;
    if (forecast.mase !== null) score.said.push(forecast.mase);
    const [seasonal, naive] = [createNaiveForecaster(7), createNaiveForecaster(1)];
    for (const day of known) for (const forecaster of [seasonal, naive]) forecaster.observe(day);
    const smoothed = fitHoltWinters(known);
    for (const { dayOffset, value, low, high } of forecast.points) {
      const actual = days[origin + dayOffset - 1] ?? null;
      if (actual === null) continue;
      score.chosen.push(Math.abs(actual - value));
      score.smoothed.push(Math.abs(actual - smoothed.predict(dayOffset)));
      score.seasonal.push(Math.abs(actual - seasonal.predict(dayOffset)));
      score.naive.push(Math.abs(actual - naive.predict(dayOffset)));
      score.held.set(dayOffset, [...(score.held.get(dayOffset) ?? []), low <= actual && actual <= high ? 1 : 0]);
    }
  }
  return score;
}

const toMean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const toPercent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Mean of the channels' ratios, so that a large channel counts as much as a small one. */
function summarise(name: string, channels: readonly Days[], horizon: number) {
  const scores = channels.map((days) => judge(days, horizon));
  const toRatio = (method: 'chosen' | 'smoothed' | 'seasonal') =>
    toMean(scores.map((score) => toMean(score[method]) / toMean(score.naive)));
  const heldAt = (ahead: number) => toMean(scores.flatMap(({ held }) => held.get(ahead) ?? []));
  const mase = toRatio('chosen');
  return {
    mase,
    row: {
      series: name,
      'days ahead': `1–${horizon}`,
      MASE: mase.toFixed(2),
      'as told beforehand': toMean(scores.flatMap(({ said }) => said)).toFixed(2),
      'Holt–Winters alone': toRatio('smoothed').toFixed(2),
      'seasonal naive alone': toRatio('seasonal').toFixed(2),
      'channels below 1': `${scores.filter((score) => toMean(score.chosen) < toMean(score.naive)).length} of ${scores.length}`,
      'bands hold': toPercent(toMean(scores.flatMap(({ held }) => [...held.values()].flat()))),
      ...Object.fromEntries(SHOWN.map((ahead) => [`at ${ahead}`, ahead > horizon ? '–' : toPercent(heldAt(ahead))])),
    },
  };
}

/** Series of which it is known how they came about. */
function createKnownSeries(): readonly (readonly [name: string, channels: readonly Days[]])[] {
  const normal = createNormal('forecasts');
  const create = (toSeries: () => readonly number[]) => Array.from({ length: 13 }, toSeries);
  const accumulate = (toStep: () => number) => {
    let level = 1000;
    return Array.from({ length: 113 }, () => {
      level += toStep();
      return level;
    });
  };
  return [
    ['random walk with drift', create(() => accumulate(() => 2 + 3 * normal()))],
    ['pattern of the week in noise', create(() => Array.from({ length: 113 }, (_, day) => 100 + (day % 7 === 0 ? 15 : 0) + 5 * normal()))],
  ];
}

const known = createKnownSeries().flatMap(([name, channels]) => HORIZONS.map((horizon) => summarise(name, channels, horizon)));
const rows = readRealRows('subscribers_2025-01-01_2025-04-23.csv.gz');
const channels = rows === null ? [] : [...toChannels(rows).values()];
const real =
  channels.length === 0
    ? []
    : HORIZONS.flatMap((horizon) => [
        summarise('subscribers', channels, horizon),
        summarise(
          'their growth',
          channels.map((days) => toPeriodGrowth(days).slice(1)),
          horizon,
        ),
      ]);
writeReport(
  'forecasts',
  'Forecasts against repeating the last value, and how often their 95 % bands hold what came',
  [...real, ...known].map(({ row }) => row),
);
if (real.some(({ mase }) => mase >= AIM_MASE)) process.exitCode = 1;

import { createSeededRandom } from '../../src/analytics/seeded-random.ts';
import { toTrend } from '../../src/analytics/trend.ts';
import { toWinBlocks } from '../../src/analytics/win-blocks.ts';
import { createNormal } from '../support/noise.ts';
import { writeReport } from '../support/report.ts';
import { type TrendTest, trendTests } from '../support/trend-tests.ts';

/** Series a cell: a share of 5 % is then known to about ± 1 point. */
const SERIES = Number(process.argv[2] ?? 2000);
/** The most that may be said to move of series that do not, of independent values. */
const AIM_FALSE_ALARMS = 0.06;
const LENGTHS = [8, 15, 30, 90] as const;
/** How strongly a value depends on the one before it. */
const CORRELATIONS = [0, 0.2, 0.4, 0.6, 0.8] as const;
/** How far the whole series rises, in standard deviations of its noise. */
const RISES = [1, 2, 4] as const;
/** Where the chance of a win begins and ends, in a straight line. */
const WIN_CHANCES = [
  [0.5, 0.5],
  [0.4, 0.6],
  [0.3, 0.7],
] as const;

interface Kind {
  readonly length: number;
  readonly correlation: number;
  readonly rise: number;
}

/** A line with first-order noise of deviation 1 about it; a kind's series are the same for every test. */
function createSeries({ length, correlation, rise }: Kind): readonly (readonly number[])[] {
  const normal = createNormal(`trends/${length}/${correlation}`);
  const fresh = Math.sqrt(1 - correlation ** 2);
  return Array.from({ length: SERIES }, () => {
    let noise = normal();
    return Array.from({ length }, (_, index) => {
      if (index > 0) noise = correlation * noise + fresh * normal();
      return noise + (rise * index) / (length - 1);
    });
  });
}

function toShare(series: readonly (readonly number[])[], test: TrendTest): number {
  return series.filter((values) => test(values)).length / series.length;
}

const toPercent = (share: number) => `${(100 * share).toFixed(1)} %`;
const used = trendTests['as used'];
if (used === undefined) throw new Error('The test in use must be among those compared');

const alarms = LENGTHS.flatMap((length) =>
  CORRELATIONS.map((correlation) => {
    const series = createSeries({ length, correlation, rise: 0 });
    const shares = Object.entries(trendTests).map(([name, test]) => [name, toShare(series, test)] as const);
    const ofUsed = shares.find(([name]) => name === 'as used')?.[1] ?? 1;
    return { length, correlation, shares, missed: correlation === 0 && ofUsed > AIM_FALSE_ALARMS };
  }),
);
writeReport(
  'trends-false-alarms',
  `False alarms at 5 % of ${SERIES} series without a trend`,
  alarms.map(({ length, correlation, shares }) => ({
    values: length,
    autocorrelation: correlation,
    ...Object.fromEntries(shares.map(([name, share]) => [name, toPercent(share)])),
  })),
);

const power = LENGTHS.flatMap((length) =>
  [0, 0.4].map((correlation) => ({
    values: length,
    autocorrelation: correlation,
    ...Object.fromEntries(RISES.map((rise) => [`rise of ${rise}`, toPercent(toShare(createSeries({ length, correlation, rise }), used))])),
  })),
);
writeReport(
  'trends-power',
  `Trends found at 5 % of ${SERIES} series, by their rise from end to end in standard deviations of the noise`,
  power,
);
/** The share of players whose win rate is said to move; null where the blocks are too few to say. */
function toWinShare(games: number, size: number, [from, to]: readonly [number, number]): string {
  const random = createSeededRandom(`wins/${games}/${size}/${from}`);
  const trends = Array.from({ length: SERIES }, () => {
    const wins = Array.from({ length: games }, (_, game) => random() < from + ((to - from) * game) / (games - 1));
    return toTrend(toWinBlocks(wins, size));
  });
  if (trends.some(({ status }) => status !== 'MEASURED')) return '–';
  return toPercent(trends.filter((trend) => trend.status === 'MEASURED' && trend.direction !== 'STABLE').length / SERIES);
}
writeReport(
  'trends-win-rate',
  `Trends of win rates at 5 % of ${SERIES} players, by blocks of games`,
  [40, 100, 200].flatMap((games) =>
    [1, 5, 10].map((size) => ({
      games,
      'games a block': size,
      ...Object.fromEntries(
        WIN_CHANCES.map((ends) => [ends.map((chance) => `${chance * 100} %`).join(' to '), toWinShare(games, size, ends)]),
      ),
    })),
  ),
);
if (alarms.some(({ missed }) => missed)) process.exitCode = 1;

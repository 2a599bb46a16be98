import { median } from 'simple-statistics';
import { toAnomalies } from '../../src/analytics/anomalies.ts';
import { toRobustSpread } from '../../src/analytics/robust-spread.ts';
import { createNoise, createNormal } from '../support/noise.ts';
import { writeReport } from '../support/report.ts';

const SERIES = Number(process.argv[2] ?? 2000);
/** The most days of independent noise that may stand out. */
const AIM_FALSE = 0.01;
/** The least share of spikes of eight deviations that must be found, of independent noise. */
const AIM_FOUND = 0.95;
const LENGTHS = [28, 60, 90, 365] as const;
const CORRELATIONS = [0, 0.4, 0.8] as const;
/** In deviations of the noise. */
const SPIKES = [4, 6, 8] as const;
/** What weekdays usually are above or below the level. */
const WEEK = [3, 1, 0, -1, 0, -4, 1] as const;

/** Days of a series that stand out. */
type Detector = (values: readonly number[]) => readonly number[];

const detectors = {
  'as used': (values) => {
    const found = toAnomalies(values.map((value, index) => ({ weekday: index % 7, value })));
    return found.status === 'MEASURED' ? found.anomalies.map(({ index }) => index) : [];
  },
  /** As used, but each weekday's median is of the day itself, too. */
  'with the day itself': (values) => {
    const medians = WEEK.map((_, weekday) => median(values.filter((_value, index) => index % 7 === weekday)));
    const residuals = values.map((value, index) => value - (medians[index % 7] ?? 0));
    const { centre, deviation } = toRobustSpread(residuals) ?? { centre: 0, deviation: 0 };
    return residuals.flatMap((residual, index) => (Math.abs(residual - centre) > 3.5 * deviation ? [index] : []));
  },
} satisfies Record<string, Detector>;

function createSeries(length: number, correlation: number): readonly (readonly number[])[] {
  const normal = createNormal(`anomalies/${length}/${correlation}`);
  return Array.from({ length: SERIES }, () =>
    createNoise({ length, correlation, degrees: null }, normal).map((noise, index) => noise + (WEEK[index % 7] ?? 0)),
  );
}

/** Share of days, and of series with any such day. */
function measureFalse(series: readonly (readonly number[])[], detect: Detector): { readonly days: number; readonly series: number } {
  const counts = series.map((values) => detect(values).length / values.length);
  return {
    days: counts.reduce((sum, one) => sum + one, 0) / counts.length,
    series: counts.filter((one) => one > 0).length / counts.length,
  };
}

function measureFound(series: readonly (readonly number[])[], spike: number): number {
  const found = series.filter((values, number) => {
    const at = (number * 7919) % values.length;
    return detectors['as used'](
      values.map((value, index) => (index === at ? value + (number % 2 === 0 ? spike : -spike) : value)),
    ).includes(at);
  });
  return found.length / series.length;
}

const toPercent = (share: number) => `${(100 * share).toFixed(1)} %`;
const measured = LENGTHS.flatMap((length) =>
  CORRELATIONS.map((correlation) => {
    const series = createSeries(length, correlation);
    const [used, plain] = [measureFalse(series, detectors['as used']), measureFalse(series, detectors['with the day itself'])];
    const found = SPIKES.map((spike) => measureFound(series, spike));
    return {
      length,
      correlation,
      used,
      plain,
      found,
      asAimed: correlation > 0 || (used.days <= AIM_FALSE && (found.at(-1) ?? 0) >= AIM_FOUND),
    };
  }),
);
writeReport(
  'anomalies',
  `Days that stand out of ${SERIES} series of noise about a pattern of the week, and spikes found, in deviations of the noise`,
  measured.map(({ length, correlation, used, plain, found, asAimed }) => ({
    days: length,
    autocorrelation: correlation,
    'false days': toPercent(used.days),
    'series with any': toPercent(used.series),
    'false days, with the day itself': toPercent(plain.days),
    ...Object.fromEntries(SPIKES.map((spike, index) => [`spike of ${spike}`, toPercent(found[index] ?? 0)])),
    'as aimed': asAimed ? 'yes' : 'NO',
  })),
);
if (measured.some(({ asAimed }) => !asAimed)) process.exitCode = 1;

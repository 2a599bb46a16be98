import { gammaln } from 'simple-statistics';
import { rateDifference } from '../../src/analytics/rate-difference.ts';
import { wilsonInterval } from '../../src/analytics/wilson-interval.ts';
import { type ReportRow, writeReport } from '../support/report.ts';

/** How often an interval must hold the truth, on average over p. */
const AIM = { low: 0.93, high: 0.97 };
const WILSON_TRIALS = [5, 10, 20, 50, 100, 500] as const;
/** 0.100 to 0.900 by thousandths: coverage swings from one p to the next, so that a coarse grid misses it. */
const PROBABILITIES = Array.from({ length: 801 }, (_, index) => 0.1 + index / 1000);
const PAIRS: readonly (readonly [number, number])[] = [
  [10, 10],
  [10, 50],
  [30, 30],
  [50, 200],
  [100, 100],
];
const PAIR_PROBABILITIES = [0.1, 0.3, 0.5, 0.7, 0.9] as const;

/** The chance of each number of successes. */
function toBinomial(trials: number, p: number): readonly number[] {
  return Array.from({ length: trials + 1 }, (_, successes) => {
    const ways = gammaln(trials + 1) - gammaln(successes + 1) - gammaln(trials - successes + 1);
    return Math.exp(ways + successes * Math.log(p) + (trials - successes) * Math.log1p(-p));
  });
}

function describeCoverage(coverages: readonly number[]): { mean: number; columns: ReportRow } {
  const mean = coverages.reduce((sum, one) => sum + one, 0) / coverages.length;
  const toPercent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return {
    mean,
    columns: { 'mean coverage': toPercent(mean), least: toPercent(Math.min(...coverages)), most: toPercent(Math.max(...coverages)) },
  };
}

function measureWilson(trials: number): { mean: number; columns: ReportRow } {
  const intervals = Array.from({ length: trials + 1 }, (_, successes) => wilsonInterval({ successes, trials }));
  const coverages = PROBABILITIES.map((p) => {
    let coverage = 0;
    toBinomial(trials, p).forEach((chance, successes) => {
      const interval = intervals[successes];
      if (interval && interval.low <= p && p <= interval.high) coverage += chance;
    });
    return coverage;
  });
  return describeCoverage(coverages);
}

function measureNewcombe(first: number, second: number): { mean: number; columns: ReportRow } {
  const coverages = PAIR_PROBABILITIES.flatMap((p1) =>
    PAIR_PROBABILITIES.map((p2) => {
      const [firstChances, secondChances] = [toBinomial(first, p1), toBinomial(second, p2)];
      let coverage = 0;
      firstChances.forEach((firstChance, a) => {
        secondChances.forEach((secondChance, b) => {
          const difference = rateDifference({ wins: a, games: first }, { wins: b, games: second });
          // 0.3 − 0.1 and 0.5 − 0.3 differ by rounding, which must not decide.
          if (difference && difference.low <= p1 - p2 + 1e-12 && p1 - p2 - 1e-12 <= difference.high) coverage += firstChance * secondChance;
        });
      });
      return coverage;
    }),
  );
  return describeCoverage(coverages);
}

const measured = [
  ...WILSON_TRIALS.map((trials) => ({ interval: 'Wilson, of a rate', n: `${trials}`, ...measureWilson(trials) })),
  ...PAIRS.map(([one, other]) => ({ interval: 'Newcombe, of a difference', n: `${one} and ${other}`, ...measureNewcombe(one, other) })),
];
const rows = measured.map(({ interval, n, mean, columns }) => ({
  interval,
  n,
  ...columns,
  'as aimed': mean >= AIM.low && mean <= AIM.high ? 'yes' : 'NO',
}));
writeReport('intervals', 'Coverage of 95 % intervals, computed exactly', rows);
if (rows.some((row) => row['as aimed'] === 'NO')) process.exitCode = 1;

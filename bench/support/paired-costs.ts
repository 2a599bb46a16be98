/** What one unit of work cost each of two contenders, by pair: both did theirs one right after the other. */
export interface PairedCosts {
  /** Microseconds of CPU. */
  readonly on: readonly number[];
  readonly off: readonly number[];
}

/** A ratio with the interval that 95 of 100 repetitions would lie in. */
export interface EstimatedRatio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** A part of the dearest pairs is left out: a collection of garbage falls on whoever runs, and the machine's other work, too. */
const TRIMMED_FRACTION = 0.05;
const RESAMPLES = 500;
const CONFIDENCE = 0.95;

/**
 * How much less the work without costs than with: the trimmed mean of `off` divided by that of `on`, over all processes (geometric mean).
 * The interval is a bootstrap over processes, and over pairs within each (Efron and Tibshirani, An Introduction to the Bootstrap, 1993).
 */
export function estimateRatio(processes: readonly PairedCosts[], random: () => number): EstimatedRatio {
  const resampled = Array.from({ length: RESAMPLES }, () =>
    toRatio(
      pickAgain(processes, random).map(({ on, off }) => {
        const picks = on.map(() => Math.floor(random() * on.length));
        return { on: picks.map((index) => on[index] ?? 0), off: picks.map((index) => off[index] ?? 0) };
      }),
    ),
  ).sort((left, right) => left - right);
  const at = (fraction: number) => resampled[Math.min(RESAMPLES - 1, Math.floor(fraction * RESAMPLES))] ?? Number.NaN;
  return { ratio: toRatio(processes), low: at((1 - CONFIDENCE) / 2), high: at((1 + CONFIDENCE) / 2) };
}

/** Mean without the dearest twentieth, microseconds. */
export function toTrimmedMean(costs: readonly number[]): number {
  const kept = [...costs].sort((left, right) => left - right).slice(0, Math.ceil(costs.length * (1 - TRIMMED_FRACTION)));
  return kept.reduce((sum, cost) => sum + cost, 0) / kept.length;
}

function toRatio(processes: readonly PairedCosts[]): number {
  const logarithms = processes.map(({ on, off }) => Math.log(toTrimmedMean(off) / toTrimmedMean(on)));
  return Math.exp(logarithms.reduce((sum, value) => sum + value, 0) / logarithms.length);
}

function pickAgain<T>(items: readonly T[], random: () => number): T[] {
  return items.map(() => items[Math.floor(random() * items.length)] as T);
}

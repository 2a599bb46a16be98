import { invariant } from '../domain/invariant.ts';
import type { Interval } from './confidence.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** The chance that something was given before it was known, and whether it came. */
export interface Prediction {
  /** In [0, 1]. */
  readonly probability: number;
  readonly happened: boolean;
}

/** The predictions of one stretch of probability. */
export interface CalibrationBin {
  /** Where the stretch begins; it ends below that of the next, the last one at 1. */
  readonly from: number;
  readonly n: number;
  readonly meanPredicted: number;
  /** The share that happened. */
  readonly observed: number;
  /** The 95 % Wilson interval of that share; a calibrated forecast's mean lies in it 19 times of 20. */
  readonly interval: Interval;
}

/** How good predictions were. */
export interface Calibration {
  readonly n: number;
  /** The mean of −ln of the chance given to what happened, in nats: 0 is perfect, ln 2 ≈ 0.693 is what 50 % always gets. */
  readonly logLoss: number;
  /** The mean squared difference of chance and outcome: 0 is perfect, 0.25 is what 50 % always gets. */
  readonly brier: number;
  /** Those with predictions, in ascending order. */
  readonly bins: readonly CalibrationBin[];
}

/** A chance of 0 given to what happened would make the whole mean infinite: it counts as this. */
const SMALLEST_CHANCE = 1e-15;

/**
 * Scores predictions by two strictly proper rules, and compares them with what happened by stretches of equal width; null for none.
 * Sources: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950), 1–3 (for two outcomes,
 * halved); I. J. Good, "Rational decisions", J. Royal Stat. Soc. B 14 (1952), 107–114 (the logarithmic score).
 * @param binCount how many stretches [0, 1] is divided into, at least 1
 */
export function toCalibration(predictions: readonly Prediction[], binCount = 10): Calibration | null {
  invariant(Number.isInteger(binCount) && binCount >= 1, `a whole number of bins from 1, got ${binCount}`);
  if (predictions.length === 0) return null;
  const sums = Array.from({ length: binCount }, () => ({ n: 0, predicted: 0, happened: 0 }));
  let [logLoss, brier] = [0, 0];
  for (const { probability, happened } of predictions) {
    invariant(probability >= 0 && probability <= 1, `a probability from 0 to 1, got ${probability}`);
    logLoss -= Math.log(Math.max(SMALLEST_CHANCE, happened ? probability : 1 - probability));
    brier += (probability - (happened ? 1 : 0)) ** 2;
    const bin = sums[Math.min(binCount - 1, Math.floor(probability * binCount))];
    if (bin === undefined) continue;
    bin.n += 1;
    bin.predicted += probability;
    bin.happened += happened ? 1 : 0;
  }
  const n = predictions.length;
  return { n, logLoss: logLoss / n, brier: brier / n, bins: sums.flatMap((sum, index) => toBin(sum, index / binCount)) };
}

function toBin({ n, predicted, happened }: { n: number; predicted: number; happened: number }, from: number): readonly CalibrationBin[] {
  const interval = wilsonInterval({ successes: happened, trials: n });
  return interval === null ? [] : [{ from, n, meanPredicted: predicted / n, observed: happened / n, interval }];
}

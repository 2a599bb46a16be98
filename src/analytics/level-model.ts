import { mean } from 'simple-statistics';

/** Levels between changes, with first-order noise about them. */
export interface LevelModel {
  /** The mean of each segment, in order. */
  readonly levels: readonly number[];
  /** n ln(variance) − ln(1 − correlation²) + 3 ln n for each change: the smaller, the better. */
  readonly criterion: number;
  /** Of neighbours' noise, freed of the bias that estimating the levels brings; from 0 to {@link MAX_CORRELATION}. */
  readonly correlation: number;
  /** n times the variance of the mean of n values, for large n. */
  readonly longRunVariance: number;
}

/** Nearer to 1 a series walks about without a level. */
const MAX_CORRELATION = 0.95;
/** The modified BIC's for one change, whose place and level are unknown, in ln n. */
const PRICE_OF_CHANGE = 3;
/** Of the whole spread: less is rounding, and would make any change worth its price. */
const LEAST_VARIANCE = 1e-9;

/**
 * How well levels that change at given places, and noise of which each value carries on a part of the one before, explain a series. A lasting step and noise that
 * lingers look alike: compared by the criterion, the better explanation wins, so that a step is not taken for noise nor noise for steps.
 *
 * With residuals e from the segments' means: φ = Σ e(t) e(t−1) / Σ e(t−1)², plus (1 + 3 φ) / n for each segment (at least 0); variance = [e(1)² (1 − φ²) + Σ (e(t) − φ e(t−1))²] / n,
 * the likelihood of a normal first-order process; longRunVariance = the same sum over the degrees of freedom, divided by (1 − φ)².
 *
 * Sources: S. Chakar, E. Lebarbier, C. Lévy-Leduc & S. Robin, "A robust approach for estimating change-points in the mean of an AR(1) process", Bernoulli 23 (2017), 1408–1447 (the model, and
 * the modified BIC for it); N. R. Zhang & D. O. Siegmund, "A modified Bayes information criterion with applications to the analysis of comparative genomic hybridization data",
 * Biometrics 63 (2007), 22–32 (3 ln n a change); F. H. C. Marriott & J. A. Pope, "Bias in the estimation of autocorrelations", Biometrika 41 (1954), 390–402.
 * @param values in order of time, at equal distances; not all equal
 * @param starts where segments begin, apart from the first, in order
 * @param spent degrees of freedom that went before, as on a pattern of the week
 */
export function fitLevelModel(values: readonly number[], starts: readonly number[], spent = 0): LevelModel {
  const n = values.length;
  const bounds = [0, ...starts, n];
  const segments = starts.concat(n).map((until, place) => values.slice(bounds[place], until));
  const levels = segments.map((segment) => mean(segment));
  const residuals = segments.flatMap((segment, place) => segment.map((value) => value - (levels[place] ?? 0)));
  const correlation = toCorrelation(residuals, segments.length);
  let before = 0;
  let squares = 0;
  residuals.forEach((residual, index) => {
    squares += index === 0 ? residual ** 2 * (1 - correlation ** 2) : (residual - correlation * before) ** 2;
    before = residual;
  });
  const whole = mean([...values]);
  const least = LEAST_VARIANCE * values.reduce((sum, value) => sum + (value - whole) ** 2, 0);
  return {
    levels,
    criterion: n * Math.log(Math.max(least, squares) / n) - Math.log(1 - correlation ** 2) + PRICE_OF_CHANGE * starts.length * Math.log(n),
    correlation,
    longRunVariance: squares / (n - segments.length - spent) / (1 - correlation) ** 2,
  };
}

function toCorrelation(residuals: readonly number[], segments: number): number {
  let [products, squares, before] = [0, 0, 0];
  for (const residual of residuals) {
    products += residual * before;
    squares += before ** 2;
    before = residual;
  }
  if (squares === 0) return 0;
  const biased = products / squares;
  return Math.min(MAX_CORRELATION, Math.max(0, biased + ((1 + 3 * biased) * segments) / residuals.length));
}

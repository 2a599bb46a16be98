import { toMidranks } from './to-midranks.ts';

/** Below it the correction of the bias has no denominator to speak of. */
const MIN_VALUES = 6;
/** A correlation nearer to 1 is a series that never returns, of which no test could tell a trend. */
const MAX_CORRELATION = 0.97;

/**
 * How many times larger the variance of Mann–Kendall's S is because values depend on those before them; at least 1, and 1 for fewer than 6 values.
 *
 * The factor is Hamed & Rao's, 1 + 2 / (n (n − 1)(n − 2)) Σ (n − k)(n − k − 1)(n − k − 2) ρ(k), over the autocorrelations ρ(k) of the ranks.
 * Theirs are the sample's that are significant, which at the lengths met here are too few and too small: false alarms stay as frequent as without.
 * Here ρ(k) is that of a first-order process, (6/π) arcsin(φᵏ / 2), from lag 1 alone, freed of the bias that estimating a line brings:
 * E r₁ ≈ ρ₁ − (2 + 4 ρ₁) / n. A factor below 1 is not used: negative correlation is rarely more than chance, and trusting it gives false alarms.
 * `npm run bench:trends` compares this with Hamed & Rao's own, Yue & Wang's, and trend-free pre-whitening.
 *
 * Sources: K. H. Hamed & A. R. Rao, "A modified Mann–Kendall trend test for autocorrelated data", J. Hydrology 204 (1998), 182–196;
 * M. G. Kendall, Rank Correlation Methods, 4th ed. 1975 (rank and product-moment correlation, (6/π) arcsin(φ/2));
 * the bias: F. H. C. Marriott & J. A. Pope, "Bias in the estimation of autocorrelations", Biometrika 41 (1954), 390–402, with a line instead of a mean.
 * @param residuals in order of time, at about equal distances, freed of their trend
 */
export function toSerialFactor(residuals: readonly number[]): number {
  const n = residuals.length;
  if (n < MIN_VALUES) return 1;
  const biased = lagOneCorrelation(toMidranks(residuals));
  const correlation = Math.min(MAX_CORRELATION, Math.max(0, (n * biased + 2) / (n - 4)));
  const ofValues = 2 * Math.sin((Math.PI * correlation) / 6);
  let sum = 0;
  for (let lag = 1; lag < n - 2; lag += 1)
    sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * (6 / Math.PI) * Math.asin(ofValues ** lag / 2);
  return 1 + (2 * sum) / (n * (n - 1) * (n - 2));
}

/** 0 where all are equal. */
function lagOneCorrelation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [products, squares, before] = [0, 0, 0];
  for (const value of values) {
    const gap = value - mean;
    products += gap * before;
    squares += gap * gap;
    before = gap;
  }
  return squares === 0 ? 0 : products / squares;
}

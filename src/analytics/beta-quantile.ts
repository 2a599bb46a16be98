import { gammaln } from 'simple-statistics';
import { invariant } from '../domain/invariant.ts';
import { type Beta, betaCdf } from './beta-cdf.ts';

/** Newton's steps double the digits and halvings add one bit: together a dozen are usual, and this many reach 10⁻³⁰. */
const MAX_STEPS = 100;
const RELATIVE_PRECISION = 1e-12;

/**
 * The value that a beta distributed quantity falls below with the given chance: the inverse of `betaCdf`.
 *
 * Newton's method on the distribution function, whose derivative is the density, kept within a bracket: a step that leaves it
 * is a halving instead. Source: `rtsafe` of Press et al., Numerical Recipes, 3rd ed. 2007, § 9.4.
 * @param chance in [0, 1]
 */
export function betaQuantile(distribution: Beta, chance: number): number {
  invariant(chance >= 0 && chance <= 1, `a chance from 0 to 1, got ${chance}`);
  if (chance === 0 || chance === 1) return chance;
  const { alpha, beta } = distribution;
  const logScale = gammaln(alpha + beta) - gammaln(alpha) - gammaln(beta);
  let [low, high] = [0, 1];
  let value = alpha / (alpha + beta);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const gap = betaCdf(distribution, value) - chance;
    if (gap < 0) low = value;
    else high = value;
    const density = Math.exp(logScale + (alpha - 1) * Math.log(value) + (beta - 1) * Math.log1p(-value));
    const newton = value - gap / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - value) <= RELATIVE_PRECISION * value) return next;
    value = next;
  }
  return value;
}

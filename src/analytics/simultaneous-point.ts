import { probit } from 'simple-statistics';
import { invariant } from '../domain/invariant.ts';
import { Z_95 } from './confidence.ts';
import { normalCdf } from './normal-cdf.ts';

/** The start is right to two digits, and each step doubles them. */
const STEPS = 2;

/**
 * How many standard deviations to each side make 95 % for all of several comparisons together: Φ⁻¹(1 − 0.025 / comparisons), 1.96 for one or none; to about 10⁻⁵.
 * simple-statistics' own inverse is off by up to half a percent; it is mended by Newton's steps on Φ.
 * Sources: C. E. Bonferroni 1936; O. J. Dunn, "Multiple comparisons among means", J. Am. Stat. Assoc. 56 (1961), 52–64.
 * @param comparisons a whole number from 0, up to a thousand: beyond it Φ lacks the digits
 */
export function toSimultaneousPoint(comparisons: number): number {
  invariant(Number.isInteger(comparisons) && comparisons >= 0, `a whole number of comparisons, got ${comparisons}`);
  if (comparisons <= 1) return Z_95;
  const chance = 1 - 0.025 / comparisons;
  let point = probit(chance);
  for (let step = 0; step < STEPS; step += 1) {
    const density = Math.exp(-(point ** 2) / 2) / Math.sqrt(2 * Math.PI);
    point -= (normalCdf(point) - chance) / density;
  }
  return point;
}

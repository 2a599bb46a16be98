import { invariant } from '../domain/invariant.ts';
import { betaQuantile } from './beta-quantile.ts';

/**
 * The two-sided point of Student's t distribution, that of 95 % unless said otherwise, by which small samples' deviations must be multiplied instead of 1.96.
 *
 * P(|T| > t) is the regularized incomplete beta function of ν / 2 and ½ at ν / (ν + t²).
 * Source: M. Abramowitz & I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.7.1.
 * @param degrees of freedom, above 0; not whole ones only
 * @param tail the chance of more, to both sides together, between 0 and 1
 */
export function toStudentPoint(degrees: number, tail = 0.05): number {
  invariant(degrees > 0, `degrees of freedom above 0, got ${degrees}`);
  invariant(tail > 0 && tail < 1, `a chance between 0 and 1, got ${tail}`);
  const share = betaQuantile({ alpha: degrees / 2, beta: 0.5 }, tail);
  return Math.sqrt((degrees * (1 - share)) / share);
}

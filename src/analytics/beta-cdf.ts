import { gammaln } from 'simple-statistics';
import { invariant } from '../domain/invariant.ts';

/** A beta distribution over [0, 1], both parameters above 0. Its mean is alpha / (alpha + beta), its weight alpha + beta games. */
export interface Beta {
  readonly alpha: number;
  readonly beta: number;
}

/** The fraction gains several bits a term, and needs about √max(alpha, beta) terms: this is for weights of millions. */
const MAX_TERMS = 20_000;
const PRECISION = 1e-15;
/** Stands for a denominator of 0, as Lentz has it. */
const TINY = 1e-300;

/**
 * The chance that a beta distributed value is at most `x`: the regularised incomplete beta function I_x(alpha, beta).
 * About 12 digits for weights to a million.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.4 (reflection) and 8.17.22–23 (continued fraction), by Lentz's method
 * as modified by Thompson & Barnett (Press et al., Numerical Recipes, 3rd ed. 2007, § 5.2 and 6.4).
 */
export function betaCdf({ alpha, beta }: Beta, x: number): number {
  invariant(alpha > 0 && beta > 0, `parameters above 0, got ${alpha} and ${beta}`);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const logFront = alpha * Math.log(x) + beta * Math.log1p(-x) - logBeta(alpha, beta);
  // On this side of the bulk the fraction converges fast; the other side by I_x(a, b) = 1 − I_{1−x}(b, a).
  if (x <= (alpha + 1) / (alpha + beta + 2)) return (Math.exp(logFront) / alpha) * continuedFraction(alpha, beta, x);
  return 1 - (Math.exp(logFront) / beta) * continuedFraction(beta, alpha, 1 - x);
}

function logBeta(alpha: number, beta: number): number {
  return gammaln(alpha) + gammaln(beta) - gammaln(alpha + beta);
}

function continuedFraction(a: number, b: number, x: number): number {
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let c = 1;
  let value = d;
  for (let m = 1; m <= MAX_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

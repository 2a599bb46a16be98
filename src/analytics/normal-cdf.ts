import { errorFunction } from 'simple-statistics';

/**
 * The standard normal distribution function, in (0, 1), to about 10⁻⁷: Φ(x) = (1 + erf(x / √2)) / 2. The table that simple-statistics has for it ends
 * at four digits.
 * Source: M. Abramowitz & I. A. Stegun, Handbook of Mathematical Functions (1964), 7.1.22 and 26.2.29.
 */
export function normalCdf(x: number): number {
  return (1 + errorFunction(x / Math.SQRT2)) / 2;
}

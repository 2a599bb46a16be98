import type { Interval } from './confidence.ts';
import { toStudentPoint } from './student-point.ts';

/** What one unit adds to a ratio of sums: minions and minutes of a game, say. */
export interface RatioPart {
  readonly amount: number;
  /** What the amount is of; at least 0. */
  readonly per: number;
}

/** A ratio of sums with its interval. */
export interface RatioMean extends Interval {
  readonly value: number;
}

/** One alone has no spread. */
const LEAST_PARTS = 2;

/**
 * The ratio r = Σ x / Σ t of sums over independent units, with its interval: r ± t √(n / (n − 1) Σ (x − r t)²) / Σ t, t of Student with n − 1 degrees of freedom.
 * Long units weigh more than short ones. Null for fewer than two units, and where Σ t is 0. Where every unit has the same ratio the interval is empty.
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6, without its correction for finite populations.
 * @param tail the chance of a value outside the interval: 0.05 for 95 %
 */
export function toRatioMean(parts: readonly RatioPart[], tail = 0.05): RatioMean | null {
  const n = parts.length;
  const total = parts.reduce((sum, { per }) => sum + per, 0);
  if (n < LEAST_PARTS || total === 0) return null;
  const value = parts.reduce((sum, { amount }) => sum + amount, 0) / total;
  const squares = parts.reduce((sum, { amount, per }) => sum + (amount - value * per) ** 2, 0);
  const half = (toStudentPoint(n - 1, tail) * Math.sqrt((n / (n - 1)) * squares)) / total;
  return { value, low: value - half, high: value + half };
}

import { invariant } from '../domain/invariant.ts';
import { type Interval, Z_95 } from './confidence.ts';

/** A performance rating as it is stored. */
export interface RatingBelief {
  readonly value: number;
  /** The standard deviation that the rating's own model believes in; above 0. */
  readonly deviation: number;
  /** What that is multiplied by, because the model is known to be too sure of itself; 1 trusts it. Measured, not chosen. */
  readonly factor: number;
}

/** The 95 % band of a rating. */
export interface RatingBand extends Interval {
  /** True while too few games were seen for the rating to be shown without saying so. */
  readonly provisional: boolean;
}

/** By how much the model is taken to be too sure of itself. Assumed, not measured: nothing shows yet what share of skills the bands cover. */
export const DEVIATION_FACTOR = 1.5;

/** Half of what an unknown player starts with (25 / 3): some 90 games of five against five among equally unknown players. */
const PROVISIONAL_DEVIATION = 25 / 6;

/**
 * value ± 1.96 × factor × deviation, and whether it is provisional.
 * @param provisionalAbove the model's deviation (without factor) above which it is
 */
export function toRatingBand({ value, deviation, factor }: RatingBelief, provisionalAbove = PROVISIONAL_DEVIATION): RatingBand {
  invariant(deviation > 0 && factor > 0, `a deviation and a factor above 0, got ${deviation} and ${factor}`);
  const half = Z_95 * factor * deviation;
  return { low: value - half, high: value + half, provisional: deviation > provisionalAbove };
}

import { type Interval, Z_95 } from './confidence.ts';
import { DRIFT_SQUARED, type Skill } from './rate-match.ts';
import { DEVIATION_FACTOR } from './rating-band.ts';

/** A rating at two moments. */
export interface RatingSpan {
  readonly before: Skill;
  readonly after: Skill;
  /** Matches between the two that were rated, at least 0. */
  readonly games: number;
}

/** How much a rating moved between two moments. */
export interface RatingChange extends Interval {
  readonly change: number;
  /** True where the band leaves out 0: more than a rating wanders while the skill stays what it was. */
  readonly beyondBand: boolean;
}

/**
 * The difference of two ratings of a player, with the band that chance takes it to in 95 of 100 cases: ± 1.96 × factor × √(σ₁² + g τ² − σ₂²).
 *
 * A rating is the mean of what is believed of the skill, and its variance the belief's. By the law of total variance what was believed before has the
 * variance that is left after and that of the mean's way from one to the other (A. Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, § 2.2, (2.8));
 * g matches add τ² each for drift. √(σ₁² + σ₂²), of two ratings from different games, would miss almost all steps of skill that this one
 * finds (measured in docs/analytics.md).
 *
 * @example
 * toRatingChange({ before: { value: 25, deviation: 2 }, after: { value: 26, deviation: 1.9 }, games: 10 }).beyondBand // → false
 */
export function toRatingChange({ before, after, games }: RatingSpan, factor = DEVIATION_FACTOR): RatingChange {
  const change = after.value - before.value;
  const variance = before.deviation ** 2 + games * DRIFT_SQUARED - after.deviation ** 2;
  // What is believed grows no less certain than drift makes it, so that less than 0 is rounding.
  const half = Z_95 * factor * Math.sqrt(Math.max(0, variance));
  return { change, low: change - half, high: change + half, beyondBand: Math.abs(change) > half };
}

import { type Interval, Z_95 } from './confidence.ts';
import type { Skill } from './rate-match.ts';
import { DEVIATION_FACTOR } from './rating-band.ts';

/** How much a rating moved between two moments. */
export interface RatingChange extends Interval {
  readonly change: number;
  /** True where the band leaves out 0: more than a rating wanders while the skill stays what it was. */
  readonly beyondBand: boolean;
}

/**
 * The difference of two ratings of a player, with its 95 % band: ± 1.96 × factor × √(σ₁² + σ₂²). That is how far they would lie apart if they came from
 * different games; the later one builds on the earlier one, so that the band is too wide rather than too narrow.
 *
 * @example
 * toRatingChange({ value: 25, deviation: 1 }, { value: 26, deviation: 1 }).beyondBand // → false
 */
export function toRatingChange(before: Skill, after: Skill, factor = DEVIATION_FACTOR): RatingChange {
  const change = after.value - before.value;
  const half = Z_95 * factor * Math.hypot(before.deviation, after.deviation);
  return { change, low: change - half, high: change + half, beyondBand: Math.abs(change) > half };
}

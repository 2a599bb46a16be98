import { type Interval, Z_95 } from './confidence.ts';
import type { RankFit } from './rank-fit.ts';

/** Ladder points that go with a rating, and the 95 % band of players with that rating; at least 0. */
export interface RankEstimate extends Interval {
  readonly points: number;
}

/**
 * What rank goes with a rating by the line that was fitted (`rank-fit.ts`): an estimate, never the game's own figure.
 * The band is 1.96 residual deviations to each side. With the 200 players that a fit needs, the line's own uncertainty would widen it by less than
 * 2 % within three deviations of the mean rating, and is left out.
 */
export function estimateRank({ slope, intercept, residualDeviation }: RankFit, rating: number): RankEstimate {
  const points = intercept + slope * rating;
  const half = Z_95 * residualDeviation;
  return { points: Math.max(0, points), low: Math.max(0, points - half), high: Math.max(0, points + half) };
}

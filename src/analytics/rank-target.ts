import type { RankFit } from './rank-fit.ts';
import { RANK_LADDER, toLadderPoints } from './rank-ladder.ts';

/** A rank that somebody wants to reach. */
export interface RankTarget {
  readonly tier: string;
  /** Its lowest one when null. */
  readonly division: string | null;
}

/** The first points of a rank; null for one that is not on the ladder, such as a division of Master. */
export function toTargetPoints({ tier, division }: RankTarget): number | null {
  const step = RANK_LADDER.find((one) => one.tier === tier);
  if (step === undefined || (!step.divided && division !== null)) return null;
  return step.divided ? toLadderPoints({ tier, division: division ?? 'IV', leaguePoints: 0 }) : step.points;
}

/** The rating at which a line is at points. @example toTargetRating({ slope: 50, intercept: 0, residualDeviation: 9, n: 200 }, 1200) // → 24 */
export function toTargetRating({ slope, intercept }: RankFit, points: number): number {
  return (points - intercept) / slope;
}

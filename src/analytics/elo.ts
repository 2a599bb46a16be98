import { invariant } from '../domain/invariant.ts';

/** What Elo says of a match of two teams. */
export interface EloOutcome {
  /** The chance that the first team was given, in (0, 1). */
  readonly expected: number;
  /** To add to the rating of everybody of the first team, and to take from everybody of the second. */
  readonly change: number;
}

/** How strongly one match moves a rating: that of chess for players not at the top. */
const K = 32;
/** By so many points more, the chances are ten to one. */
const POINTS_PER_DECADE = 400;

/**
 * Plain Elo for teams: a team's rating is the mean of its players', E = 1 / (1 + 10^((R₂ − R₁) / 400)), and everybody moves by K (S − E).
 * It knows no deviation; here it is what the performance rating is measured against.
 * Source: A. E. Elo, The Rating of Chessplayers, Past and Present, Arco 1978, for two players; the mean for a team is usual.
 * @param teams the ratings of the players of both teams, at least one each
 */
export function rateElo(teams: readonly [readonly number[], readonly number[]], firstWon: boolean, k = K): EloOutcome {
  invariant(teams[0].length > 0 && teams[1].length > 0, `players on both sides, got ${teams[0].length} and ${teams[1].length}`);
  const expected = 1 / (1 + 10 ** ((meanOf(teams[1]) - meanOf(teams[0])) / POINTS_PER_DECADE));
  return { expected, change: k * ((firstWon ? 1 : 0) - expected) };
}

function meanOf(ratings: readonly number[]): number {
  return ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
}

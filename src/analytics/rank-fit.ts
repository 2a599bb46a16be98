import { linearRegression } from 'simple-statistics';

/** A player who has both: a performance rating and a rank. */
export interface RatedRank {
  readonly rating: number;
  /** On the ladder of `rank-ladder.ts`. */
  readonly points: number;
}

/** The line from ratings to ladder points. */
export interface RankFit {
  /** Ladder points for each unit of rating; above 0. */
  readonly slope: number;
  /** Ladder points at rating 0. */
  readonly intercept: number;
  /** The standard deviation of ladder points about the line. */
  readonly residualDeviation: number;
  /** How many players it was fitted on. */
  readonly n: number;
}

/** Fewer do not tell a ladder: with them the line itself is uncertain by a tenth of the residuals' deviation and more. */
const MIN_PAIRS = 200;

/**
 * Fits ladder points to ratings by least squares; null for fewer than 200 players, and where points do not rise with ratings.
 *
 * Least squares of points on ratings is what predicts points best from a rating that is itself uncertain, and its residuals hold that
 * uncertainty already. A median line (Theil–Sen) estimates another thing: it is not flattened by it.
 * The residual variance is Σ r² / (n − 2). Source: N. R. Draper & H. Smith, Applied Regression Analysis, 3rd ed. 1998, chapter 1.
 */
export function fitRanks(pairs: readonly RatedRank[]): RankFit | null {
  const n = pairs.length;
  if (n < MIN_PAIRS) return null;
  // About the mean, or large ratings would cost digits.
  const middle = pairs.reduce((sum, { rating }) => sum + rating, 0) / n;
  const { m: slope, b: atMiddle } = linearRegression(pairs.map(({ rating, points }) => [rating - middle, points]));
  // Also where all ratings are equal, of which there is no slope.
  if (!(slope > 0)) return null;
  let squares = 0;
  for (const { rating, points } of pairs) squares += (points - atMiddle - slope * (rating - middle)) ** 2;
  return { slope, intercept: atMiddle - slope * middle, residualDeviation: Math.sqrt(squares / (n - 2)), n };
}

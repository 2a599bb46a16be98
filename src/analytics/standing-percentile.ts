/** A place among others. */
export interface Place {
  /** From 1, the best; equals share it, and the next one counts them all ("1224"). */
  readonly rank: number;
  /** How many share it, at least 1. */
  readonly ties: number;
  /** How many are compared. */
  readonly players: number;
}

/**
 * The percentage of all who are compared that stand below a place, equals counted half, in (0, 100): who is alone stands at 50.
 * Source: mid-ranks, M. G. Kendall, Rank Correlation Methods, 4th ed. 1975, chapter 3.
 */
export function standingPercentile({ rank, ties, players }: Place): number {
  const below = players - (rank - 1) - ties;
  return (100 * (below + ties / 2)) / players;
}

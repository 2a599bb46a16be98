/** Games in a row with the same result; null where there is none. */
export interface Streak {
  readonly result: 'WIN' | 'LOSS';
  /** At least 1. */
  readonly length: number;
}

/** The streaks of a run of games. */
export interface Streaks {
  /** The one that the newest game belongs to; null without games. */
  readonly current: Streak | null;
  /** 0 without a win. */
  readonly longestWin: number;
  /** 0 without a loss. */
  readonly longestLoss: number;
}

/**
 * The current and the longest streaks. Among many games long ones come by chance alone: of 100 fair games
 * the longest run of one result or the other is about 7 (M. F. Schilling, "The longest run of heads", College Mathematics Journal 21 (1990), 196–207).
 * @param wins true for a win, the oldest game first
 */
export function toStreaks(wins: readonly boolean[]): Streaks {
  let [length, longestWin, longestLoss] = [0, 0, 0];
  wins.forEach((won, index) => {
    length = won === wins[index - 1] ? length + 1 : 1;
    if (won) longestWin = Math.max(longestWin, length);
    else longestLoss = Math.max(longestLoss, length);
  });
  const newest = wins.at(-1);
  return { current: newest === undefined ? null : { result: newest ? 'WIN' : 'LOSS', length }, longestWin, longestLoss };
}

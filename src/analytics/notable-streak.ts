import { type Streak, toStreaks } from './streak.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** A streak that is longer than a player's win rate makes likely. */
export interface NotableStreak extends Streak {
  /** Games before the streak, which the win rate is from. */
  readonly n: number;
  /** At most as likely is a streak at least so long, of this result and ending with the newest game. Above 0, below 5 %. */
  readonly chance: number;
}

const MIN_LENGTH = 5;
const MAX_CHANCE = 0.05;

/**
 * The streak that the newest game belongs to, if it is one of at least five games whose chance is below 5 %; else null.
 *
 * A streak of k games or more that ends with a given game has chance pᵏ, where p is that of its result in one game: k games must all end so. p is not known: the end of its 95 %
 * interval (`wilson-interval.ts`) that makes streaks likelier stands for it, from the games before the streak, which the streak itself cannot have raised. Without
 * games before, p may be 1.
 * The chance is that of one look: who looks every day sees more streaks than that.
 * @param wins true for a win, the oldest game first
 */
export function findNotableStreak(wins: readonly boolean[]): NotableStreak | null {
  const { current } = toStreaks(wins);
  if (current === null || current.length < MIN_LENGTH) return null;
  const before = wins.slice(0, -current.length);
  const won = current.result === 'WIN';
  const likely = wilsonInterval({ successes: before.filter((win) => win === won).length, trials: before.length })?.high ?? 1;
  const chance = likely ** current.length;
  return chance < MAX_CHANCE ? { ...current, n: before.length, chance } : null;
}

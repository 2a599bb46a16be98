import type { Interval } from './confidence.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** How many games there were, and how many of them were won. */
export interface WinCount {
  readonly wins: number;
  /** At least `wins`, which is at least 0. */
  readonly games: number;
}

/** A win rate with its counts, and its 95 % interval: all in [0, 1]. Rank by `low`, so that one game won out of one does not lead. */
export interface Rate extends WinCount, Interval {
  /** wins / games. */
  readonly value: number;
}

/** The rate of a count with its 95 % Wilson interval (see `wilson-interval.ts`); null without games. */
export function toRate({ wins, games }: WinCount): Rate | null {
  const interval = wilsonInterval({ successes: wins, trials: games });
  return interval === null ? null : { value: wins / games, wins, games, ...interval };
}

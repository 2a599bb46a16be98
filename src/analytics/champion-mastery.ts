import { type Rate, toRate } from './to-rate.ts';

/** A win rate that is known to be high. */
export interface ChampionMastery {
  /** Of all games with the champion. */
  readonly rate: Rate;
  /** The game that first showed it, counted from 0. */
  readonly index: number;
}

const MIN_GAMES = 10;
const THRESHOLD = 0.6;

/**
 * Of the games with one champion, the first after which the lower end of the 95 % Wilson interval (`wilson-interval.ts`) of the win rate so far lay above
 * 60 %, from the tenth game on; null where there is none, or where the bound of all games has come down again.
 *
 * Who looks after each game finds a bound too high more often than after one: P. Armitage, C. K. McPherson & B. C. Rowe, "Repeated significance tests on
 * accumulating data", J. R. Stat. Soc. A 132 (1969), 235–244. That it still holds takes most of that back; docs/analytics.md tells what is left.
 * @param wins true for a win, the oldest game first
 */
export function findChampionMastery(wins: readonly boolean[]): ChampionMastery | null {
  const rate = toRate({ wins: wins.filter(Boolean).length, games: wins.length });
  if (rate === null || rate.low <= THRESHOLD) return null;
  let won = 0;
  const index = wins.findIndex((win, at) => {
    if (win) won += 1;
    return at + 1 >= MIN_GAMES && (toRate({ wins: won, games: at + 1 })?.low ?? 0) > THRESHOLD;
  });
  return index === -1 ? null : { rate, index };
}

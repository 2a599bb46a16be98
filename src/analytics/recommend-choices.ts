import { rateDifference } from './rate-difference.ts';
import type { Evidence } from './recommendation.ts';
import { toSimultaneousPoint } from './simultaneous-point.ts';
import type { WinCount } from './to-rate.ts';

/** A game by what was chosen for it: a champion, a position. */
export interface ChosenGame<Choice> {
  readonly choice: Choice;
  readonly won: boolean;
}

/** A choice that beats the others. */
export interface BetterChoice<Choice> {
  readonly choice: Choice;
  /** Its games and wins. */
  readonly count: WinCount;
  /** By how much its win rate exceeds that of all other games; `n` are its games. */
  readonly evidence: Evidence;
}

/** Fewer games of a choice, or of all others, tell nothing that is worth advice. */
const MIN_GAMES_A_CHOICE = 10;

/**
 * Choices whose win rate exceeds that of the player's other games by more than chance explains, the largest lower bound first.
 *
 * Each choice with at least 10 games is compared with the games of all others (Newcombe's interval, `rate-difference.ts`). The best of many always
 * looks good: the bound that must lie above 0 is that of 95 % for all comparisons together (Bonferroni), while the evidence shows the plain 95 % interval.
 * Source: C. E. Bonferroni 1936; O. J. Dunn, "Multiple comparisons among means", J. Am. Stat. Assoc. 56 (1961), 52–64.
 */
export function recommendChoices<Choice>(games: readonly ChosenGame<Choice>[]): readonly BetterChoice<Choice>[] {
  const counts = countChoices(games);
  const all = sum([...counts.values()]);
  const compared = [...counts].filter(([, { games: own }]) => own >= MIN_GAMES_A_CHOICE && all.games - own >= MIN_GAMES_A_CHOICE);
  const z = toSimultaneousPoint(compared.length);
  return compared
    .flatMap(([choice, count]) => {
      const others = { wins: all.wins - count.wins, games: all.games - count.games };
      const strict = rateDifference(count, others, z);
      const shown = rateDifference(count, others);
      return strict !== null && shown !== null && strict.low > 0 ? [{ choice, count, evidence: { n: count.games, ...shown } }] : [];
    })
    .sort((one, other) => other.evidence.low - one.evidence.low);
}

function countChoices<Choice>(games: readonly ChosenGame<Choice>[]): Map<Choice, WinCount> {
  const counts = new Map<Choice, WinCount>();
  for (const { choice, won } of games) {
    const { wins, games: played } = counts.get(choice) ?? { wins: 0, games: 0 };
    counts.set(choice, { wins: wins + Number(won), games: played + 1 });
  }
  return counts;
}

function sum(counts: readonly WinCount[]): WinCount {
  return counts.reduce((total, { wins, games }) => ({ wins: total.wins + wins, games: total.games + games }), { wins: 0, games: 0 });
}

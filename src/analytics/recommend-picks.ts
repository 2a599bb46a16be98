import type { Evidence } from './recommendation.ts';
import { toSimultaneousPoint } from './simultaneous-point.ts';
import type { WinCount } from './to-rate.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** A choice that everybody does well with. */
export interface StrongPick<Choice> {
  readonly choice: Choice;
  /** By how much its win rate exceeds a half; `n` are its games. */
  readonly evidence: Evidence;
}

/** Fewer games of a choice are left out. */
const MIN_GAMES_A_PICK = 50;

/**
 * Choices of which more than half of the games are won, by more than chance explains, the largest lower bound first.
 *
 * Half is what equal choices come to, since each game has a winner and a loser. As for a player's own choices the bound that must lie above it is that of
 * 95 % for all compared choices together (Bonferroni), while the evidence shows the plain 95 % Wilson interval.
 */
export function recommendPicks<Choice>(counts: readonly (WinCount & { readonly choice: Choice })[]): readonly StrongPick<Choice>[] {
  const compared = counts.filter(({ games }) => games >= MIN_GAMES_A_PICK);
  const z = toSimultaneousPoint(compared.length);
  return compared
    .flatMap(({ choice, wins, games }) => {
      const share = { successes: wins, trials: games };
      const [strict, shown] = [wilsonInterval(share, z), wilsonInterval(share)];
      if (strict === null || shown === null || strict.low <= 0.5) return [];
      return [{ choice, evidence: { n: games, effect: wins / games - 0.5, low: shown.low - 0.5, high: shown.high - 0.5 } }];
    })
    .sort((one, other) => other.evidence.low - one.evidence.low);
}

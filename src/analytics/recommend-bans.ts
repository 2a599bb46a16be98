import type { StrongPick } from './recommend-picks.ts';
import { shrinkRates } from './shrink-rates.ts';
import type { WinCount } from './to-rate.ts';

/** Fewer games against an opponent are left out. */
const MIN_GAMES_A_MATCHUP = 20;

/**
 * Opponents against whom a champion is expected to win less than half, the hardest first: those whose 95 % credible interval, after shrinkage towards what
 * the champion's matchups have in common (`shrink-rates.ts`), lies below a half. Shrinkage is what answers for looking at many: no further bound is asked.
 * Source: A. Gelman, J. Hill & M. Yajima, "Why we (usually) don't have to worry about multiple comparisons", Journal of Research on Educational
 * Effectiveness 5 (2012), 189–211.
 * @param counts games against each opponent, all there are: those with few games tell of what is common, too
 */
export function recommendBans<Choice>(counts: readonly (WinCount & { readonly choice: Choice })[]): readonly StrongPick<Choice>[] {
  const { rates } = shrinkRates(counts);
  return counts
    .flatMap(({ choice, games }, index) => {
      const rate = rates[index];
      if (rate === undefined || games < MIN_GAMES_A_MATCHUP || rate.high >= 0.5) return [];
      return [{ choice, evidence: { n: games, effect: rate.mean - 0.5, low: rate.low - 0.5, high: rate.high - 0.5 } }];
    })
    .sort((one, other) => one.evidence.high - other.evidence.high);
}

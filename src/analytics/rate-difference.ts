import { type Interval, Z_95 } from './confidence.ts';
import type { WinCount } from './to-rate.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** A difference with its interval, in the unit of what was compared. */
export interface Effect extends Interval {
  readonly effect: number;
}

/**
 * By how much the win rate of `one` exceeds that of `other`, in [−1, 1], with its 95 % interval; null where either has no games.
 * The two must share no games: of a champion against all of a player's games, pass the games without that champion as the other.
 *
 * Newcombe's hybrid score interval: with Wilson bounds (l, u) of both shares,
 * low = d − √((p₁ − l₁)² + (u₂ − p₂)²) and high = d + √((u₁ − p₁)² + (p₂ − l₂)²).
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
 * Statistics in Medicine 17 (1998), 873–890, method 10.
 * @param z how many standard deviations to each side: 1.96 for 95 %
 */
export function rateDifference(one: WinCount, other: WinCount, z = Z_95): Effect | null {
  const first = wilsonInterval({ successes: one.wins, trials: one.games }, z);
  const second = wilsonInterval({ successes: other.wins, trials: other.games }, z);
  if (first === null || second === null) return null;
  const [p1, p2] = [one.wins / one.games, other.wins / other.games];
  const effect = p1 - p2;
  return {
    effect,
    low: effect - Math.hypot(p1 - first.low, second.high - p2),
    high: effect + Math.hypot(first.high - p1, p2 - second.low),
  };
}

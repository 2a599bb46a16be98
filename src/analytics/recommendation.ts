import type { Interval } from './confidence.ts';
import { Z_95 } from './confidence.ts';
import { normalCdf } from './normal-cdf.ts';

/** What advice rests on: an effect in a unit that its reason tells, with its 95 % interval. */
export interface Evidence extends Interval {
  /** Games, posts or players that entered. */
  readonly n: number;
  readonly effect: number;
}

/** How much an effect matters, by the end of its interval that lies nearer to none. */
export type Priority = 'HIGH' | 'LOW' | 'MEDIUM';

/** Ends of intervals from which an effect is worth more than a glance. */
export interface PriorityScale {
  readonly medium: number;
  readonly high: number;
}

/** For differences of shares: five and ten in a hundred. */
export const SHARE_SCALE: PriorityScale = { medium: 0.05, high: 0.1 };
/** For logarithms of how many times: a fifth more and half as much again, or five sixths and two thirds. */
export const LOG_RATIO_SCALE: PriorityScale = { medium: Math.log(1.2), high: Math.log(1.5) };

/** True when the interval leaves out no effect at all. */
export function isCertain({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/**
 * How likely the effect has the sign that is told, in [0.5, 1): Φ(|effect| / s) with the standard error s that the interval stands for, its width
 * over 2 × 1.96. It is the posterior chance of the sign under a flat prior (A. Gelman & J. Carlin, "Beyond power calculations", Perspectives on
 * Psychological Science 9 (2014), 641–651, call its complement the Type S error), not a chance that the advice helps.
 */
export function toConfidence({ effect, low, high }: Evidence): number {
  const error = (high - low) / (2 * Z_95);
  return error === 0 ? 1 : normalCdf(Math.abs(effect) / error);
}

/** The priority of an effect whose interval leaves out 0; `LOW` when it does not. */
export function toPriority({ low, high }: Interval, { medium, high: most }: PriorityScale): Priority {
  const near = Math.max(low, -high, 0);
  if (near >= most) return 'HIGH';
  return near >= medium ? 'MEDIUM' : 'LOW';
}

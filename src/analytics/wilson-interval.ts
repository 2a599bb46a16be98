import { invariant } from '../domain/invariant.ts';
import { type Interval, Z_95 } from './confidence.ts';

/** So many of so many. Neither needs to be whole, so that weighted counts fit. */
export interface Share {
  readonly successes: number;
  /** At least `successes`, which is at least 0. */
  readonly trials: number;
}

/**
 * The Wilson score interval of a share, in [0, 1]; null without trials.
 *
 * With p = successes / n it solves (p − π)² = z² π (1 − π) / n for π, so that the variance is that of the bound and not
 * of the estimate: it never leaves [0, 1], and is no single point when all trials agree.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", J. Am. Stat. Assoc. 22 (1927), 209–212;
 * recommended for small n by Brown, Cai & DasGupta, Statistical Science 16 (2001), 101–133, equation (4).
 * @param z how many standard deviations to each side: 1.96 for 95 %
 */
export function wilsonInterval({ successes, trials }: Share, z = Z_95): Interval | null {
  invariant(successes >= 0 && successes <= trials, `from 0 to ${trials} successes, got ${successes}`);
  if (trials === 0) return null;
  const share = successes / trials;
  const zSquared = z * z;
  const scale = 1 + zSquared / trials;
  const centre = (share + zSquared / (2 * trials)) / scale;
  const half = ((z / scale) * Math.sqrt(share * (1 - share) + zSquared / (4 * trials))) / Math.sqrt(trials);
  // Exactly 0 and 1 where all agree, which rounding would miss by an ulp.
  return { low: successes === 0 ? 0 : Math.max(0, centre - half), high: successes === trials ? 1 : Math.min(1, centre + half) };
}

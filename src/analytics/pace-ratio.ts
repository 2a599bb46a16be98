import type { Effect } from './rate-difference.ts';
import { toStudentPoint } from './student-point.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** How much happened in how much time. */
export interface PacedCount {
  /** 0 or more. */
  readonly count: number;
  /** Above 0; of a week that is known in part, that part. */
  readonly days: number;
}

/**
 * The logarithm of how many times more often something happens in newer weeks than in older ones, with its 95 % interval; null where either has no count, or there
 * are fewer than two weeks in each.
 *
 * Of all that happened, what is in the newer weeks is binomial, given their number; the score (Wilson) interval of its share p gives that of the ratio,
 * p / (1 − p) × days before / days after. Where weeks differ more than Poisson counts do, all counts are divided by how much more: Pearson's χ² over its degrees of freedom, at least 1;
 * Student's point of these degrees stands for 1.96.
 *
 * Sources: P. L. Graham, K. Mengersen & A. P. Morton, "Confidence limits for the ratio of two rates based on likelihood scores: non-iterative method",
 * Statistics in Medicine 22 (2003), 2071–2083; P. McCullagh & J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, § 6.2.3 (dispersion).
 */
export function toPaceRatio(newer: readonly PacedCount[], older: readonly PacedCount[]): Effect | null {
  const [now, before] = [sum(newer), sum(older)];
  if (newer.length < 2 || older.length < 2 || now.count === 0 || before.count === 0) return null;
  const degrees = newer.length + older.length - 2;
  const spread = toPearson(newer, now) + toPearson(older, before);
  const dispersion = Math.max(1, spread / degrees);
  const share = { successes: now.count / dispersion, trials: (now.count + before.count) / dispersion };
  const bounds = wilsonInterval(share, toStudentPoint(degrees));
  if (bounds === null) return null;
  const toLogRatio = (part: number) => Math.log((part / (1 - part)) * (before.days / now.days));
  return { effect: toLogRatio(share.successes / share.trials), low: toLogRatio(bounds.low), high: toLogRatio(bounds.high) };
}

function sum(weeks: readonly PacedCount[]): PacedCount {
  return weeks.reduce((total, { count, days }) => ({ count: total.count + count, days: total.days + days }), { count: 0, days: 0 });
}

function toPearson(weeks: readonly PacedCount[], all: PacedCount): number {
  return weeks.reduce((total, { count, days }) => {
    const expected = (all.count / all.days) * days;
    return total + (count - expected) ** 2 / expected;
  }, 0);
}

import { invariant } from '../domain/invariant.ts';
import type { Beta } from './beta-cdf.ts';
import { betaQuantile } from './beta-quantile.ts';
import type { Interval } from './confidence.ts';
import type { WinCount } from './to-rate.ts';

/** How a prior was found: see {@link shrinkRates}. */
export type PriorMethod = 'MOMENTS' | 'POOLED' | 'JEFFREYS';

/** A count with what is believed of its rate after shrinkage: mean and 95 % credible interval, in [0, 1]. */
export interface ShrunkRate extends WinCount, Interval {
  readonly mean: number;
}

/** Rates in the order of the counts, with the distribution they were shrunk towards. */
export interface ShrunkRates {
  readonly prior: Beta & { readonly method: PriorMethod };
  readonly rates: readonly ShrunkRate[];
}

/** Jeffreys' prior, which says as little as one game: Beta(½, ½). */
const JEFFREYS: Beta = { alpha: 0.5, beta: 0.5 };
/** A prior that weighs less would say less than Jeffreys'. */
const MIN_WEIGHT = 1;
/** The moments are taken with weights n, then twice with weights that fit the spread found: Kleinman found one round to be enough. */
const ROUNDS = 3;

/**
 * Shrinks many rates towards what they have in common, each the more the fewer games it has: empirical Bayes with a beta-binomial model.
 * Entry i won wins_i ~ Binomial(games_i, π_i) with π_i ~ Beta(alpha, beta); its posterior is Beta(alpha + wins, beta + losses).
 *
 * The prior comes from moments: with weights w, W = Σw, p̂ = Σ w p / W and S = Σ w (p − p̂)², the expectation of S is
 * p(1 − p) [A + γ (B − A)], where A = Σ (w/n)(1 − w/W), B = Σ w (1 − w/W) and γ = 1 / (alpha + beta + 1). Solved for γ, with w = n
 * first and w = n / (1 + γ (n − 1)) then. Source: J. C. Kleinman, "Proportions with extraneous variance: single and independent samples",
 * J. Am. Stat. Assoc. 68 (1973), 46–54; as a prior: A. Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, § 2.4 (the posterior) and 5.1 (the prior from moments).
 *
 * - `MOMENTS`: as said. The weight alpha + beta stays from 1 game to as many as there are in all, more than which nothing here could show.
 * - `POOLED`: the rates differ no more than chance makes them (γ ≤ 0). The weight is all games, so that they are nearly one rate.
 * - `JEFFREYS`: fewer than two entries with games, or all won, or all lost: nothing to learn from. Beta(½, ½).
 *
 * The interval takes the prior as known, which makes it somewhat too narrow with few entries. An entry without games gets the prior itself.
 */
export function shrinkRates(counts: readonly WinCount[]): ShrunkRates {
  for (const { wins, games } of counts) invariant(wins >= 0 && wins <= games, `from 0 to ${games} wins, got ${wins}`);
  const prior = fitPrior(counts.filter(({ games }) => games > 0));
  return { prior, rates: counts.map((count) => toPosterior(count, prior)) };
}

function toPosterior({ wins, games }: WinCount, prior: Beta): ShrunkRate {
  const posterior: Beta = { alpha: prior.alpha + wins, beta: prior.beta + games - wins };
  return {
    wins,
    games,
    mean: posterior.alpha / (posterior.alpha + posterior.beta),
    low: betaQuantile(posterior, 0.025),
    high: betaQuantile(posterior, 0.975),
  };
}

function fitPrior(counts: readonly WinCount[]): ShrunkRates['prior'] {
  const games = counts.reduce((sum, count) => sum + count.games, 0);
  const wins = counts.reduce((sum, count) => sum + count.wins, 0);
  if (counts.length < 2 || wins === 0 || wins === games) return { ...JEFFREYS, method: 'JEFFREYS' };
  let moments = toMoments(counts, 0);
  for (let round = 1; round < ROUNDS; round += 1) moments = toMoments(counts, Math.max(0, moments.correlation));
  const { mean, correlation } = moments;
  const maxWeight = Math.max(MIN_WEIGHT, games);
  const weight = correlation <= 0 ? maxWeight : Math.min(maxWeight, Math.max(MIN_WEIGHT, 1 / correlation - 1));
  return { alpha: mean * weight, beta: (1 - mean) * weight, method: correlation <= 0 ? 'POOLED' : 'MOMENTS' };
}

/** The mean rate, and the correlation γ between two games of the same entry, which is at most 0 where the rates do not differ. */
function toMoments(counts: readonly WinCount[], assumed: number): { mean: number; correlation: number } {
  const weights = counts.map(({ games }) => (assumed === 0 ? games : games / (1 + assumed * (games - 1))));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let mean = 0;
  counts.forEach(({ wins, games }, index) => {
    mean += ((weights[index] ?? 0) * (wins / games)) / total;
  });
  let [spread, ofChance, ofAll] = [0, 0, 0];
  counts.forEach(({ wins, games }, index) => {
    const weight = weights[index] ?? 0;
    spread += weight * (wins / games - mean) ** 2;
    ofChance += (weight / games) * (1 - weight / total);
    ofAll += weight * (1 - weight / total);
  });
  // With one game an entry, nothing tells differences from chance.
  if (ofAll - ofChance < 1e-9) return { mean, correlation: 0 };
  return { mean, correlation: (spread / (mean * (1 - mean)) - ofChance) / (ofAll - ofChance) };
}

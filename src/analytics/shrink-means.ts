import { invariant } from '../domain/invariant.ts';

/** A value of a group, and how much it counts. */
export interface WeightedValue {
  /** Which group, as a number. */
  readonly group: number;
  readonly value: number;
  /** Above 0. */
  readonly weight: number;
}

/** By how much a group's mean is believed to differ from the overall one. */
export interface ShrunkMean {
  /** Effective number of values: (Σ w)² / Σ w². */
  readonly n: number;
  /** Mean of the group less the overall mean, after shrinkage. */
  readonly effect: number;
  /** Of what the effect may be, the overall mean taken as known. */
  readonly variance: number;
}

/** Means of groups, each shrunk towards what they have in common. */
export interface ShrunkMeans {
  readonly overall: number;
  /** Variance of a value about its group's mean. */
  readonly within: number;
  /** Variance of the groups' means; 0 where they differ no more than chance makes them. */
  readonly between: number;
  readonly groups: ReadonlyMap<number, ShrunkMean>;
}

/** Less is rounding. */
const LEAST_FREEDOM = 1e-9;

/**
 * Shrinks the means of groups towards their overall mean, each the more the fewer values it has: empirical Bayes with normal values. A value of group j is N(θⱼ, σ²), θⱼ is N(μ, τ²); the mean of n
 * effective values keeps the share τ² / (τ² + σ² / n) of its distance from μ, with variance τ² (σ² / n) / (τ² + σ² / n).
 *
 * By moments, with weights w, W and S the sums of w and w² of a group, m its mean and n = W² / S: σ² = Σ w (value − m)² / Σ (W − S / W);
 * τ² = (Σ n (m − m̄)² − (J − 1) σ²) / (N − Σ n² / N) for J groups of N effective values, at least 0; μ weighs means by 1 / (τ² + σ² / n).
 * Null without two values in one group, which alone tell σ².
 * Sources: W. G. Cochran, "The combination of estimates from different experiments", Biometrics 10 (1954), 101–129 (the moments); B. Efron & C. Morris, "Stein's estimation rule and its competitors – an
 * empirical Bayes approach", J. Am. Stat. Assoc. 68 (1973), 117–130; L. Kish, Survey Sampling, 1965, § 11.7 (the effective number).
 */
export function shrinkMeans(values: readonly WeightedValue[]): ShrunkMeans | null {
  for (const { weight } of values) invariant(weight > 0, `weights above 0, got ${weight}`);
  const sums = [...Map.groupBy(values, ({ group }) => group)].map(([group, ones]) => toGroupSums(group, ones));
  const freedom = add(sums, ({ weight, n }) => weight - weight / n);
  if (freedom < LEAST_FREEDOM) return null;
  const within = add(sums, ({ spread }) => spread) / freedom;
  const between = toBetween(sums, within);
  // Where nothing varies, all means are one.
  const toPrecision = (n: number) => (within === 0 && between === 0 ? 1 : 1 / (between + within / n));
  const overall = add(sums, ({ n, mean }) => toPrecision(n) * mean) / add(sums, ({ n }) => toPrecision(n));
  const groups = sums.map(({ group, n, mean }): [number, ShrunkMean] => {
    const kept = between === 0 ? 0 : between * toPrecision(n);
    return [group, { n, effect: kept * (mean - overall), variance: (kept * within) / n }];
  });
  return { overall, within, between, groups: new Map(groups) };
}

interface GroupSums {
  readonly group: number;
  readonly weight: number;
  readonly n: number;
  readonly mean: number;
  /** Σ w (value − mean)². */
  readonly spread: number;
}

function toGroupSums(group: number, values: readonly WeightedValue[]): GroupSums {
  const weight = add(values, (one) => one.weight);
  const mean = add(values, (one) => one.weight * one.value) / weight;
  const spread = add(values, (one) => one.weight * (one.value - mean) ** 2);
  return { group, weight, n: weight ** 2 / add(values, (one) => one.weight ** 2), mean, spread };
}

function toBetween(sums: readonly GroupSums[], within: number): number {
  const all = add(sums, ({ n }) => n);
  const mean = add(sums, (group) => group.n * group.mean) / all;
  const spread = add(sums, (group) => group.n * (group.mean - mean) ** 2);
  const divisor = all - add(sums, ({ n }) => n ** 2) / all;
  return divisor < LEAST_FREEDOM ? 0 : Math.max(0, (spread - (sums.length - 1) * within) / divisor);
}

function add<Item>(items: readonly Item[], toNumber: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + toNumber(item), 0);
}

import type { Effect } from './rate-difference.ts';
import { toStudentPoint } from './student-point.ts';

/** The share of values that is left out at each end. */
const TRIM = 0.2;
/** Fewer are left with less than four values. */
const LEAST_VALUES = 5;

/**
 * By how much the trimmed mean of `one` exceeds that of `other`, with its interval: whatever a fifth of the values at either end is, and however differently
 * the two spread. Null for fewer than 5 values on a side, and where nothing varies.
 *
 * Yuen's: with g = ⌊n / 5⌋ values left out at each end, h = n − 2 g, and the sum of squares SSD of the winsorized values about their mean,
 * d = SSD / (h (h − 1)) on each side; difference ± t √(d₁ + d₂), t of Student with (d₁ + d₂)² / (d₁² / (h₁ − 1) + d₂² / (h₂ − 1)) degrees of freedom.
 * Source: K. K. Yuen, "The two-sample trimmed t for unequal population variances", Biometrika 61 (1974), 165–170.
 * @param tail the chance of a value outside the interval: 0.05 for 95 %
 */
export function trimmedDifference(one: readonly number[], other: readonly number[], tail = 0.05): Effect | null {
  const [first, second] = [toTrimmed(one), toTrimmed(other)];
  if (first === null || second === null) return null;
  const variance = first.variance + second.variance;
  if (variance === 0) return null;
  // By the part of the first, whose square does not vanish as that of a tiny variance does.
  const part = first.variance / variance;
  const degrees = 1 / (part ** 2 / (first.kept - 1) + (1 - part) ** 2 / (second.kept - 1));
  const effect = first.mean - second.mean;
  const half = toStudentPoint(degrees, tail) * Math.sqrt(variance);
  return { effect, low: effect - half, high: effect + half };
}

/** Of the mean, the variance. */
function toTrimmed(values: readonly number[]): { readonly kept: number; readonly mean: number; readonly variance: number } | null {
  if (values.length < LEAST_VALUES) return null;
  const sorted = values.toSorted((left, right) => left - right);
  const cut = Math.floor(TRIM * sorted.length);
  const kept = sorted.slice(cut, sorted.length - cut);
  const [least = 0, most = 0] = [kept[0], kept.at(-1)];
  const winsorized = sorted.map((value) => Math.min(most, Math.max(least, value)));
  const centre = toMean(winsorized);
  const squares = winsorized.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return { kept: kept.length, mean: toMean(kept), variance: squares / (kept.length * (kept.length - 1)) };
}

function toMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { median, medianAbsoluteDeviation } from 'simple-statistics';

/** Where values lie and how far they spread, whatever a few of them do. */
export interface RobustSpread {
  /** The median. */
  readonly centre: number;
  /** What would be the standard deviation of normal values; 0 where more than half of them are equal. */
  readonly deviation: number;
}

/** 1 / Φ⁻¹(3/4): how many median absolute deviations make a standard deviation of normal values. */
const MAD_SCALE = 1.482602218505602;

/**
 * The median and 1.4826 times the median absolute deviation from it; null without values. Up to half of the values may be arbitrarily wrong.
 * Source: F. R. Hampel, "The influence curve and its role in robust estimation", J. Am. Stat. Assoc. 69 (1974), 383–393.
 */
export function toRobustSpread(values: readonly number[]): RobustSpread | null {
  if (values.length === 0) return null;
  const own = [...values];
  return { centre: median(own), deviation: MAD_SCALE * medianAbsoluteDeviation(own) };
}

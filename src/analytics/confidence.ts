/** A range of values; both ends belong to it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The two-sided 95 % point of the standard normal distribution, Φ⁻¹(0.975), to the last digit of a double. */
export const Z_95 = 1.959963984540054;

/** Buckets for each doubling of the value: they are at most 1/16 of their value wide. */
const STEPS = 16;
const STEP_BITS = 4;
/** The largest value that is told apart: 2³¹ − 1 microseconds are 35 minutes. */
const LARGEST = 0x7fff_ffff;
const BUCKETS = toBucket(LARGEST) + 1;

/**
 * How far a quantile may be from the exact one: this part of it, and half a microsecond. A bucket is 1/16 of its value wide, and
 * its middle stands for all in it.
 */
export const QUANTILE_RELATIVE_ERROR = 1 / (2 * STEPS);

/** What was recorded between two times: only the buckets that grew. */
export interface HistogramChanges {
  /** A bucket's number and how much it grew, in turn. */
  readonly growth: Float64Array;
  /** Microseconds. */
  readonly sum: number;
}

/**
 * Counts durations in buckets that widen with the value: recording costs a few nanoseconds, memory is constant (3.5 kB). It is a
 * class because there are hundreds, each called hundreds of times a request: methods that all share stay fast.
 */
export class LogLinearHistogram {
  /** As doubles: counts stay exact where 32 bits would overflow within a day. */
  readonly #counts = new Float64Array(BUCKETS);
  #count = 0;
  #sum = 0;
  #last = 0;

  /** How many durations were recorded. */
  get count(): number {
    return this.#count;
  }

  /** All durations together, in microseconds, unrounded. */
  get sum(): number {
    return this.#sum;
  }

  /** The end of the highest bucket in use, in microseconds: at most 1/16 and a microsecond above the longest duration; NaN before the first. */
  get highest(): number {
    for (let bucket = BUCKETS - 1; bucket >= 0; bucket -= 1) if ((this.#counts[bucket] ?? 0) > 0) return toLowest(bucket + 1);
    return Number.NaN;
  }

  /** Adds a duration in microseconds; below zero counts as zero, over 35 minutes as 35 minutes. */
  record(microseconds: number): void {
    // A clock that is set back must not corrupt the sum.
    const value = microseconds > 0 ? Math.min(microseconds, LARGEST) : 0;
    this.#last = value;
    this.repeat();
  }

  /** Adds the duration that was recorded last once more, for a call that it stands for; zero before the first. */
  repeat(): void {
    const bucket = toBucket(this.#last);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count += 1;
    this.#sum += this.#last;
  }

  /**
   * The duration below which the part `quantile` (0–1) of all stays, in microseconds, within {@link QUANTILE_RELATIVE_ERROR} and
   * half a microsecond; NaN before the first.
   */
  quantile(quantile: number): number {
    const rank = Math.max(1, Math.ceil(quantile * this.#count));
    let seen = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      seen += this.#counts[bucket] ?? 0;
      if (seen >= rank) return (toLowest(bucket) + toLowest(bucket + 1)) / 2;
    }
    return Number.NaN;
  }

  /** How many durations were shorter than each of `bounds`: rising powers of two, in microseconds, at which the counts are exact. */
  countsBelow(bounds: readonly number[]): readonly number[] {
    let bucket = 0;
    let seen = 0;
    return bounds.map((bound) => {
      for (const end = toBucket(bound); bucket < end; bucket += 1) seen += this.#counts[bucket] ?? 0;
      return seen;
    });
  }

  /** What was recorded since this histogram was as `earlier` is; null when nothing was. `earlier` holds an earlier state of this one. */
  changesSince(earlier: LogLinearHistogram): HistogramChanges | null {
    if (this.#count === earlier.#count) return null;
    const growth: number[] = [];
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const grown = (this.#counts[bucket] ?? 0) - (earlier.#counts[bucket] ?? 0);
      if (grown > 0) growth.push(bucket, grown);
    }
    return { growth: Float64Array.from(growth), sum: this.#sum - earlier.#sum };
  }

  /** Adds what was recorded elsewhere. */
  apply({ growth, sum }: HistogramChanges): void {
    for (let index = 0; index < growth.length; index += 2) {
      const bucket = growth[index] ?? 0;
      const grown = growth[index + 1] ?? 0;
      this.#counts[bucket] = (this.#counts[bucket] ?? 0) + grown;
      this.#count += grown;
    }
    this.#sum += sum;
  }
}

/** Values below 32 have a bucket each; from there on the highest five bits decide. */
function toBucket(value: number): number {
  const whole = value | 0;
  const shift = Math.max(0, 31 - Math.clz32(whole) - STEP_BITS);
  return (shift << STEP_BITS) + (whole >>> shift);
}

/** The smallest value of a bucket. */
function toLowest(bucket: number): number {
  const shift = Math.max(0, (bucket >>> STEP_BITS) - 1);
  return (bucket - (shift << STEP_BITS)) * 2 ** shift;
}

/** A value at a time. */
export interface TimePoint {
  /** In any unit that the caller keeps to, and at any distance from each other. */
  readonly time: number;
  readonly value: number;
}

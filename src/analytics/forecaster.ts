/** What looks at one day after another and says what comes next. */
export interface Forecaster {
  /** Takes in the next day; null where it is unknown. */
  observe(value: number | null): void;
  /**
   * The value of a day to come.
   * @param ahead 1 for the day after the last one observed
   */
  predict(ahead: number): number;
}

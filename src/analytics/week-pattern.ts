import { mean, median } from 'simple-statistics';

const DAYS_A_WEEK = 7;
/** To both sides of a day. */
const HALF_WEEK = 3;

/**
 * By how much each day of the week lies above the level of the week about it, usually: seven numbers that add up to 0, that of the first day given first. The level is the median of a day and
 * of three to both sides, so that steps and spikes leave the pattern as it is; the pattern is the median over weeks. All 0 for fewer than two weeks.
 * Source: the additive decomposition by moving averages, with medians instead: M. Kendall & A. Stuart, The Advanced Theory of Statistics, vol. 3, 1983, § 46; the medians after
 * J. W. Tukey, Exploratory Data Analysis, 1977, chapter 7.
 * @param days consecutive, null in gaps
 */
export function toWeekPattern(days: readonly (number | null)[]): readonly number[] {
  const deviations: number[][] = Array.from({ length: DAYS_A_WEEK }, () => []);
  days.forEach((value, index) => {
    const about = days.slice(Math.max(0, index - HALF_WEEK), index + HALF_WEEK + 1);
    // A part of a week has a level of its weekdays alone.
    const known = about.filter((day) => day !== null);
    if (value !== null && known.length === DAYS_A_WEEK) deviations[index % DAYS_A_WEEK]?.push(value - median(known));
  });
  if (deviations.some((ones) => ones.length < 2)) return new Array<number>(DAYS_A_WEEK).fill(0);
  const pattern = deviations.map((ones) => median(ones));
  const centre = mean(pattern);
  return pattern.map((one) => one - centre);
}

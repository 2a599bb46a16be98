import type { TimeSpan } from './time-span.ts';

/** A stretch of time, without an end where null stands for one. */
export interface OpenSpan {
  readonly from: Date | null;
  readonly before: Date | null;
}

/** A stretch of time as whole months and what is left of it. Both together are all of it, and share nothing. */
export interface MonthSplit {
  /** From the first day of a month (UTC) up to that of another; null where there is no whole month. */
  readonly months: OpenSpan | null;
  /** Pieces of months: before them, after them, or all of it. At most two. */
  readonly edges: readonly TimeSpan[];
}

/** Divides a stretch of time at the beginnings of months, in UTC. */
export function splitMonths({ from, before }: OpenSpan): MonthSplit {
  const first = from === null ? null : toMonthStart(from, from.getTime() === toMonthStart(from).getTime() ? 0 : 1);
  const last = before === null ? null : toMonthStart(before);
  if (from !== null && before !== null && first !== null && last !== null && first > last)
    return { months: null, edges: [{ from, before }] };
  const head = from === null || first === null ? [] : [{ from, before: first }];
  const tail = before === null || last === null ? [] : [{ from: last, before }];
  const isEmpty = first !== null && last !== null && first.getTime() === last.getTime();
  return { months: isEmpty ? null : { from: first, before: last }, edges: [...head, ...tail].filter((edge) => edge.from < edge.before) };
}

/** The beginning of the month of a moment in UTC, or of one so many months later. */
function toMonthStart(moment: Date, monthsLater = 0): Date {
  const start = new Date(0);
  // Unlike Date.UTC, which takes the years to 99 for those of the last century.
  start.setUTCFullYear(moment.getUTCFullYear(), moment.getUTCMonth() + monthsLater, 1);
  return start;
}

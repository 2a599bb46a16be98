import type { TimeSpan } from '../domain/time-span.ts';
import { type CalendarUnit, listCalendarEdges } from '../domain/zone-calendar.ts';

/** A range in a time zone that is to be divided. */
export interface DividedRange extends TimeSpan {
  /** IANA name. */
  readonly timeZone: string;
}

/** A year of edges takes some milliseconds to make, and channels of one answer mostly ask for the same. */
const MAX_KNOWN = 64;
const known = new Map<string, readonly number[]>();

/** Edges of the days, weeks or months that share time with a range, as `listCalendarEdges` has them; those that were asked for lately are kept. */
export function listSeriesEdges({ from, before, timeZone }: DividedRange, unit: CalendarUnit): readonly number[] {
  const key = `${unit} ${from.getTime()} ${before.getTime()} ${timeZone}`;
  const edges = known.get(key) ?? listCalendarEdges({ from, until: before, timeZone }, unit);
  known.delete(key);
  known.set(key, edges);
  const [oldest] = known.keys();
  if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  return edges;
}

import type { TimePoint } from '../analytics/time-point.ts';
import type { ViewsAroundRow } from '../data/post-age-repository.ts';

/** The snapshots around a moment, as points of a series; none where there are none. */
export function toTimePoints({ earlierAt, earlierViews, laterAt, laterViews }: Omit<ViewsAroundRow, 'place'>): TimePoint[] {
  const earlier = earlierAt === null ? [] : [{ time: earlierAt.getTime(), value: Number(earlierViews) }];
  return laterAt === null ? earlier : [...earlier, { time: laterAt.getTime(), value: Number(laterViews) }];
}

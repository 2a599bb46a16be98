import type { TimePoint } from './time-point.ts';

/**
 * The slopes of all pairs of points, n (n − 1) / 2 of them, in no particular order.
 * @param points of different times, in order of time
 */
export function listPairSlopes(points: readonly TimePoint[]): readonly number[] {
  const slopes: number[] = [];
  points.forEach((later, index) => {
    for (let before = 0; before < index; before += 1) {
      const earlier = points[before] ?? later;
      slopes.push((later.value - earlier.value) / (later.time - earlier.time));
    }
  });
  return slopes;
}

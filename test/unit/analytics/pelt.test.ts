import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLevelChanges } from '../../../src/analytics/pelt.ts';

/** Squared deviations from the means of the segments, and the penalties. */
function toCost(values: readonly number[], starts: readonly number[], penalty: number): number {
  const bounds = [0, ...starts, values.length];
  let cost = penalty * starts.length;
  bounds.slice(1).forEach((until, place) => {
    const segment = values.slice(bounds[place], until);
    const mean = segment.reduce((sum, value) => sum + value, 0) / segment.length;
    for (const value of segment) cost += (value - mean) ** 2;
  });
  return cost;
}

/** Every way to cut a series up. */
function listSegmentations(from: number, length: number, minSegment: number): readonly (readonly number[])[] {
  const ways: (readonly number[])[] = [[]];
  for (let start = from + minSegment; start + minSegment <= length; start += 1) {
    for (const rest of listSegmentations(start, length, minSegment)) ways.push([start, ...rest]);
  }
  return ways;
}

describe('findLevelChanges', () => {
  it('is what a hand gets: a step of 6 in the middle of six values saves 54 of squares', () => {
    const values = [0, 0, 0, 6, 6, 6];
    expect(findLevelChanges(values, { penalty: 53, minSegment: 1 })).toEqual([3]);
    expect(findLevelChanges(values, { penalty: 55, minSegment: 1 })).toEqual([]);
  });

  it('is what numpy gets by trying everything', () => {
    // numpy 2.4.6: the recursion over all places, with np.var(y[s:t]) * (t − s), gives 5 and 11; at a penalty of 200 none; with segments of six at least, 10.
    const values = [3.1, 2.9, 3.4, 2.8, 3.0, 7.2, 6.8, 7.5, 6.9, 7.1, 7.0, 1.2, 0.8, 1.1, 1.4, 0.9];
    expect(findLevelChanges(values, { penalty: 2, minSegment: 2 })).toEqual([5, 11]);
    expect(findLevelChanges(values, { penalty: 200, minSegment: 2 })).toEqual([]);
    expect(findLevelChanges(values, { penalty: 2, minSegment: 6 })).toEqual([10]);
  });

  it('finds none in what is too short or all equal', () => {
    expect(findLevelChanges([], { penalty: 1, minSegment: 1 })).toEqual([]);
    expect(findLevelChanges([1, 9, 1], { penalty: 0, minSegment: 2 })).toEqual([]);
    expect(findLevelChanges(new Array<number>(50).fill(3), { penalty: 1, minSegment: 1 })).toEqual([]);
    expect(() => findLevelChanges([1, 2], { penalty: -1, minSegment: 1 })).toThrow('penalty from 0');
    expect(() => findLevelChanges([1, 2], { penalty: 1, minSegment: 0 })).toThrow('segments from 1');
  });

  it('sees small steps on a high level', () => {
    const values = Array.from({ length: 60 }, (_, index) => 1e9 + (index % 2) + (index < 30 ? 0 : 3));
    expect(findLevelChanges(values, { penalty: 20, minSegment: 7 })).toEqual([30]);
  });

  it('costs no more than any other way to cut the series up', () => {
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 13 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 4 }), (ones, penalty, minSegment) => {
        const starts = findLevelChanges(ones, { penalty, minSegment });
        const costs = listSegmentations(0, ones.length, minSegment).map((way) => toCost(ones, way, penalty));
        expect(toCost(ones, starts, penalty)).toBeCloseTo(Math.min(...costs), 8);
        const bounds = [0, ...starts, ones.length];
        if (starts.length > 0)
          for (const [place, until] of bounds.slice(1).entries()) expect(until - (bounds[place] ?? 0)).toBeGreaterThanOrEqual(minSegment);
      }),
      { numRuns: 300 },
    );
  });
});

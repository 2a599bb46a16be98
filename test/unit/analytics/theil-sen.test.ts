import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theilSen } from '../../../src/analytics/theil-sen.ts';

describe('theilSen', () => {
  it('is what a hand gets: slopes 1, 2 and 3 of three points have the median 2', () => {
    // (0, 0), (1, 1), (2, 4): slopes 1, 3 and 2; what is left of the values is 0, −1 and 0.
    expect(
      theilSen([
        { time: 2, value: 4 },
        { time: 0, value: 0 },
        { time: 1, value: 1 },
      ]),
    ).toEqual({ slope: 2, intercept: 0 });
  });

  it('is what scipy gets at irregular times, one value far off', () => {
    // scipy 1.17.1: scipy.stats.theilslopes(values, times, method='joint') gives 0.5767045454545454 and 3.2116477272727275.
    const times = [0, 1, 2.5, 4, 7, 11, 12, 20];
    const values = [3, 4, 3.5, 6, 30, 9, 10.5, 14];
    const line = theilSen(times.map((time, index) => ({ time, value: values[index] ?? 0 })));
    expect(line?.slope).toBeCloseTo(0.5767045454545454, 12);
    expect(line?.intercept).toBeCloseTo(3.2116477272727275, 12);
  });

  it('is null for fewer than two times, and flat where all values are equal', () => {
    expect(theilSen([])).toBeNull();
    expect(
      theilSen([
        { time: 3, value: 1 },
        { time: 3, value: 5 },
      ]),
    ).toBeNull();
    expect(theilSen([1, 2, 3].map((time) => ({ time, value: 7 })))).toEqual({ slope: 0, intercept: 7 });
  });

  it('gives the line of many thousands of points, a quarter of which are wrong', () => {
    const points = Array.from({ length: 20_000 }, (_, time) => ({ time, value: time % 8 === 3 ? 1e9 : 0.25 * time + 4 }));
    const line = theilSen(points);
    expect(line?.slope).toBeCloseTo(0.25, 6);
  });

  it('follows units and order: scaled values scale the slope, shifted times leave it', () => {
    const point = fc.record({ time: fc.integer({ min: 0, max: 500 }), value: fc.integer({ min: -1000, max: 1000 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (points) => {
        const line = theilSen(points);
        const changed = theilSen(points.map(({ time, value }) => ({ time: time + 1000, value: -2 * value })).toReversed());
        expect(changed === null).toBe(line === null);
        expect(changed?.slope ?? 0).toBeCloseTo(-2 * (line?.slope ?? 0), 8);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinPoints } from '../../../src/analytics/thin-points.ts';

const point = fc.record({ time: fc.integer({ min: 0, max: 60 }), value: fc.integer({ min: -100, max: 100 }) });

describe('thinPoints', () => {
  it('sorts by time, joins equal times at their median, and then runs of points', () => {
    const points = [5, 1, 1, 1, 3, 2].map((time, index) => ({ time, value: [50, 9, 0, 10, 30, 20][index] ?? 0 }));
    const joined = [
      { time: 1, value: 9 },
      { time: 2, value: 20 },
      { time: 3, value: 30 },
      { time: 5, value: 50 },
    ];
    expect(thinPoints(points)).toEqual(joined);
    expect(thinPoints(points, 4)).toEqual(joined);
    expect(thinPoints(points, 2)).toEqual([
      { time: 1.5, value: 14.5 },
      { time: 4, value: 40 },
    ]);
    // Of three, one and two: Python 3, statistics.median([2, 3, 5]) is 3.
    expect(thinPoints(points, 1)).toEqual([{ time: 2.5, value: 25 }]);
  });

  it('is empty of none, and one of points at one time', () => {
    expect(thinPoints([])).toEqual([]);
    expect(
      thinPoints([
        { time: 1, value: 4 },
        { time: 1, value: 8 },
      ]),
    ).toEqual([{ time: 1, value: 6 }]);
    expect(() => thinPoints([], 0)).toThrow('points from 1, got 0');
  });

  it('keeps a line a line, the limit, and the order of time, for points in any order', () => {
    fc.assert(
      fc.property(fc.array(point), fc.integer({ min: 1, max: 20 }), (points, limit) => {
        const thinned = thinPoints(points, limit);
        expect(thinned.length).toBe(Math.min(limit, new Set(points.map(({ time }) => time)).size));
        expect(thinned).toEqual(thinPoints(points.toReversed(), limit));
        thinned.forEach(({ time }, index) => {
          expect(time).toBeGreaterThan(thinned[index - 1]?.time ?? Number.NEGATIVE_INFINITY);
        });
        const line = thinPoints(
          points.map(({ time }) => ({ time, value: 3 * time - 7 })),
          limit,
        );
        for (const { time, value } of line) expect(value).toBeCloseTo(3 * time - 7, 9);
      }),
    );
  });
});

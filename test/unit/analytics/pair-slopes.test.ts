import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPairSlopes } from '../../../src/analytics/pair-slopes.ts';

const toPoints = (values: readonly number[]) => values.map((value, index) => ({ time: index ** 2, value }));

describe('listPairSlopes', () => {
  it('has one slope for each pair, by hand', () => {
    // Times 0, 1, 4.
    expect([...listPairSlopes(toPoints([1, 3, 1]))].sort()).toEqual([0, 2, -2 / 3].sort());
  });

  it('is empty for one point or none', () => {
    expect(listPairSlopes([])).toEqual([]);
    expect(listPairSlopes(toPoints([1]))).toEqual([]);
  });

  it('is one number, as often as there are pairs, for points on a line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: -9, max: 9 }), (count, slope) => {
        const slopes = listPairSlopes(Array.from({ length: count }, (_, time) => ({ time, value: slope * time })));
        expect(slopes).toHaveLength((count * (count - 1)) / 2);
        for (const one of slopes) expect(one).toBeCloseTo(slope, 12);
      }),
    );
  });
});

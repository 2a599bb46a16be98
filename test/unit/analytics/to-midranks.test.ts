import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMidranks } from '../../../src/analytics/to-midranks.ts';

describe('toMidranks', () => {
  it('shares the mean of ranks between equal values', () => {
    // scipy 1.17.1: scipy.stats.rankdata([30, 10, 20, 10, 10]) gives [5, 2, 4, 2, 2].
    expect(toMidranks([30, 10, 20, 10, 10])).toEqual([5, 2, 4, 2, 2]);
  });

  it('is empty of none, and the middle for all of equal values', () => {
    expect(toMidranks([])).toEqual([]);
    expect(toMidranks([7, 7, 7, 7])).toEqual([2.5, 2.5, 2.5, 2.5]);
  });

  it('is one more than those below and half of the other equal ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (values) => {
        const count = (passes: (value: number) => boolean) => values.filter(passes).length;
        expect(toMidranks(values)).toEqual(values.map((one) => count((value) => value < one) + (count((value) => value === one) + 1) / 2));
      }),
    );
  });
});

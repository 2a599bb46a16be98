import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall } from '../../../src/analytics/mann-kendall.ts';

describe('mannKendall', () => {
  it('is what a hand gets of 1, 2, 3, 4: six pairs rise, and the variance is 4 × 3 × 13 / 18', () => {
    const { s, variance, z, n } = mannKendall([1, 2, 3, 4]);
    expect([s, n]).toEqual([6, 4]);
    expect(variance).toBeCloseTo(26 / 3, 12);
    expect(z).toBeCloseTo(5 / Math.sqrt(26 / 3), 12);
  });

  // Python 3 with scipy 1.17.1: S and its variance by their sums, p = 2 * norm.sf(|z|); the second with ties of 2, 3, 2 and 2.
  it.each([
    [[1, 3, 2, 4, 5, 7, 6, 8, 10, 9], 39, 125, 3.3988233257996803, 0.0006767641801210457],
    [[5, 5, 6, 6, 6, 7, 9, 9, 8, 10, 11, 11], 56, 206, 3.8320315786038974, 0.00012708942131548878],
  ])('is what Python gets of %j', (values, s, variance, z, pValue) => {
    const test = mannKendall(values);
    expect(test.s).toBe(s);
    expect(test.variance).toBeCloseTo(variance, 10);
    expect(test.z).toBeCloseTo(z, 12);
    expect(test.pValue).toBeCloseTo(pValue, 7);
  });

  it('finds nothing in no values, one, or equal ones', () => {
    expect(mannKendall([])).toMatchObject({ n: 0, s: 0, z: 0, pValue: 1 });
    expect(mannKendall([3])).toMatchObject({ s: 0, pValue: 1 });
    expect(mannKendall([2, 2, 2, 2])).toMatchObject({ s: 0, variance: 0, z: 0, pValue: 1 });
  });

  it('is less sure with a larger variance, and refuses a factor of 0', () => {
    const values = [1, 3, 2, 4, 5, 7, 6, 8, 10, 9];
    expect(mannKendall(values, 4).z).toBeCloseTo(mannKendall(values).z / 2, 12);
    expect(() => mannKendall(values, 0)).toThrow('above 0, got 0');
  });

  it('sees only order: the same for any rising function, mirrored backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 })), (values) => {
        const test = mannKendall(values);
        expect(mannKendall(values.map((value) => Math.exp(value / 5)))).toEqual(test);
        expect(mannKendall(values.toReversed()).s + test.s).toBe(0);
        expect(test.pValue >= 0 && test.pValue <= 1).toBe(true);
      }),
    );
  });
});

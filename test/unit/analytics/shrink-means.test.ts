import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrinkMeans } from '../../../src/analytics/shrink-means.ts';

const toValues = (groups: readonly number[], values: readonly number[], weights: readonly number[]) =>
  groups.map((group, index) => ({ group, value: values[index] ?? 0, weight: weights[index] ?? 1 }));

describe('shrinkMeans', () => {
  it('is what a hand gets: 0 and 2 against 10 and 12 keep 0.98 of their distance', () => {
    // σ² = (2 + 2) / 2 = 2, τ² = (2 × 25 × 2 − 2) / (4 − 8 / 4) = 49, 49 / (49 + 2 / 2) = 0.98.
    const shrunk = shrinkMeans(toValues([1, 1, 2, 2], [0, 2, 10, 12], []));
    expect(shrunk).toMatchObject({ overall: 6, within: 2, between: 49 });
    const [low, high] = [shrunk?.groups.get(1), shrunk?.groups.get(2)];
    expect(low?.effect).toBeCloseTo(-4.9, 12);
    expect(high?.effect).toBeCloseTo(4.9, 12);
    expect(high?.variance).toBeCloseTo(0.98, 12);
    expect(high?.n).toBe(2);
  });

  it('is what numpy gets of weights', () => {
    // numpy 2.4.6, by the formulas: overall, σ², τ² and for each group n, effect, variance.
    const groups = [1, 1, 1, 2, 2, 3, 3, 3, 3, 4];
    const values = [5, 6, 7, 2, 3, 9, 8, 9.5, 7.5, 4];
    const shrunk = shrinkMeans(toValues(groups, values, [1, 0.5, 0.25, 1, 1, 0.8, 0.6, 0.4, 0.2, 1]));
    expect(shrunk?.overall).toBeCloseTo(5.206865852890712, 10);
    expect(shrunk?.within).toBeCloseTo(0.6863445378151262, 10);
    expect(shrunk?.between).toBeCloseTo(8.110838069667706, 10);
    const expected: readonly (readonly [number, number, number, number])[] = [
      [1, 2.3333333333333335, 0.35180418762528237, 0.2838534303611491],
      [2, 2, -2.596986486866485, 0.32924193272027474],
      [3, 3.333333333333332, 3.357890076419975, 0.20080566838814898],
      [4, 1, -1.1127077771787721, 0.632796845831562],
    ];
    for (const [group, n, effect, variance] of expected) {
      const one = shrunk?.groups.get(group);
      expect(one?.n).toBeCloseTo(n, 10);
      expect(one?.effect).toBeCloseTo(effect, 10);
      expect(one?.variance).toBeCloseTo(variance, 10);
    }
  });

  it('is null where no group has two values, and refuses weights of 0', () => {
    expect(shrinkMeans([])).toBeNull();
    expect(shrinkMeans(toValues([1, 2, 3], [4, 5, 6], []))).toBeNull();
    expect(() => shrinkMeans(toValues([1, 1], [4, 5], [1, 0]))).toThrow('weights above 0');
  });

  it('has no effects where groups differ no more than chance makes them, or nothing varies', () => {
    const shrunk = shrinkMeans(toValues([1, 1, 2, 2], [0, 9, 1, 8], []));
    expect(shrunk?.between).toBe(0);
    expect([...(shrunk?.groups.values() ?? [])]).toEqual([
      { n: 2, effect: 0, variance: 0 },
      { n: 2, effect: 0, variance: 0 },
    ]);
    expect(shrinkMeans(toValues([1, 1, 2], [3, 3, 3], []))).toMatchObject({ overall: 3, within: 0, between: 0 });
    // One group alone differs from nothing.
    expect(shrinkMeans(toValues([1, 1], [3, 5], []))).toMatchObject({ overall: 4, between: 0 });
  });

  it('never moves a mean past the overall one or away from it', () => {
    const value = fc.record({
      group: fc.integer({ min: 0, max: 4 }),
      value: fc.integer({ min: -100, max: 100 }),
      weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 40 }), (values) => {
        const shrunk = shrinkMeans(values);
        for (const [group, { effect, variance, n }] of shrunk?.groups ?? []) {
          const ones = values.filter((one) => one.group === group);
          const weight = ones.reduce((sum, one) => sum + one.weight, 0);
          const mean = ones.reduce((sum, one) => sum + one.weight * one.value, 0) / weight;
          const distance = mean - (shrunk?.overall ?? 0);
          expect(Math.abs(effect)).toBeLessThanOrEqual(Math.abs(distance) + 1e-9);
          expect(effect * distance).toBeGreaterThanOrEqual(-1e-9);
          expect(variance).toBeGreaterThanOrEqual(0);
          expect(n).toBeLessThanOrEqual(ones.length + 1e-9);
        }
      }),
    );
  });
});

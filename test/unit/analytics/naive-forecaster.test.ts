import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNaiveForecaster } from '../../../src/analytics/naive-forecaster.ts';

function predictAfter(season: number, days: readonly (number | null)[], ahead: number): number {
  const forecaster = createNaiveForecaster(season);
  for (const day of days) forecaster.observe(day);
  return forecaster.predict(ahead);
}

describe('createNaiveForecaster', () => {
  it('is what a hand gets: the last value, or that of the same place in the season', () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8];
    expect([1, 2, 9].map((ahead) => predictAfter(1, days, ahead))).toEqual([8, 8, 8]);
    expect([1, 6, 7, 8].map((ahead) => predictAfter(7, days, ahead))).toEqual([2, 7, 8, 2]);
  });

  it('is what numpy gets by indexing', () => {
    // numpy 2.4.6: y = np.arange(20) ** 2; y[len(y) - 7 + (np.arange(10) % 7)] is [169, 196, 225, 256, 289, 324, 361, 169, 196, 225].
    const days = Array.from({ length: 20 }, (_, index) => index ** 2);
    const expected = [169, 196, 225, 256, 289, 324, 361, 169, 196, 225];
    expect(expected.map((_, index) => predictAfter(7, days, index + 1))).toEqual(expected);
  });

  it('looks behind gaps, and to the last known day for what was never known', () => {
    expect(predictAfter(1, [4, null, null], 1)).toBe(4);
    expect(predictAfter(3, [1, 2, 3, null, 20, null], 1)).toBe(1);
    expect(predictAfter(3, [null, 2, 3], 1)).toBe(3);
    expect(predictAfter(7, [], 1)).toBe(0);
    expect(() => createNaiveForecaster(0)).toThrow('season');
  });

  it('repeats with its season', () => {
    const days = fc.array(fc.option(fc.integer()), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 }), (ones, season, ahead) => {
        expect(predictAfter(season, ones, ahead + season)).toBe(predictAfter(season, ones, ahead));
      }),
    );
  });
});

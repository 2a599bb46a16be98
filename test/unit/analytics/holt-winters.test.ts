import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitHoltWinters } from '../../../src/analytics/holt-winters.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const seasonal = [
  507.4, 501.4, 503.5, 503.8, 504.3, 502.2, 516.9, 521.4, 519.5, 521.3, 517.5, 513.5, 514.1, 535.2, 537.4, 528.5, 531.8, 528.7, 528.7,
  529.0, 544.6, 552.1, 545.9, 544.8, 545.8, 545.7, 540.7, 559.5, 563.0, 559.7, 557.4, 559.0, 557.9, 557.4, 571.9,
];

describe('fitHoltWinters', () => {
  it('is what a hand gets of a level that never moves, and of a line', () => {
    const level = fitHoltWinters(new Array<number>(20).fill(50));
    expect([1, 7, 30].map((ahead) => level.predict(ahead))).toEqual([50, 50, 50]);
    // A line rises by 3 a day: after day 29, at 87, the trend goes on, damped by 0.98 each day.
    const line = fitHoltWinters(Array.from({ length: 30 }, (_, index) => 3 * index));
    expect(line.smoothing.damping).toBe(0.98);
    const [first, second] = [line.predict(2) - line.predict(1), line.predict(3) - line.predict(2)];
    expect(line.predict(1)).toBeGreaterThan(89);
    expect(second / first).toBeCloseTo(0.98, 2);
  });

  it('is what statsmodels forecasts with the smoothing that numpy finds best', () => {
    // numpy 1.24.2: of the grid, α 0.6, β 0, γ 0.1, φ 0.98 has the least absolute error of a day ahead, from the Theil–Sen line and the week's pattern of the first 28 days.
    // statsmodels 0.13.5: ETSModel(error='add', trend='add', damped_trend=True, seasonal='add', seasonal_periods=7, initialization_method='known', …).smooth([0.6, 0, 0.1, 0.98]).forecast(10).
    const expected = [
      574.1960408002401, 567.7971021919254, 569.5713415810019, 568.5062615323778, 568.4123806652455, 567.1308183683816, 576.2990852469738,
      580.2557275527095, 573.7355952093454, 575.3910647380735,
    ];
    const forecaster = fitHoltWinters(seasonal);
    expect(forecaster.smoothing).toEqual({ level: 0.6, trend: 0, season: 0.1, damping: 0.98 });
    expected.forEach((value, index) => {
      expect(forecaster.predict(index + 1)).toBeCloseTo(value, 8);
    });
  });

  it('leaves out a pattern that is none', () => {
    const random = createSeededRandom(3);
    const days = Array.from({ length: 60 }, () => 100 + random() + random());
    expect(fitHoltWinters(days).smoothing.season).toBeNull();
  });

  it('learns nothing from gaps: a day in one is as if it were as forecast', () => {
    const days: (number | null)[] = [...seasonal];
    const whole = fitHoltWinters([...seasonal, null, null]);
    const until = fitHoltWinters(days);
    expect(whole.predict(1)).toBeCloseTo(until.predict(3), 10);
    for (const gap of [9, 10, 11, 20]) days[gap] = null;
    expect(Math.abs(fitHoltWinters(days).predict(1) - until.predict(1))).toBeLessThan(5);
  });

  it('needs fourteen known days', () => {
    expect(() => fitHoltWinters([...seasonal.slice(0, 13), null])).toThrow('at least 14');
    expect(Number.isFinite(fitHoltWinters(seasonal.slice(0, 14)).predict(30))).toBe(true);
  });

  it('moves and stretches with the values', () => {
    const days = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 14, maxLength: 50 });
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (ones, shift) => {
        const [forecaster, changed] = [ones, ones.map((one) => 2 * one + shift)].map((series) => fitHoltWinters(series));
        const same = JSON.stringify(changed?.smoothing) === JSON.stringify(forecaster?.smoothing);
        // Two smoothings may be equally good, and rounding choose.
        if (same) expect(changed?.predict(5)).toBeCloseTo(2 * (forecaster?.predict(5) ?? 0) + shift, 4);
        expect(Number.isFinite(forecaster?.predict(30))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

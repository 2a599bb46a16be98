import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toForecast } from '../../../src/analytics/forecast.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

function createSeries(length: number, toLevel: (day: number) => number, seed = 1): readonly number[] {
  const random = createSeededRandom(seed);
  return Array.from({ length }, (_, day) => toLevel(day) + 4 * (random() + random() + random() - 1.5));
}

function toPoints(days: readonly (number | null)[], horizon: number) {
  const forecast = toForecast(days, horizon);
  if (forecast.status !== 'MEASURED') throw new Error(forecast.status);
  return forecast.points;
}

describe('toForecast', () => {
  it('is what a hand gets of a pattern that repeats exactly: it goes on, without any doubt', () => {
    const pattern = [10, 20, 30, 40, 50, 60, 70];
    const days = Array.from({ length: 35 }, (_, index) => pattern[index % 7] ?? 0);
    expect(toForecast(days, 3)).toEqual({
      status: 'MEASURED',
      n: 35,
      method: 'SEASONAL_NAIVE',
      mase: 0,
      points: [
        { dayOffset: 1, value: 10, low: 10, high: 10 },
        { dayOffset: 2, value: 20, low: 20, high: 20 },
        { dayOffset: 3, value: 30, low: 30, high: 30 },
      ],
    });
  });

  it('has the MASE that numpy has', () => {
    // numpy 2.4.6: y[i] = 100 + 50 (i % 7) + (17 i mod 5), 28 days. From each day of 14 on, the errors of one day ahead of the value a week before have the mean 1.6428571428571428, those of the
    // day before 85.35714285714286.
    const days = Array.from({ length: 28 }, (_, index) => 100 + 50 * (index % 7) + ((17 * index) % 5));
    const forecast = toForecast(days, 1);
    expect(forecast).toMatchObject({ method: 'SEASONAL_NAIVE', n: 28 });
    expect(forecast.status === 'MEASURED' && forecast.mase).toBeCloseTo(0.01924686192468619, 10);
  });

  it('follows a trend, and is then better than the last value', () => {
    const days = createSeries(80, (day) => 1000 + 10 * day);
    const forecast = toForecast(days, 10);
    expect(forecast).toMatchObject({ status: 'MEASURED', method: 'HOLT_WINTERS' });
    expect(forecast.status === 'MEASURED' && (forecast.mase ?? 1)).toBeLessThan(0.5);
    const [last] = toPoints(days, 10).slice(-1);
    expect(last?.low).toBeLessThan(1000 + 10 * 89);
    expect(last?.high).toBeGreaterThan(1000 + 10 * 89);
  });

  it('says so below 28 known days', () => {
    const days = createSeries(28, (day) => day);
    expect(toForecast([], 7)).toEqual({ status: 'INSUFFICIENT_DATA', n: 0, minimum: 28 });
    expect(toForecast([...days.slice(1), null, null], 7)).toMatchObject({ status: 'INSUFFICIENT_DATA', n: 27 });
    expect(toForecast(days, 30)).toMatchObject({ status: 'MEASURED', n: 28 });
  });

  it('has no MASE where the last value was never wrong', () => {
    expect(toForecast(new Array<number>(40).fill(7), 2)).toMatchObject({
      mase: null,
      points: [
        { value: 7, low: 7, high: 7 },
        { value: 7, low: 7, high: 7 },
      ],
    });
  });

  it('is surer the day after the last known one than after a gap', () => {
    const days = createSeries(60, (day) => 500 + 3 * day);
    const width = (points: readonly { low: number; high: number }[]) => (points[0]?.high ?? 0) - (points[0]?.low ?? 0);
    const [now, later] = [toPoints(days, 7), toPoints([...days, ...new Array<null>(6).fill(null)], 7)];
    expect(width(later)).toBeGreaterThan(width(now));
    expect(later[0]?.value).toBeCloseTo(now[6]?.value ?? 0, 6);
  });

  it('gives neither a gap nor a day to come a meaning', () => {
    const days: (number | null)[] = [...createSeries(90, (day) => 500 + 3 * day)];
    for (let gap = 20; gap < 35; gap += 1) days[gap] = null;
    const [point] = toPoints(days, 1);
    expect(point?.value).toBeGreaterThan(740);
    expect(point?.value).toBeLessThan(800);
  });

  it('refuses horizons of no days and beyond a month', () => {
    for (const horizon of [0, 31, 1.5]) expect(() => toForecast([], horizon)).toThrow('1 to 30 days');
  });

  it('has bands that hold their value and widen with every day, whatever the days', () => {
    const days = fc.array(fc.option(fc.integer({ min: 0, max: 1e6 }), { freq: 12 }), { minLength: 28, maxLength: 60 });
    fc.assert(
      fc.property(days, fc.integer({ min: 2, max: 30 }), (ones, horizon) => {
        const forecast = toForecast(ones, horizon);
        if (forecast.status !== 'MEASURED') return;
        expect(forecast.points.map(({ dayOffset }) => dayOffset)).toEqual(Array.from({ length: horizon }, (_, index) => index + 1));
        let before = 0;
        for (const { value, low, high } of forecast.points) {
          expect(low <= value && value <= high).toBe(true);
          expect(high - low).toBeGreaterThan(before);
          before = high - low;
        }
      }),
      { numRuns: 50 },
    );
  });
});

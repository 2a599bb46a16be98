import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAnomalies } from '../../../src/analytics/anomalies.ts';

const toDays = (values: readonly (number | null)[]) => values.map((value, index) => ({ weekday: index % 7, value }));

describe('toAnomalies', () => {
  it('is what a hand gets: of four weeks of a weekly pattern that wavers by 1, one day is 20 off', () => {
    // Each weekday is its level + 1, − 1, − 1, + 1: the median of the three others is on the other side, so that residuals are ± 2. On Sundays, 80 instead of 59 in week 3
    // leaves residuals of 0, −2, 19 and 0. The median of all is 0, the deviation 1.4826 × 2.
    const values = Array.from({ length: 28 }, (_, index) => 10 * (index % 7) + ([1, -1, -1, 1][Math.floor(index / 7)] ?? 0));
    values[20] = 80;
    const found = toAnomalies(toDays(values));
    expect(found).toMatchObject({ status: 'MEASURED', n: 28, anomalies: [{ index: 20, value: 80, expected: 61 }] });
    expect(found.status === 'MEASURED' && found.deviation).toBeCloseTo(2 * 1.4826, 3);
  });

  it('is what scipy gets of a spike and a hole', () => {
    // numpy 2.4.6, scipy 1.17.1: r = x − np.median(others of the weekday); scipy.stats.median_abs_deviation(r, scale='normal') is 9.636914420286413,
    // and (r − np.median(r)) / that is beyond 3.5 on days 17 (9.909810945188585) and 30 (−8.560831444796422).
    const values = [
      100, 113, 112, 101, 88, 110, 112, 107, 115, 107, 95, 86, 115, 119, 110, 112, 100, 190, 88, 121, 124, 108, 105, 95, 91, 95, 128, 125,
      103, 98, 20, 96, 102, 130, 120,
    ];
    const found = toAnomalies(toDays(values));
    if (found.status !== 'MEASURED') throw new Error(found.status);
    expect(found.deviation).toBeCloseTo(9.636914420286413, 10);
    expect(found.anomalies.map(({ index, expected }) => [index, expected])).toEqual([
      [17, 95.5],
      [30, 103.5],
    ]);
    expect(found.anomalies[0]?.score).toBeCloseTo(9.909810945188585, 10);
    expect(found.anomalies[1]?.score).toBeCloseTo(-8.560831444796422, 10);
  });

  it('says so below 28 days that can be judged, of which gaps and rare weekdays are none', () => {
    const values = Array.from({ length: 28 }, (_, index) => (index * 13) % 17);
    expect(toAnomalies([])).toEqual({ status: 'INSUFFICIENT_DATA', n: 0, minimum: 28 });
    expect(toAnomalies(toDays(values.slice(1)))).toMatchObject({ status: 'INSUFFICIENT_DATA', n: 24 });
    expect(toAnomalies(toDays(values))).toMatchObject({ status: 'MEASURED', n: 28 });
    expect(toAnomalies(toDays([...values.slice(0, 27), null]))).toMatchObject({ status: 'INSUFFICIENT_DATA', n: 24 });
  });

  it('skips gaps without taking them for 0', () => {
    const values: (number | null)[] = Array.from({ length: 70 }, (_, index) => 1000 + ((index * 13) % 17));
    for (const gap of [3, 4, 5, 33, 60]) values[gap] = null;
    expect(toAnomalies(toDays(values))).toMatchObject({ status: 'MEASURED', n: 65, anomalies: [] });
  });

  it('has no measure where most days are as expected', () => {
    const values = new Array<number>(35).fill(4);
    values[12] = 900;
    expect(toAnomalies(toDays(values))).toEqual({ status: 'NO_SPREAD', n: 35 });
  });

  it('does not depend on level and unit, and names days by what was given', () => {
    const values = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 9 }), { minLength: 35, maxLength: 80 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 64 }), fc.integer({ min: -5000, max: 5000 }), (days, unit, level) => {
        const found = toAnomalies(toDays(days));
        const changed = toAnomalies(toDays(days.map((value) => (value === null ? null : unit * value + level))));
        expect(changed.status).toBe(found.status);
        if (found.status !== 'MEASURED' || changed.status !== 'MEASURED') return;
        expect(changed.anomalies.map(({ index }) => index)).toEqual(found.anomalies.map(({ index }) => index));
        for (const { index, value, expected, score } of found.anomalies) {
          expect(value).toBe(days[index]);
          expect(Math.sign(score)).toBe(Math.sign(value - expected));
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTrend } from '../../../src/analytics/trend.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const toPoints = (values: readonly number[]) => values.map((value, time) => ({ time, value }));

describe('toTrend', () => {
  it('tells a rise from a fall from neither', () => {
    const noise = [0.3, -0.2, 0.4, -0.5, 0.1, 0.2, -0.4, 0.3, -0.1, 0.2, -0.3, 0.1, 0.4, -0.2, 0.1];
    expect(toTrend(toPoints(noise.map((value, day) => value + day)))).toMatchObject({ status: 'MEASURED', direction: 'RISING', n: 15 });
    expect(toTrend(toPoints(noise.map((value, day) => value - day)))).toMatchObject({ status: 'MEASURED', direction: 'FALLING' });
    expect(toTrend(toPoints(noise))).toMatchObject({ status: 'MEASURED', direction: 'STABLE' });
  });

  it('has the slope that scipy has, a unit of time', () => {
    // scipy 1.17.1: scipy.stats.theilslopes(values, times) gives 0.5767045454545454.
    const times = [0, 1, 2.5, 4, 7, 11, 12, 20];
    const values = [3, 4, 3.5, 6, 30, 9, 10.5, 14];
    const trend = toTrend(times.map((time, index) => ({ time, value: values[index] ?? 0 })));
    expect(trend.status === 'MEASURED' && trend.slope).toBeCloseTo(0.5767045454545454, 12);
  });

  it('says so when fewer than eight times are known, however many points they have', () => {
    expect(toTrend([])).toMatchObject({ status: 'INSUFFICIENT_DATA', n: 0, minimum: 8 });
    expect(toTrend(toPoints([1, 2, 3, 4, 5, 6, 7]))).toMatchObject({ status: 'INSUFFICIENT_DATA', n: 7 });
    expect(toTrend(Array.from({ length: 50 }, (_, index) => ({ time: index % 7, value: index })))).toMatchObject({ n: 7 });
    expect(toTrend(toPoints([1, 2, 3, 4, 5, 6, 7, 8]))).toMatchObject({ status: 'MEASURED', n: 8 });
  });

  it('is stable where all are equal', () => {
    expect(toTrend(toPoints(new Array<number>(20).fill(4)))).toMatchObject({ direction: 'STABLE', slope: 0, pValue: 1 });
  });

  it('is not taken in by values that linger', () => {
    const random = createSeededRandom(5);
    let alarms = 0;
    for (let series = 0; series < 200; series += 1) {
      let value = 0;
      const values = Array.from({ length: 30 }, () => {
        value = 0.6 * value + (random() + random() + random() - 1.5);
        return value;
      });
      const trend = toTrend(toPoints(values));
      if (trend.status === 'MEASURED' && trend.direction !== 'STABLE') alarms += 1;
    }
    // Without the correction it is more than 50.
    expect(alarms).toBeLessThan(30);
  });

  it('takes points in any order, and 10,000 of them', () => {
    const point = fc.record({ time: fc.integer({ min: 0, max: 400 }), value: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), (points) => {
        expect(toTrend(points.toReversed())).toEqual(toTrend(points));
      }),
    );
    const many = Array.from({ length: 10_000 }, (_, time) => ({ time, value: 2 * time + (time % 7) }));
    const trend = toTrend(many);
    expect(trend).toMatchObject({ direction: 'RISING', n: 10_000 });
    expect(trend.status === 'MEASURED' && trend.slope).toBeCloseTo(2, 2);
  });
});

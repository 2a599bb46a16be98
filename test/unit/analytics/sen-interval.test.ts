import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSenInterval } from '../../../src/analytics/sen-interval.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const toPoints = (values: readonly number[]) => values.map((value, time) => ({ time, value }));

describe('toSenInterval', () => {
  it('is a single slope on a line, and what a hand gets of three points', () => {
    expect(toSenInterval(toPoints([1, 3, 5, 7, 9]))).toEqual({ effect: 2, low: 2, high: 2 });
    // Slopes 1, 2, 1.5: Var S is 3 × 2 × 11 / 18, so that C = 3.75 is wider than the three slopes.
    expect(toSenInterval(toPoints([0, 1, 3]))).toEqual({ effect: 1.5, low: 1, high: 2 });
  });

  it('is what scipy gets where neighbours are not alike', () => {
    // scipy 1.17.1, stats.theilslopes(alpha=0.95): 0.1, from 0.07500000000000001 to 0.13333333333333333.
    const interval = toSenInterval(toPoints(Array.from({ length: 20 }, (_, index) => 0.1 * index + (index % 2) + ((index * 3) % 7) / 20)));
    expect(interval?.effect).toBeCloseTo(0.1, 12);
    expect(interval?.low).toBeCloseTo(0.075, 12);
    expect(interval?.high).toBeCloseTo(0.13333333333333333, 12);
  });

  it('is wider where neighbours are alike', () => {
    const toWidth = (values: readonly number[]) => {
      const interval = toSenInterval(toPoints(values));
      return interval === null ? 0 : interval.high - interval.low;
    };
    const waves = Array.from({ length: 30 }, (_, index) => Math.sin(index / 3));
    expect(toWidth(waves)).toBeGreaterThan(1.5 * toWidth(waves.map((_, index) => waves[(index * 7) % 30] ?? 0)));
  });

  it('is none below two different times', () => {
    expect(toSenInterval([])).toBeNull();
    expect(toSenInterval([{ time: 1, value: 2 }])).toBeNull();
    expect(
      toSenInterval([
        { time: 1, value: 2 },
        { time: 1, value: 3 },
      ]),
    ).toBeNull();
  });

  it('holds the true slope of independent noise about as often as it says', () => {
    const random = createSeededRandom(5);
    const runs = 400;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const interval = toSenInterval(toPoints(Array.from({ length: 30 }, (_, index) => 0.3 * index + random() + random() - random())));
      if (interval !== null && interval.low <= 0.3 && interval.high >= 0.3) held += 1;
    }
    expect(held / runs).toBeGreaterThan(0.92);
    expect(held / runs).toBeLessThan(0.99);
  });

  it('holds its slope, and turns round with the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 40 }), (values) => {
        const [interval, turned] = [toSenInterval(toPoints(values)), toSenInterval(toPoints(values.map((value) => -value)))];
        if (interval === null || turned === null) throw new Error('No interval');
        expect(interval.low).toBeLessThanOrEqual(interval.effect);
        expect(interval.high).toBeGreaterThanOrEqual(interval.effect);
        expect(turned.effect).toBeCloseTo(-interval.effect, 9);
        expect(turned.low).toBeCloseTo(-interval.high, 9);
      }),
    );
  });
});

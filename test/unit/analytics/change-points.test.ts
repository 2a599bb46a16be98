import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChangePoints } from '../../../src/analytics/change-points.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const stepped = [
  25.1, 23.7, 22.4, 18.0, 17.4, 14.9, 22.1, 24.9, 22.5, 16.3, 22.1, 17.8, 17.4, 20.7, 24.2, 21.9, 21.6, 18.6, 17.7, 17.4, 19.3, 22.0, 21.8,
  18.7, 15.2, 25.4, 24.1, 27.6, 31.0, 30.1, 30.8, 27.5, 25.5, 25.8, 31.4, 33.4, 31.1, 31.1, 27.6, 25.4, 25.7, 30.5,
];

function toChanges(days: readonly (number | null)[]) {
  const found = toChangePoints(days);
  return found.status === 'MEASURED' ? found.changes : [];
}

describe('toChangePoints', () => {
  it('is what a hand gets of a step without noise', () => {
    const days = Array.from({ length: 40 }, (_, index) => (index < 15 ? 10 : 14));
    expect(toChangePoints(days)).toEqual({
      status: 'MEASURED',
      n: 40,
      changes: [{ index: 15, lastBefore: 14, before: 10, after: 14, shift: { value: 4, low: 4, high: 4 } }],
    });
  });

  it('is what numpy gets by trying all places for up to three changes', () => {
    // numpy 2.4.6, scipy 1.17.1: week pattern off, spikes cut, the best segments of 7 days or more by squares for 0 to 3 changes: criterion 72.308, 37.548 (at 25), 43.505, 50.486;
    // means 20.017142857142858 and 28.713025210084037, interval 7.323540351139934 to 10.068224354742425.
    const [change, ...others] = toChanges(stepped);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ index: 25, lastBefore: 24 });
    expect(change?.before).toBeCloseTo(20.017142857142858, 10);
    expect(change?.after).toBeCloseTo(28.713025210084037, 10);
    expect(change?.shift.low).toBeCloseTo(7.323540351139934, 8);
    expect(change?.shift.high).toBeCloseTo(10.068224354742425, 8);
  });

  it('says so below 28 known days', () => {
    const days = Array.from({ length: 27 }, (_, index) => (index < 14 ? 0 : 99));
    expect(toChangePoints([])).toEqual({ status: 'INSUFFICIENT_DATA', n: 0, minimum: 28 });
    expect(toChangePoints([...days, null])).toMatchObject({ status: 'INSUFFICIENT_DATA', n: 27 });
    expect(toChangePoints([...days, 99])).toMatchObject({ status: 'MEASURED', n: 28 });
  });

  it('finds none where all are equal, nor in a spike', () => {
    expect(toChanges(new Array<number>(50).fill(3))).toEqual([]);
    const days = Array.from({ length: 60 }, (_, index) => 100 + ((index * 29) % 11));
    days[40] = 100_000;
    expect(toChanges(days)).toEqual([]);
  });

  it('says between which days a change in a gap lies', () => {
    const days: (number | null)[] = Array.from({ length: 60 }, (_, index) => ((index * 29) % 11) + (index < 30 ? 0 : 50));
    for (let gap = 27; gap < 33; gap += 1) days[gap] = null;
    expect(toChanges(days)).toMatchObject([{ index: 33, lastBefore: 26 }]);
  });

  it('takes noise that lingers for what it is, most times', () => {
    const random = createSeededRandom(4);
    let alarms = 0;
    for (let series = 0; series < 100; series += 1) {
      let value = 0;
      const days = Array.from({ length: 90 }, () => {
        value = 0.8 * value + (random() + random() + random() - 1.5);
        return value;
      });
      if (toChanges(days).length > 0) alarms += 1;
    }
    // As if independent, it would be nearly all of them.
    expect(alarms).toBeLessThan(12);
  });

  it('moves and stretches with the values', () => {
    const seeds = fc.integer({ min: 1, max: 1e6 });
    fc.assert(
      fc.property(seeds, fc.integer({ min: 28, max: 120 }), fc.integer({ min: 2, max: 8 }), (seed, length, factor) => {
        const random = createSeededRandom(seed);
        const days = Array.from({ length }, (_, index) => random() + random() + (index > length / 2 ? 2 * random() : 0));
        const changes = toChanges(days);
        const changed = toChanges(days.map((day) => -factor * day));
        expect(changed.map(({ index }) => index)).toEqual(changes.map(({ index }) => index));
        changes.forEach(({ shift }, place) => {
          expect(changed[place]?.shift.low).toBeCloseTo(-factor * shift.high, 6);
          expect(shift.low <= shift.value && shift.value <= shift.high).toBe(true);
        });
      }),
      { numRuns: 50 },
    );
  });
});

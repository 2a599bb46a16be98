import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPeriodEnds } from '../../../src/analytics/period-ends.ts';
import { listCalendarEdges } from '../../../src/domain/zone-calendar.ts';

describe('toPeriodEnds', () => {
  it('is what a hand gets: the newest of each period, null where there is none', () => {
    const points = [
      { time: 35, value: 9 },
      { time: 12, value: 4 },
      { time: 19.9, value: 5 },
      { time: 0, value: 1 },
      { time: 31, value: 7 },
    ];
    expect(toPeriodEnds(points, [0, 10, 20, 30, 40])).toEqual([1, 5, null, 9]);
  });

  it('counts a point on an edge to the period that begins, and none from outside', () => {
    const points = [-1, 10, 20].map((time) => ({ time, value: time }));
    expect(toPeriodEnds(points, [0, 10, 20])).toEqual([null, 10]);
  });

  it('knows that a day may be 23 hours long', () => {
    // Kyiv set its clocks forward on 2025-03-30: that day ended at 21:00 UTC, those before at 22:00.
    const edges = listCalendarEdges(
      { from: new Date('2025-03-29T10:00Z'), until: new Date('2025-03-31T10:00Z'), timeZone: 'Europe/Kyiv' },
      'DAY',
    );
    const points = ['2025-03-29T21:30Z', '2025-03-30T20:59Z', '2025-03-30T21:30Z'].map((time, index) => ({
      time: Date.parse(time),
      value: index,
    }));
    expect(toPeriodEnds(points, edges)).toEqual([0, 1, 2]);
  });

  it('is what pandas gets of days in a zone', () => {
    // pandas 1.5.3: series.tz_convert('America/New_York').groupby(lambda t: t.date()).last(), reindexed on all days from 2025-11-01 to 2025-11-04,
    // gives 3.0, 5.0, NaN, 8.0.
    const edges = listCalendarEdges(
      { from: new Date('2025-11-01T12:00Z'), until: new Date('2025-11-04T12:00Z'), timeZone: 'America/New_York' },
      'DAY',
    );
    const times = ['2025-11-01T05:00Z', '2025-11-02T03:59Z', '2025-11-02T04:00Z', '2025-11-03T04:59Z', '2025-11-04T05:00Z'];
    const values = [2, 3, 4, 5, 8];
    const points = times.map((time, index) => ({ time: Date.parse(time), value: values[index] ?? 0 }));
    expect(toPeriodEnds(points, edges)).toEqual([3, 5, null, 8]);
  });

  it('has no periods without two edges, and refuses edges that do not rise', () => {
    expect(toPeriodEnds([{ time: 1, value: 1 }], [])).toEqual([]);
    expect(toPeriodEnds([{ time: 1, value: 1 }], [0])).toEqual([]);
    expect(() => toPeriodEnds([], [0, 5, 5])).toThrow('rising edges');
  });

  it('gives a value of the period or null, in whatever order points come', () => {
    const points = fc.uniqueArray(fc.record({ time: fc.integer({ min: -20, max: 120 }), value: fc.integer() }), {
      selector: ({ time }) => time,
    });
    fc.assert(
      fc.property(points, fc.uniqueArray(fc.integer({ min: 0, max: 100 })), (ones, times) => {
        const edges = times.toSorted((one, other) => one - other);
        const ends = toPeriodEnds(ones, edges);
        expect(toPeriodEnds(ones.toReversed(), edges)).toEqual(ends);
        ends.forEach((end, index) => {
          const inside = ones.filter(({ time }) => time >= (edges[index] ?? 0) && time < (edges[index + 1] ?? 0));
          const newest = inside.toSorted((one, other) => one.time - other.time).at(-1);
          expect(end).toBe(newest?.value ?? null);
        });
      }),
    );
  });
});

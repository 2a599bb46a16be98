import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCalendarEdges, toLocalDay, toWeekHour } from '../../../src/domain/zone-calendar.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const toRange = (timeZone: string, from: string, until: string) => ({ timeZone, from: new Date(from), until: new Date(until) });
const toTexts = (edges: readonly number[]) => edges.map((edge) => new Date(edge).toISOString().replace(':00.000Z', 'Z'));

describe('listCalendarEdges', () => {
  it.each([
    [
      'UTC',
      '2025-03-01T12:00Z',
      '2025-03-02T12:00Z',
      ['2025-03-01T00:00Z', '2025-03-02T00:00Z', '2025-03-03T00:00Z'],
      'days begun and not ended',
    ],
    ['UTC', '2025-03-01T00:00Z', '2025-03-02T00:00Z', ['2025-03-01T00:00Z', '2025-03-02T00:00Z'], 'exactly a day'],
    ['UTC', '1969-12-31T12:00Z', '1970-01-01T00:00Z', ['1969-12-31T00:00Z', '1970-01-01T00:00Z'], 'before 1970'],
    ['Europe/Kyiv', '2025-03-30T10:00Z', '2025-03-30T22:00Z', ['2025-03-29T22:00Z', '2025-03-30T21:00Z', '2025-03-31T21:00Z'], '23 hours'],
    ['Europe/Kyiv', '2025-10-26T10:00Z', '2025-10-26T11:00Z', ['2025-10-25T21:00Z', '2025-10-26T22:00Z'], '25 hours'],
    ['America/New_York', '2025-03-09T06:59Z', '2025-03-09T07:01Z', ['2025-03-09T05:00Z', '2025-03-10T04:00Z'], '23 hours'],
    ['America/New_York', '2025-11-02T05:30Z', '2025-11-02T06:30Z', ['2025-11-02T04:00Z', '2025-11-03T05:00Z'], '25 hours'],
    [
      'Asia/Kolkata',
      '2025-01-01T18:29Z',
      '2025-01-01T18:31Z',
      ['2024-12-31T18:30Z', '2025-01-01T18:30Z', '2025-01-02T18:30Z'],
      'a half-hour zone',
    ],
    [
      'Pacific/Apia',
      '2011-12-29T20:00Z',
      '2011-12-31T09:00Z',
      ['2011-12-29T10:00Z', '2011-12-30T10:00Z', '2011-12-31T10:00Z'],
      'no 30 December',
    ],
    [
      'Africa/Cairo',
      '2023-04-27T12:00Z',
      '2023-04-28T12:00Z',
      ['2023-04-26T22:00Z', '2023-04-27T22:00Z', '2023-04-28T21:00Z'],
      'no midnight',
    ],
    [
      'America/Havana',
      '2024-11-03T05:30Z',
      '2024-11-03T05:31Z',
      ['2024-11-03T04:00Z', '2024-11-04T05:00Z'],
      'two midnights in the day: the first',
    ],
    [
      'America/St_Johns',
      '2006-10-29T02:30:30Z',
      '2006-10-29T03:30Z',
      ['2006-10-28T02:30Z', '2006-10-29T03:30Z'],
      'one midnight undone a minute later',
    ],
  ])('lists days in %s from %s until %s: %s, %s', (timeZone, from, until, expected) => {
    expect(toTexts(listCalendarEdges(toRange(timeZone, from, until), 'DAY'))).toEqual(expected);
  });

  it.each([
    ['WEEK', 'UTC', '2025-03-05T10:00Z', '2025-03-10T00:01Z', ['2025-03-03T00:00Z', '2025-03-10T00:00Z', '2025-03-17T00:00Z']],
    ['WEEK', 'Europe/Kyiv', '2025-03-28T10:00Z', '2025-03-30T20:00Z', ['2025-03-23T22:00Z', '2025-03-30T21:00Z']],
    ['WEEK', 'UTC', '1969-12-28T10:00Z', '1969-12-28T11:00Z', ['1969-12-22T00:00Z', '1969-12-29T00:00Z']],
    ['MONTH', 'UTC', '2024-01-31T10:00Z', '2024-03-01T00:00Z', ['2024-01-01T00:00Z', '2024-02-01T00:00Z', '2024-03-01T00:00Z']],
    [
      'MONTH',
      'America/New_York',
      '2025-03-01T04:59Z',
      '2025-03-01T05:01Z',
      ['2025-02-01T05:00Z', '2025-03-01T05:00Z', '2025-04-01T04:00Z'],
    ],
    ['MONTH', 'UTC', '2024-12-31T23:59Z', '2025-01-01T00:01Z', ['2024-12-01T00:00Z', '2025-01-01T00:00Z', '2025-02-01T00:00Z']],
  ] as const)('lists units of a %s in %s from %s until %s: %s', (unit, timeZone, from, until, expected) => {
    expect(toTexts(listCalendarEdges(toRange(timeZone, from, until), unit))).toEqual(expected);
  });

  it('has no edges for an empty range, and refuses one that runs backwards', () => {
    expect(listCalendarEdges(toRange('UTC', '2025-03-01T12:00Z', '2025-03-01T12:00Z'), 'DAY')).toEqual([]);
    expect(() => listCalendarEdges(toRange('UTC', '2025-03-02T12:00Z', '2025-03-01T12:00Z'), 'DAY')).toThrow('2025-03-01T12:00');
  });

  it('surrounds every range in every zone with days of 21 to 27 hours, each of one date of its own', () => {
    const timeZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const from = fc.date({ min: new Date('2012-01-01'), max: new Date('2037-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(timeZone, from, fc.integer({ min: 1, max: 20 * DAY_MS }), (zone, start, lengthMs) => {
        const until = new Date(start.getTime() + lengthMs);
        const edges = listCalendarEdges({ from: start, until, timeZone: zone }, 'DAY');
        expect(edges[0]).toBeLessThanOrEqual(start.getTime());
        expect(edges[1]).toBeGreaterThan(start.getTime());
        expect(edges.at(-2)).toBeLessThan(until.getTime());
        expect(edges.at(-1)).toBeGreaterThanOrEqual(until.getTime());
        const dates = edges.map((edge) => toLocalDay(edge, zone));
        for (let index = 1; index < edges.length; index += 1) {
          const length = (edges[index] ?? 0) - (edges[index - 1] ?? 0);
          expect(length).toBeGreaterThanOrEqual(21 * HOUR_MS);
          expect(length).toBeLessThanOrEqual(27 * HOUR_MS);
          expect(toLocalDay((edges[index] ?? 0) - 1, zone)).toBe(dates[index - 1]);
        }
        expect(new Set(dates).size).toBe(edges.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('toWeekHour', () => {
  it.each([
    ['UTC', '2025-03-03T00:00:00Z', 0, 0, 'Monday'],
    ['UTC', '2025-03-09T23:59:59.999Z', 6, 23, 'Sunday'],
    ['UTC', '1969-12-31T23:59:59.999Z', 2, 23, 'before 1970'],
    ['Asia/Kolkata', '2025-03-02T18:29:59.999Z', 6, 23, 'the last moment of Sunday'],
    ['Asia/Kolkata', '2025-03-02T18:30:00Z', 0, 0, 'Monday there already'],
    ['Europe/Kyiv', '2025-03-30T00:59:59Z', 6, 2, 'before the gap'],
    ['Europe/Kyiv', '2025-03-30T01:00:00Z', 6, 4, 'after the gap: no three'],
    ['America/New_York', '2025-11-02T05:30:00Z', 6, 1, 'one, for the first time'],
    ['America/New_York', '2025-11-02T06:30:00Z', 6, 1, 'one, for the second time'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', 3, 23, 'Thursday'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 5, 0, 'Saturday: no Friday'],
    ['Africa/Cairo', '2023-04-27T22:00:00Z', 4, 1, 'no hour 0'],
  ])('tells in %s of %s weekday %i and hour %i, %s', (timeZone, instant, weekday, hour) => {
    expect(toWeekHour(new Date(instant), timeZone)).toEqual({ weekday, hour });
  });
});

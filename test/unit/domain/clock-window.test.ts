import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDaysWindow, monthWindow, rollingWindow, weekWindow } from '../../../src/domain/clock-window.ts';

const toText = ({ from, nextEdge }: { from: Date; nextEdge: Date }) => [from.toISOString(), nextEdge.toISOString()];
const HOUR_MS = 3_600_000;

describe('lastDaysWindow', () => {
  it.each([
    ['UTC', '2025-03-01T12:34:56.789Z', '2025-03-01T00:00:00.000Z', '2025-03-02T00:00:00.000Z'],
    ['its first millisecond', '2025-03-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z', '2025-03-02T00:00:00.000Z'],
    ['its last millisecond', '2025-03-01T23:59:59.999Z', '2025-03-01T00:00:00.000Z', '2025-03-02T00:00:00.000Z'],
    ['a leap day', '2024-02-29T05:00:00Z', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['the day before a leap day', '2024-02-28T05:00:00Z', '2024-02-28T00:00:00.000Z', '2024-02-29T00:00:00.000Z'],
    ['no leap year', '2100-02-28T05:00:00Z', '2100-02-28T00:00:00.000Z', '2100-03-01T00:00:00.000Z'],
    ['the last day of a year', '2025-12-31T23:00:00Z', '2025-12-31T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    ['a time before 1970', '1969-12-31T23:59:59.999Z', '1969-12-31T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
  ])('is a day in UTC: %s', (_what, now, from, nextEdge) => {
    expect(toText(lastDaysWindow({ now: new Date(now), timeZone: 'UTC' }))).toEqual([from, nextEdge]);
  });

  it.each([
    ['Europe/Kyiv', '2025-03-29T23:00:00Z', '2025-03-29T22:00:00.000Z', '2025-03-30T21:00:00.000Z', '23 hours'],
    ['Europe/Kyiv', '2025-10-26T10:00:00Z', '2025-10-25T21:00:00.000Z', '2025-10-26T22:00:00.000Z', '25 hours'],
    ['America/New_York', '2025-03-09T06:59:00Z', '2025-03-09T05:00:00.000Z', '2025-03-10T04:00:00.000Z', '23 hours'],
    ['America/New_York', '2025-11-02T05:30:00Z', '2025-11-02T04:00:00.000Z', '2025-11-03T05:00:00.000Z', '25 hours'],
    ['Australia/Lord_Howe', '2025-10-04T20:00:00Z', '2025-10-04T13:30:00.000Z', '2025-10-05T13:00:00.000Z', 'clocks set by half an hour'],
    ['Asia/Kolkata', '2025-01-01T18:29:59.999Z', '2024-12-31T18:30:00.000Z', '2025-01-01T18:30:00.000Z', 'a half-hour zone'],
    ['Asia/Kathmandu', '2025-01-01T18:15:00Z', '2025-01-01T18:15:00.000Z', '2025-01-02T18:15:00.000Z', 'a quarter-hour zone'],
    ['Pacific/Kiritimati', '2025-01-01T10:00:00Z', '2025-01-01T10:00:00.000Z', '2025-01-02T10:00:00.000Z', '14 hours ahead'],
    ['Africa/Cairo', '2023-04-28T01:00:00Z', '2023-04-27T22:00:00.000Z', '2023-04-28T21:00:00.000Z', 'no midnight: it begins at one'],
    ['Africa/Cairo', '2023-04-27T12:00:00Z', '2023-04-26T22:00:00.000Z', '2023-04-27T22:00:00.000Z', 'none at its end'],
    ['America/Havana', '2024-11-03T04:30:00Z', '2024-11-03T04:00:00.000Z', '2024-11-04T05:00:00.000Z', 'two midnights: the first'],
    ['America/Sao_Paulo', '2018-02-18T02:30:00Z', '2018-02-17T02:00:00.000Z', '2018-02-18T03:00:00.000Z', 'its last hour twice'],
    ['Pacific/Apia', '2011-12-29T20:00:00Z', '2011-12-29T10:00:00.000Z', '2011-12-30T10:00:00.000Z', 'no next day at all'],
    ['America/Toronto', '1919-03-31T05:00:00Z', '1919-03-31T04:30:00.000Z', '1919-04-01T04:00:00.000Z', 'a gap from before midnight'],
    ['America/St_Johns', '2006-10-29T02:45:00Z', '2006-10-28T02:30:00.000Z', '2006-10-29T03:30:00.000Z', 'after a minute of the next day'],
  ])('is a day in %s at %s: from %s until %s, %s', (timeZone, now, from, nextEdge) => {
    expect(toText(lastDaysWindow({ now: new Date(now), timeZone }))).toEqual([from, nextEdge]);
  });

  it('is several days, of whatever length, of which today is the last', () => {
    const now = new Date('2025-03-31T10:00:00Z');
    expect(toText(lastDaysWindow({ now, timeZone: 'Europe/Kyiv' }, 7))).toEqual(['2025-03-24T22:00:00.000Z', '2025-03-31T21:00:00.000Z']);
    for (const days of [0, 1.5, -1, Number.NaN])
      expect(() => lastDaysWindow({ now, timeZone: 'UTC' }, days)).toThrow('whole number of days');
  });

  it('holds its moment, ends after it, and is the same for all moments until it ends', () => {
    const timeZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const now = fc.date({ min: new Date('2012-01-01'), max: new Date('2037-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(timeZone, now, fc.double({ min: 0, max: 1, noNaN: true }), (zone, moment, share) => {
        const window = lastDaysWindow({ now: moment, timeZone: zone });
        const length = window.nextEdge.getTime() - window.from.getTime();
        expect(window.from.getTime()).toBeLessThanOrEqual(moment.getTime());
        expect(window.nextEdge.getTime()).toBeGreaterThan(moment.getTime());
        expect(length).toBeGreaterThanOrEqual(21 * HOUR_MS);
        expect(length).toBeLessThanOrEqual(27 * HOUR_MS);
        const other = new Date(window.from.getTime() + Math.floor(share * (length - 1)));
        expect(toText(lastDaysWindow({ now: other, timeZone: zone }))).toEqual(toText(window));
        expect(lastDaysWindow({ now: window.nextEdge, timeZone: zone }).from).toEqual(window.nextEdge);
      }),
      { numRuns: 300 },
    );
  });
});

describe('weekWindow', () => {
  it.each([
    ['UTC', '2025-03-05T10:00:00Z', '2025-03-03T00:00:00.000Z', '2025-03-10T00:00:00.000Z', 'a Wednesday'],
    ['UTC', '2025-03-03T00:00:00Z', '2025-03-03T00:00:00.000Z', '2025-03-10T00:00:00.000Z', 'a Monday'],
    ['UTC', '2025-03-09T23:59:59.999Z', '2025-03-03T00:00:00.000Z', '2025-03-10T00:00:00.000Z', 'a Sunday'],
    ['UTC', '2024-03-01T10:00:00Z', '2024-02-26T00:00:00.000Z', '2024-03-04T00:00:00.000Z', 'with a leap day'],
    ['UTC', '2024-12-31T10:00:00Z', '2024-12-30T00:00:00.000Z', '2025-01-06T00:00:00.000Z', 'over New Year'],
    ['UTC', '1969-12-28T10:00:00Z', '1969-12-22T00:00:00.000Z', '1969-12-29T00:00:00.000Z', 'before 1970'],
    ['Europe/Kyiv', '2025-03-28T10:00:00Z', '2025-03-23T22:00:00.000Z', '2025-03-30T21:00:00.000Z', 'an hour short'],
    ['Asia/Kolkata', '2025-03-02T18:30:00Z', '2025-03-02T18:30:00.000Z', '2025-03-09T18:30:00.000Z', 'Monday there already'],
  ])('begins on Monday in %s at %s: from %s until %s, %s', (timeZone, now, from, nextEdge) => {
    expect(toText(weekWindow({ now: new Date(now), timeZone }))).toEqual([from, nextEdge]);
  });
});

describe('monthWindow', () => {
  it.each([
    ['UTC', '2025-03-05T10:00:00Z', '2025-03-01T00:00:00.000Z', '2025-04-01T00:00:00.000Z', 'in the middle'],
    ['UTC', '2025-03-01T00:00:00Z', '2025-03-01T00:00:00.000Z', '2025-04-01T00:00:00.000Z', 'at its beginning'],
    ['UTC', '2025-03-31T23:59:59.999Z', '2025-03-01T00:00:00.000Z', '2025-04-01T00:00:00.000Z', 'at its end'],
    ['UTC', '2024-02-29T10:00:00Z', '2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z', 'with a leap day'],
    ['UTC', '2024-12-31T10:00:00Z', '2024-12-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z', 'before New Year'],
    ['UTC', '1969-01-31T10:00:00Z', '1969-01-01T00:00:00.000Z', '1969-02-01T00:00:00.000Z', 'before 1970'],
    ['Europe/Kyiv', '2025-03-15T10:00:00Z', '2025-02-28T22:00:00.000Z', '2025-03-31T21:00:00.000Z', 'an hour short'],
    ['Europe/Kyiv', '2025-10-15T10:00:00Z', '2025-09-30T21:00:00.000Z', '2025-10-31T22:00:00.000Z', 'an hour long'],
    ['Asia/Kolkata', '2025-02-28T18:30:00Z', '2025-02-28T18:30:00.000Z', '2025-03-31T18:30:00.000Z', 'March there already'],
  ])('is the month of the calendar in %s at %s: from %s until %s, %s', (timeZone, now, from, nextEdge) => {
    expect(toText(monthWindow({ now: new Date(now), timeZone }))).toEqual([from, nextEdge]);
  });
});

describe('rollingWindow', () => {
  it('moves by whole steps alone, and is at least as long as asked', () => {
    const day = { lengthMs: 24 * HOUR_MS, stepMs: HOUR_MS };
    const expected = ['2025-02-28T12:00:00.000Z', '2025-03-01T13:00:00.000Z'];
    for (const now of ['2025-03-01T12:00:00.000Z', '2025-03-01T12:34:00Z', '2025-03-01T12:59:59.999Z']) {
      expect(toText(rollingWindow(new Date(now), day))).toEqual(expected);
    }
    expect(toText(rollingWindow(new Date('2025-03-01T13:00:00Z'), day))).toEqual(['2025-02-28T13:00:00.000Z', '2025-03-01T14:00:00.000Z']);
  });

  it('refuses what is no time', () => {
    for (const span of [
      { lengthMs: 0, stepMs: 1 },
      { lengthMs: 1, stepMs: 0 },
      { lengthMs: Number.NaN, stepMs: 1 },
    ]) {
      expect(() => rollingWindow(new Date(0), span)).toThrow('at least 1 ms');
    }
  });
});

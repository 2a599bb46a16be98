import { describe, expect, it } from 'vitest';
import { readAskedPeriod, readClockPeriod, type StatsWindow, toRangeWindow } from '../../../src/resolvers/stats-period.ts';

const FIELD = 'Player.periodStats';
const SEASONS = [
  { name: '2024', startsAt: new Date('2024-01-10T12:00:00Z') },
  { name: '2025', startsAt: new Date('2025-01-09T12:00:00Z') },
  { name: '2026', startsAt: new Date('2026-01-08T12:00:00Z') },
];
const read = (period: Parameters<typeof readClockPeriod>[0], now: string, timeZone = 'UTC', seasons = SEASONS) =>
  readClockPeriod(period, { now: new Date(now), timeZone }, seasons);
const toText = (window: StatsWindow | null | undefined) => window && [window.from?.toISOString(), window.before?.toISOString()];

describe('readClockPeriod', () => {
  it.each([
    ['TODAY', 'UTC', '2025-03-05T10:00:00Z', ['2025-03-04', '2025-03-05', '2025-03-06']],
    ['WEEK', 'UTC', '2025-03-05T10:00:00Z', ['2025-02-24', '2025-03-03', '2025-03-10']],
    ['MONTH', 'UTC', '2025-03-05T10:00:00Z', ['2025-02-01', '2025-03-01', '2025-04-01']],
  ] as const)('is %s of the calendar in %s at %s, after the one before', (period, timeZone, now, [before, from, until]) => {
    const { window, nextEdge } = read(period, now, timeZone);
    const toMidnight = (day: string) => `${day}T00:00:00.000Z`;
    expect(toText(window)).toEqual([from, until].map(toMidnight));
    expect(toText(window?.previous)).toEqual([before, from].map(toMidnight));
    expect(nextEdge?.toISOString()).toBe(toMidnight(until));
  });

  it.each([
    ['the day is an hour short', 'TODAY', '2025-03-30T12:00:00Z', ['2025-03-28T22', '2025-03-29T22', '2025-03-30T21']],
    ['the day before was an hour long', 'TODAY', '2025-10-27T12:00:00Z', ['2025-10-25T21', '2025-10-26T22', '2025-10-27T22']],
    ['the week before was an hour short', 'WEEK', '2025-04-02T12:00:00Z', ['2025-03-23T22', '2025-03-30T21', '2025-04-06T21']],
    ['the month is an hour long', 'MONTH', '2025-10-15T12:00:00Z', ['2025-08-31T21', '2025-09-30T21', '2025-10-31T22']],
  ] as const)('follows the clocks of Kyiv where %s', (_what, period, now, edges) => {
    const { window } = read(period, now, 'Europe/Kyiv');
    const hours = edges.map((hour) => `${hour}:00:00.000Z`);
    expect([...(toText(window?.previous) ?? []), ...(toText(window) ?? [])]).toEqual([hours[0], hours[1], hours[1], hours[2]]);
  });

  it('is a season up to the next, which follows the one before', () => {
    const { window, nextEdge } = read('SEASON', '2025-06-01T00:00:00Z');
    expect(window?.season).toBe('2025');
    expect(toText(window)).toEqual(['2025-01-09T12:00:00.000Z', '2026-01-08T12:00:00.000Z']);
    expect(window?.previous?.season).toBe('2024');
    expect(toText(window?.previous)).toEqual(['2024-01-10T12:00:00.000Z', '2025-01-09T12:00:00.000Z']);
    expect(nextEdge).toEqual(SEASONS[2]?.startsAt);
  });

  it('begins with the very moment of a season, and the last has no end', () => {
    const { window, nextEdge } = read('SEASON', '2026-01-08T12:00:00Z');
    expect(window).toMatchObject({ season: '2026', before: null });
    expect(nextEdge).toBeNull();
    expect(read('SEASON', '2026-01-08T11:59:59.999Z').window?.season).toBe('2025');
  });

  it('is none before the first season, which then begins it, and has nothing before', () => {
    expect(read('SEASON', '2020-01-01T00:00:00Z')).toEqual({ window: null, nextEdge: SEASONS[0]?.startsAt });
    expect(read('SEASON', '2020-01-01T00:00:00Z', 'UTC', [])).toEqual({ window: null, nextEdge: null });
    expect(read('SEASON', '2024-06-01T00:00:00Z').window?.previous).toBeNull();
  });

  it('is all time for ever', () => {
    expect(read('ALL', '2025-01-01T00:00:00Z')).toEqual({
      window: { from: null, before: null, season: null, previous: null },
      nextEdge: null,
    });
  });
});

describe('toRangeWindow', () => {
  it('has as long a time before it', () => {
    const window = toRangeWindow({ from: new Date('2025-03-10T00:00:00Z'), before: new Date('2025-03-17T06:00:00Z') });
    expect(toText(window.previous)).toEqual(['2025-03-02T18:00:00.000Z', '2025-03-10T00:00:00.000Z']);
    expect(window.previous?.previous).toBeNull();
  });

  it('has none before the first year', () => {
    expect(toRangeWindow({ from: new Date('0001-02-01T00:00:00Z'), before: new Date('0051-02-01T00:00:00Z') }).previous).toBeNull();
  });
});

describe('readAskedPeriod', () => {
  const range = { from: new Date('2025-01-01T00:00:00Z'), before: new Date('2025-01-02T00:00:00Z') };

  it('is all time where nothing is asked for', () => {
    expect(readAskedPeriod({ timezone: 'UTC' }, FIELD)).toEqual({ kind: 'period', period: 'ALL', timeZone: 'UTC' });
    expect(readAskedPeriod({ timezone: 'UTC', period: null, range: null }, FIELD)).toMatchObject({ period: 'ALL' });
    expect(readAskedPeriod({ timezone: 'UTC', range, period: null }, FIELD)).toEqual({ kind: 'range', span: range });
  });

  it.each([
    ['another zone', { timezone: 'Mars/Base' }, /^"timezone" of Player.periodStats must be an IANA name .* got "Mars\/Base"$/],
    ['an offset', { timezone: '+02:00' }, /"timezone" of Player.periodStats/],
    [
      'both',
      { timezone: 'UTC', period: 'WEEK' as const, range },
      /^"range" of Player.periodStats must not be given together with "period", got WEEK/,
    ],
    [
      'a range backwards',
      { timezone: 'UTC', range: { from: range.before, before: range.from } },
      /^"range" of Player.periodStats must end after/,
    ],
    ['an empty range', { timezone: 'UTC', range: { from: range.from, before: range.from } }, /must end after/],
    ['centuries', { timezone: 'UTC', range: { from: new Date('1800-01-01'), before: range.from } }, /^"range" of .* at most 100 years/],
  ])('refuses %s, naming the argument', (_what, args, message) => {
    expect(() => readAskedPeriod(args, FIELD)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', message: expect.stringMatching(message) }),
    );
  });
});

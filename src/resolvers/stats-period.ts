import type { SeasonRow } from '../data/season-repository.ts';
import { type ClockWindow, lastDaysWindow, monthWindow, weekWindow, type ZonedMoment } from '../domain/clock-window.ts';
import { FarsightError } from '../domain/errors.ts';
import type { OpenSpan } from '../domain/month-split.ts';
import { isStorableTime } from '../domain/time-range.ts';
import { readTimeSpan, type TimeSpan } from '../domain/time-span.ts';
import { readTimeZone } from '../domain/time-zone.ts';
import type { StatsPeriod, TimeRangeInput } from '../generated/graphql.ts';

/** A period, and the one before it; null where there is none. */
export interface StatsWindow extends OpenSpan {
  /** Null for what is no season. */
  readonly season: string | null;
  readonly previous: StatsWindow | null;
}

/** Which period, and when it becomes another one: null for never. A window of null: no season has begun. */
export interface PeriodReading {
  readonly window: StatsWindow | null;
  readonly nextEdge: Date | null;
}

/** What a field says of its period, as clients send it. */
export interface PeriodArguments {
  readonly period?: StatsPeriod | null;
  readonly range?: TimeRangeInput | null;
  readonly timezone: string;
}

/** A period that is asked for, checked. */
export type AskedPeriod =
  | { readonly kind: 'range'; readonly span: TimeSpan }
  | { readonly kind: 'period'; readonly period: StatsPeriod; readonly timeZone: string };

const CALENDAR = { TODAY: lastDaysWindow, WEEK: weekWindow, MONTH: monthWindow } as const satisfies Partial<
  Record<StatsPeriod, (moment: ZonedMoment) => ClockWindow>
>;
const ALL_TIME: StatsWindow = { from: null, before: null, season: null, previous: null };

/**
 * Checks what a field says of its period.
 * @param field as clients know it, `Player.periodStats`
 * @throws FarsightError `BAD_INPUT` that names the argument
 */
export function readAskedPeriod({ period, range, timezone }: PeriodArguments, field: string): AskedPeriod {
  const timeZone = readTimeZone(timezone, `"timezone" of ${field}`);
  if (!range) return { kind: 'period', period: period ?? 'ALL', timeZone };
  if (period) {
    const argument = `"range" of ${field}`;
    throw new FarsightError('BAD_INPUT', `${argument} must not be given together with "period", got ${period} beside it`, {
      facts: { field: argument },
    });
  }
  return { kind: 'range', span: readTimeSpan(range, `"range" of ${field}`) };
}

/** The period of a range, before which lies one as long. */
export function toRangeWindow({ from, before }: TimeSpan): StatsWindow {
  const start = from.getTime() - (before.getTime() - from.getTime());
  const previous = isStorableTime(start) ? toWindow({ from: new Date(start), before: from }) : null;
  return { ...toWindow({ from, before }), previous };
}

/** The period that the clock gives, and when the next begins. @param seasons in the order they start; read for seasons alone */
export function readClockPeriod(period: StatsPeriod, moment: ZonedMoment, seasons: readonly SeasonRow[]): PeriodReading {
  if (period === 'ALL') return { window: ALL_TIME, nextEdge: null };
  if (period === 'SEASON') return readSeason(moment.now, seasons);
  const toCalendar = (at: ZonedMoment) => CALENDAR[period](at);
  const { from, nextEdge } = toCalendar(moment);
  // Its last moment lies in the period before.
  const before = toCalendar({ ...moment, now: new Date(from.getTime() - 1) });
  return { window: { ...toWindow({ from, before: nextEdge }), previous: toWindow({ from: before.from, before: from }) }, nextEdge };
}

function readSeason(now: Date, seasons: readonly SeasonRow[]): PeriodReading {
  const index = seasons.findLastIndex(({ startsAt }) => startsAt <= now);
  const [earlier, current, next] = [seasons[index - 1], seasons[index], seasons[index + 1]];
  const nextEdge = next?.startsAt ?? null;
  if (current === undefined) return { window: null, nextEdge };
  const previous =
    earlier === undefined ? null : { ...toWindow({ from: earlier.startsAt, before: current.startsAt }), season: earlier.name };
  return { window: { from: current.startsAt, before: nextEdge, season: current.name, previous }, nextEdge };
}

function toWindow(span: OpenSpan): StatsWindow {
  return { ...span, season: null, previous: null };
}

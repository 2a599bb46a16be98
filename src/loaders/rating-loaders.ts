import type DataLoader from 'dataloader';
import type { RankFitRow, RatedGamesRow, RatingDaysRow, RatingKey, RatingRow } from '../data/rating-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import { keyTag, partTag, rowTag } from '../domain/cache-tags.ts';
import { listCalendarEdges } from '../domain/zone-calendar.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createRowLoader } from './batch-loader.ts';
import type { TagCollector } from './tag-collector.ts';

/** The days of a calendar from one to another. */
export interface RatingCalendar {
  /** When the first one begins. */
  readonly from: Date;
  /** When the last one ends. */
  readonly until: Date;
  /** One that `assertTimeZone` takes. */
  readonly timeZone: string;
}

/** Whose rating by day, and which days. */
export interface RatingDaysKey extends RatingKey {
  readonly calendar: RatingCalendar;
}

/** A rating by day, with when the days begin and the last one ends. */
export interface RatingDays extends RatingDaysRow {
  /** Of day `n` at `n - 1`; one more than there are days. */
  readonly edges: readonly number[];
}

/** Loads performance ratings. */
export interface RatingLoaders {
  readonly newestRating: DataLoader<RatingKey, RatingRow | null, string>;
  readonly ratedGames: DataLoader<RatingKey, RatedGamesRow | null, string>;
  readonly ratingDays: DataLoader<RatingDaysKey, RatingDays | null, string>;
  readonly rankFit: DataLoader<number, RankFitRow | null, string>;
}

/** Rating loaders of one request. */
export function createRatingLoaders({ ratings }: Repositories, observer: BatchObserver, tags: TagCollector): RatingLoaders {
  const report = (collector: TagCollector, { playerId }: RatingKey) => collector.add(partTag('Player', playerId, 'rating'));
  const reportFit = (collector: TagCollector, ladder: number, row: RankFitRow | null) =>
    collector.add(row === null ? keyTag('Ladder', ladder) : rowTag('Ladder', ladder));
  const parts = { ofKey: toText, ofRow: toAskedText, report };
  return {
    newestRating: createRowLoader(observer.fetch('newestRating', ratings.findNewest), parts, tags),
    ratedGames: createRowLoader(observer.fetch('ratedGames', ratings.findGames), parts, tags),
    ratingDays: createRowLoader(
      observer.fetch('ratingDays', (keys: readonly RatingDaysKey[]) => findDays(ratings, keys)),
      {
        ofKey: (key: RatingDaysKey) => `${toText(key)}/${toCalendarText(key.calendar)}`,
        ofRow: (row: RatingDays & { readonly calendar: RatingCalendar }) => `${toAskedText(row)}/${toCalendarText(row.calendar)}`,
        report,
      },
      tags,
    ),
    rankFit: createRowLoader(
      observer.fetch('rankFit', ratings.findFits),
      {
        ofKey: String,
        ofRow: ({ ladder }) => String(ladder),
        report: reportFit,
      },
      tags,
    ),
  };
}

/** One statement for each calendar: a request has one, unless aliases ask for others. */
async function findDays(
  ratings: Repositories['ratings'],
  keys: readonly RatingDaysKey[],
): Promise<(RatingDays & { readonly calendar: RatingCalendar })[]> {
  const calendars = new Map(keys.map(({ calendar }) => [toCalendarText(calendar), calendar]));
  const found = await Promise.all(
    [...calendars].map(async ([text, calendar]) => {
      const group = keys.filter((key) => toCalendarText(key.calendar) === text);
      const edges = listCalendarEdges(calendar, 'DAY');
      const dates = edges.map((edge) => new Date(edge));
      const rows = await ratings.findDays(group, { starts: dates.slice(0, -1), end: dates.at(-1) ?? calendar.until });
      return rows.map((row) => ({ ...row, edges, calendar }));
    }),
  );
  return found.flat();
}

function toText({ playerId, ladder }: RatingKey): string {
  return `${playerId}/${ladder ?? ''}`;
}

function toAskedText({ playerId, askedLadder }: { readonly playerId: string; readonly askedLadder: number | null }): string {
  return `${playerId}/${askedLadder ?? ''}`;
}

function toCalendarText({ from, until, timeZone }: RatingCalendar): string {
  return `${from.getTime()}/${until.getTime()}/${timeZone}`;
}

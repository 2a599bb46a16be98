import { median, quantile } from 'simple-statistics';
import type { TimePoint } from '../../src/analytics/time-point.ts';
import { toViewsAtAge } from '../../src/analytics/views-at-age.ts';
import { writeReport } from '../support/report.ts';
import { readRealRows, toSetTime } from '../support/shared-series.ts';

const HOUR_MS = 3_600_000;
/** Hours of age, from and until. */
const AGES: readonly (readonly [number, number])[] = [
  [0.7, 2],
  [3, 6],
  [7, 12],
  [18, 30],
  [36, 60],
];
/** Hours between the neighbours, give or take a quarter. */
const GAPS = [4, 8, 12, 24] as const;
/** Fewer say nothing. */
const MIN_CASES = 15;

interface Post {
  readonly publishedAt: number;
  /** By time; the publication is the first. */
  readonly points: readonly TimePoint[];
}

/** A count that was seen, between two others that it is guessed from. */
interface Case {
  readonly before: TimePoint;
  readonly seen: TimePoint;
  readonly after: TimePoint;
  readonly publishedAt: number;
}

function toPosts(rows: readonly Readonly<Record<string, string>>[]): readonly Post[] {
  return [...Map.groupBy(rows, (row) => `${row['channel_name']}/${row['post_id']}`).values()].map((ones) => {
    const publishedAt = toSetTime(ones[0]?.['post_datetime'] ?? '');
    const points = ones.map((row) => ({ time: toSetTime(row['datetime'] ?? ''), value: Number(row['view_cnt']) }));
    return { publishedAt, points: [{ time: publishedAt, value: 0 }, ...points.toSorted((one, other) => one.time - other.time)] };
  });
}

function listCases({ publishedAt, points }: Post, [from, until]: readonly [number, number], gap: number): readonly Case[] {
  return points.flatMap((seen, index) => {
    const hours = (seen.time - publishedAt) / HOUR_MS;
    if (index === 0 || seen.value === 0 || hours < from || hours > until) return [];
    const isApart = (one: TimePoint, other: TimePoint) => Math.abs((other.time - one.time) / HOUR_MS / gap - 1) <= 0.25;
    const pairs = points.slice(0, index).flatMap((before) => points.slice(index + 1).map((after) => ({ before, after })));
    const pair = pairs.findLast(({ before, after }) => isApart(before, after));
    return pair === undefined ? [] : [{ ...pair, seen, publishedAt }];
  });
}

/** Between two points, on a line over a power of the age. */
function guess({ before, seen, after, publishedAt }: Case, power: number): number {
  const [start, at, end] = [before, seen, after].map(({ time }) => (time - publishedAt) ** power);
  return before.value + ((after.value - before.value) * ((at ?? 0) - (start ?? 0))) / ((end ?? 1) - (start ?? 0));
}

function isTold({ before, seen, after, publishedAt }: Case): boolean {
  const points = [before, after].filter(({ time }) => time > publishedAt);
  return toViewsAtAge(points, { publishedAt, hours: (seen.time - publishedAt) / HOUR_MS }) !== null;
}

/** Without a zero below zero. */
const toPercent = (share: number) => `${(100 * share).toFixed(1).replace(/^-(?=0\.0$)/, '')} %`;

function describeErrors(cases: readonly Case[], power: number): string {
  const errors = cases.map((one) => guess(one, power) / one.seen.value - 1);
  return errors.length < MIN_CASES ? '–' : `${toPercent(median(errors))} (${toPercent(quantile(errors.map(Math.abs), 0.9))})`;
}

const rows = readRealRows('post_views_observed_2025-01.csv.gz');
if (rows !== null) {
  const posts = toPosts(rows);
  const measured = AGES.flatMap((ages) =>
    GAPS.map((gap) => ({ ages, gap, cases: posts.flatMap((post) => listCases(post, ages, gap)) })).filter(
      ({ cases }) => cases.length >= MIN_CASES,
    ),
  );
  writeReport(
    'views-at-age',
    `Views of ${posts.length} real posts guessed from their neighbours: median error, and the error that nine of ten are within`,
    measured.map(({ ages, gap, cases }) => ({
      'age in hours': ages.join('–'),
      'hours between neighbours': gap,
      cases: cases.length,
      'straight line': describeErrors(cases, 1),
      'over the cube root of the age': describeErrors(cases, 1 / 3),
      told: toPercent(cases.filter(isTold).length / cases.length),
      'straight line, where told': describeErrors(cases.filter(isTold), 1),
    })),
  );
}

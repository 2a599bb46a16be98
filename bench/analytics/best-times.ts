import { sampleRankCorrelation } from 'simple-statistics';
import { type TimedPost, toBestTimes } from '../../src/analytics/best-times.ts';
import { shrinkMeans } from '../../src/analytics/shrink-means.ts';
import { toWeekHour } from '../../src/domain/zone-calendar.ts';
import { createChannels, generatePosts, toViews } from '../../src/ingest/sample/sample-channels.ts';
import { toSampleOptions } from '../../src/ingest/sample/sample-options.ts';
import { toBusyness } from '../../src/ingest/sample/sample-rhythm.ts';
import { writeReport } from '../support/report.ts';

/** Samples of six channels each. */
const SAMPLES = Number(process.argv[2] ?? 40);
const CHANNELS = 6;
const END = new Date('2025-03-31T00:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AGE_MS = 24 * HOUR_MS;
const SPANS_DAYS = [30, 60, 90, 180] as const;
/** How many of the best shown hours are looked at, and what share of the week's hours counts as good. */
const BEST = 5;
const GOOD_SHARE = 0.25;
/** At 60 days: least share of the best shown that are good (a quarter would be by chance), and rank correlation with the truth. */
const AIM = { good: 0.75, correlation: 0.3, coverage: 0.9 };

/** A cell with what is believed of it. */
interface ShownCell {
  readonly cell: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** By how much the generator multiplies a post's views in each hour of the week, as a logarithm (`sample-channels.ts`). */
const TRUTH = Array.from({ length: 168 }, (_, cell) =>
  Math.log(0.75 + Math.min(toBusyness(Date.UTC(2025, 2, 3 + Math.floor(cell / 24), cell % 24)) / 40, 0.5)),
);
const GOOD_FROM = TRUTH.toSorted((one, other) => other - one)[Math.floor(GOOD_SHARE * TRUTH.length) - 1] ?? 0;

function createPosts(seed: number, days: number): readonly (readonly TimedPost[])[] {
  const options = toSampleOptions({ seed, channels: CHANNELS, days, end: END });
  return createChannels(options).map((channel) =>
    [...generatePosts(channel, options)].map((post) => ({
      ...toWeekHour(new Date(post.publishedMs), 'UTC'),
      daysAgo: (channel.endMs - post.publishedMs) / DAY_MS,
      value: Math.log1p(toViews(post, post.publishedMs + AGE_MS)),
    })),
  );
}

function showAsUsed(posts: readonly TimedPost[]): readonly ShownCell[] {
  const times = toBestTimes(posts);
  if (times.status !== 'MEASURED') return [];
  return times.cells.flatMap(({ weekday, hour, effect }) => (effect === null ? [] : [{ cell: 24 * weekday + hour, ...effect }]));
}

/** Cells shrunk by themselves, towards the overall mean. */
function showAlone(posts: readonly TimedPost[]): readonly ShownCell[] {
  const values = posts.map(({ weekday, hour, value, daysAgo }) => ({ group: 24 * weekday + hour, value, weight: 2 ** (-daysAgo / 14) }));
  return [...(shrinkMeans(values)?.groups ?? [])].flatMap(([cell, { n, effect, variance }]) => {
    const half = 1.96 * Math.sqrt(variance);
    return n < 2 ? [] : [{ cell, value: effect, low: effect - half, high: effect + half }];
  });
}

/** Truths are relative to the posts' own weighted mean, as effects are. */
function toUsual(posts: readonly TimedPost[]): number {
  const weights = posts.map(({ daysAgo }) => 2 ** (-daysAgo / 14));
  const sum = posts.reduce((total, { weekday, hour }, index) => total + (TRUTH[24 * weekday + hour] ?? 0) * (weights[index] ?? 0), 0);
  return sum / weights.reduce((total, weight) => total + weight, 0);
}

const toMean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const toPercent = (share: number) => `${(100 * share).toFixed(1)} %`;

function measure(channels: readonly (readonly TimedPost[])[], show: (posts: readonly TimedPost[]) => readonly ShownCell[]) {
  const shown = channels.map((posts) => ({ cells: show(posts), usual: toUsual(posts) }));
  const enough = shown.filter(({ cells }) => cells.length > BEST);
  const best = enough.flatMap(({ cells }) => cells.toSorted((one, other) => other.value - one.value).slice(0, BEST));
  // Where nothing differs, there is no order.
  const correlations = enough
    .map(({ cells }) =>
      sampleRankCorrelation(
        cells.map(({ value }) => value),
        cells.map(({ cell }) => TRUTH[cell] ?? 0),
      ),
    )
    .filter((one) => Number.isFinite(one));
  const held = shown.flatMap(({ cells, usual }) =>
    cells.map(({ cell, low, high }) => (low <= (TRUTH[cell] ?? 0) - usual && (TRUTH[cell] ?? 0) - usual <= high ? 1 : 0)),
  );
  return {
    cells: toMean(shown.map(({ cells }) => cells.length)),
    good: toMean(best.map(({ cell }) => ((TRUTH[cell] ?? 0) >= GOOD_FROM ? 1 : 0))),
    gain: Math.exp(toMean(best.map(({ cell }) => TRUTH[cell] ?? 0)) - toMean(TRUTH)),
    correlation: toMean(correlations),
    coverage: toMean(held),
  };
}

const samples = Array.from({ length: SAMPLES }, (_, index) => index + 1);
const measured = SPANS_DAYS.flatMap((days) => {
  const channels = samples.flatMap((seed) => createPosts(seed, days));
  const posts = toMean(channels.map((ones) => ones.length));
  return [
    { days, posts, way: 'as used', ...measure(channels, showAsUsed) },
    { days, posts, way: 'cells by themselves', ...measure(channels, showAlone) },
  ];
});
writeReport(
  'best-times',
  `Hours of the week found in ${SAMPLES * CHANNELS} generated channels`,
  measured.map(({ days, posts, way, cells, good, gain, correlation, coverage }) => ({
    days,
    'posts a channel': posts.toFixed(0),
    way,
    'cells shown': cells.toFixed(1),
    [`best ${BEST} in the best quarter`]: toPercent(good),
    'true views there, times those of a random hour': gain.toFixed(2),
    'rank correlation': correlation.toFixed(2),
    'intervals hold the truth': toPercent(coverage),
  })),
);
const fromFive = samples.flatMap((seed) => createPosts(seed, 60)).map((posts) => showAsUsed(posts.slice(-5)).length);
console.log(`Cells shown from 5 posts: ${Math.max(...fromFive)} at most, of ${fromFive.length} channels.`);
const used = measured.find(({ days, way }) => days === 60 && way === 'as used');
const isAimed = used && used.good >= AIM.good && used.correlation >= AIM.correlation && used.coverage >= AIM.coverage;
if (!isAimed || fromFive.some((count) => count > 0)) process.exitCode = 1;

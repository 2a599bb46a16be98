import type { PostAgeRow } from '../../src/data/post-age-repository.ts';
import { toWeekHour } from '../../src/domain/zone-calendar.ts';
import { createRandom } from '../../src/ingest/sample/random.ts';
import { createChannels, generatePosts, toViews } from '../../src/ingest/sample/sample-channels.ts';
import { toSampleOptions } from '../../src/ingest/sample/sample-options.ts';
import { generateTimes, toBusyness } from '../../src/ingest/sample/sample-rhythm.ts';
import { adviseContent, adviseTimes, type ChannelAdvice } from '../../src/resolvers/channel-advice.ts';
import { adviseActivity, adviseReach, listWeekEdges } from '../../src/resolvers/channel-course-advice.ts';
import { createNormal } from '../support/noise.ts';
import { writeReport } from '../support/report.ts';

/** Channels a row: a share of 2 % is then known to about ± 1 point. */
const CHANNELS = Number(process.argv[2] ?? 1000);
const END = new Date('2025-03-31T00:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of the channels of independent noise, the most that may be told of an hour, and of a kind of posts. */
const AIM = { BEST_TIME: 0.02, CONTENT: 0.05 };
/** The hour of the week that does better where one does: a Tuesday's at noon (UTC). */
const GOOD_HOUR = { weekday: 1, hour: 12 };
const KINDS = ['BEST_TIME', 'CONTENT', 'ACTIVITY', 'REACH_TREND'] as const;

/** How the logarithm of views goes about its mean, as channels have it. */
interface Noise {
  readonly name: string;
  readonly days: number;
  readonly postsADay: number;
  /** How much a post's luck depends on that of the post before. */
  readonly correlation: number;
  /** One post in thirty spreads three times as far. */
  readonly viral: boolean;
  /** How many times the views photos, and posts of the good hour, get. */
  readonly photos: number;
  readonly goodHour: number;
}

const INDEPENDENT = { name: 'independent noise', correlation: 0, viral: false, photos: 1, goodHour: 1 };
const PACES = [
  { days: 60, postsADay: 1 },
  { days: 60, postsADay: 3 },
  { days: 180, postsADay: 1.5 },
];
const NOISES: readonly Noise[] = [
  INDEPENDENT,
  { ...INDEPENDENT, name: 'one post in thirty goes far', viral: true },
  { ...INDEPENDENT, name: 'autocorrelation 0.6', correlation: 0.6 },
  { ...INDEPENDENT, name: 'photos get 1.25 times the views', photos: 1.25 },
  { ...INDEPENDENT, name: 'photos get 1.5 times the views', photos: 1.5 },
  { ...INDEPENDENT, name: 'one hour of the week gets 2 times the views', goodHour: 2 },
  { ...INDEPENDENT, name: 'one hour of the week gets 4 times the views', goodHour: 4 },
].flatMap((noise) => PACES.map((pace) => ({ ...noise, ...pace })));

function toRow(post: { id: number; publishedMs: number; views: number; mediaType: string | null; hasLink: boolean }): PostAgeRow {
  const at = new Date(post.publishedMs + DAY_MS);
  const views = String(Math.round(post.views));
  return {
    place: 0,
    postId: String(post.id),
    messageId: String(post.id),
    publishedAt: new Date(post.publishedMs),
    mediaType: post.mediaType,
    hasLink: post.hasLink,
    views,
    hours: 24,
    earlierAt: at,
    earlierViews: views,
    laterAt: at,
    laterViews: views,
  };
}

/** The newest first, as they are read. */
function createRows({ days, postsADay, correlation, viral, photos, goodHour, name }: Noise, seed: number): readonly PostAgeRow[] {
  const random = createRandom(`${name}/${days}/${postsADay}/${seed}`);
  const normal = createNormal(`${name}/${days}/${postsADay}/${seed}`);
  const span = { startMs: END.getTime() - days * DAY_MS, endMs: END.getTime() };
  let luck = normal();
  const rows = [...generateTimes(random, span, Math.round(days * postsADay))].map((publishedMs, index) => {
    luck = correlation * luck + Math.sqrt(1 - correlation ** 2) * normal();
    const mediaType = random.next() < 0.35 ? 'photo' : random.next() < 0.25 ? 'video_file' : null;
    const { weekday, hour } = toWeekHour(new Date(publishedMs), 'UTC');
    const isGood = weekday === GOOD_HOUR.weekday && hour === GOOD_HOUR.hour;
    const times = (mediaType === 'photo' ? photos : 1) * (isGood ? goodHour : 1) * (viral && random.below(30) === 0 ? 3 : 1);
    return toRow({ id: index + 1, publishedMs, views: 1000 * times * Math.exp(0.35 * luck), mediaType, hasLink: random.next() < 0.3 });
  });
  return rows.toReversed().slice(0, 300);
}

function advise(rows: readonly PostAgeRow[]): readonly ChannelAdvice[] {
  const edges = listWeekEdges(END);
  const figures = edges.slice(1).map((end, unit) => {
    return {
      unit,
      posts: rows.filter(({ publishedAt }) => publishedAt.getTime() < end && publishedAt.getTime() >= (edges[unit] ?? end)).length,
    };
  });
  return [
    ...adviseTimes(rows, { timeZone: 'UTC', until: END }),
    ...adviseContent(rows, END),
    ...adviseActivity(figures, edges, rows),
    ...adviseReach(rows, END),
  ];
}

const toPercent = (share: number) => `${(100 * share).toFixed(1)} %`;
const seeds = Array.from({ length: CHANNELS }, (_, index) => index + 1);

const noisy = NOISES.map((noise) => {
  const advice = seeds.map((seed) => advise(createRows(noise, seed)));
  const shares = KINDS.map((kind) => [kind, advice.filter((ones) => ones.some((one) => one.kind === kind)).length / CHANNELS] as const);
  return { noise, shares: new Map(shares) };
});
writeReport(
  'channel-advice',
  `Share of ${CHANNELS} channels that get advice of a kind`,
  noisy.map(({ noise, shares }) => ({
    views: noise.name,
    days: noise.days,
    'posts a day': noise.postsADay,
    ...Object.fromEntries([...shares].map(([kind, share]) => [kind, toPercent(share)])),
  })),
);

/** What the sample's generator multiplies views by, as a logarithm (`sample-channels.ts`). */
const toTruth = (ms: number) => Math.log(0.75 + Math.min(toBusyness(ms) / 40, 0.5));

const sample = [60, 90, 180].map((days) => {
  const channels = Array.from({ length: 40 }, (_, index) => toSampleOptions({ seed: index + 1, channels: 6, days, end: END })).flatMap(
    (options) =>
      createChannels(options).map((channel) =>
        [...generatePosts(channel, options)]
          .map((post) =>
            toRow({
              id: post.messageId,
              publishedMs: post.publishedMs,
              views: toViews(post, post.publishedMs + DAY_MS),
              mediaType: post.photo ? 'photo' : null,
              hasLink: false,
            }),
          )
          .toReversed()
          .slice(0, 300),
      ),
  );
  const advised = channels.map((rows) => ({ rows, advice: advise(rows) }));
  const hours = advised.flatMap(({ rows, advice }) => {
    const usual = rows.reduce((sum, { publishedAt }) => sum + toTruth(publishedAt.getTime()), 0) / rows.length;
    return advice.flatMap(({ time, evidence }) => {
      if (time === null) return [];
      const truths = Array.from({ length: time.hours }, (_, at) => toTruth(Date.UTC(2025, 2, 2 + time.weekday, time.hour + at)));
      const truth = truths.reduce((sum, one) => sum + one, 0) / truths.length - usual;
      return [{ isAbove: truth > 0, isHeld: evidence.low <= truth && truth <= evidence.high }];
    });
  });
  const has = (kind: string) => toPercent(advised.filter(({ advice }) => advice.some((one) => one.kind === kind)).length / advised.length);
  return {
    days,
    channels: advised.length,
    BEST_TIME: has('BEST_TIME'),
    'hours told': hours.length,
    'of these truly above usual': toPercent(hours.filter(({ isAbove }) => isAbove).length / hours.length),
    'interval holds the truth': toPercent(hours.filter(({ isHeld }) => isHeld).length / hours.length),
    'CONTENT (none is true)': has('CONTENT'),
    'ACTIVITY (none is true)': has('ACTIVITY'),
    'REACH_TREND (growth of 0.1 to 0.7 % a day)': has('REACH_TREND'),
  };
});
writeReport('channel-advice-sample', 'Advice for channels of the sample’s generator', sample);

const isMissed = noisy.some(({ noise, shares }) => {
  return noise.name === INDEPENDENT.name && ((shares.get('BEST_TIME') ?? 1) > AIM.BEST_TIME || (shares.get('CONTENT') ?? 1) > AIM.CONTENT);
});
if (isMissed) process.exitCode = 1;

import { toChannelRates } from '../analytics/channel-rates.ts';
import type { ChannelFiguresRow } from '../data/channel-figures-repository.ts';
import type { ChannelUnits } from '../data/edge-lists.ts';
import type { Context } from '../execution/context.ts';
import type { ChannelMetric } from '../generated/graphql.ts';
import { countPostsWith, toChannelSums, toKnownEngagement, toKnownSum, toMeanViews } from './channel-sums.ts';
import { findPostGaps } from './post-gaps.ts';

type Loaders = Context['loaders'];

/** What a metric is in a unit of time. */
export interface MetricUnit {
  /** Null in a gap. */
  readonly value: number | null;
  /** Of a metric that counts, as a decimal string. */
  readonly count: string | null;
  /** How many posts it is made of; null for subscribers, and where posts are unknown. */
  readonly posts: number | null;
}

/** A metric by units. */
export interface MetricRequest extends ChannelUnits {
  readonly metric: ChannelMetric;
}

const UNKNOWN: MetricUnit = { value: null, count: null, posts: null };
type FigureMetric = Exclude<ChannelMetric, 'POSTS' | 'SUBSCRIBERS' | 'SUBSCRIBER_CHANGE'>;
/** Of these, the newest number of subscribers until the end of a unit divides. */
const PER_SUBSCRIBER: ReadonlySet<ChannelMetric> = new Set(['REACH_RATE', 'ERR_SUBSCRIBERS']);

/** A metric by units of time, one entry a unit: null where it is unknown. */
export function loadMetric(loaders: Loaders, { metric, ...units }: MetricRequest): Promise<readonly MetricUnit[]> {
  switch (metric) {
    case 'SUBSCRIBERS':
      return loadSubscribers(loaders, units);
    case 'SUBSCRIBER_CHANGE':
      return loadSubscriberChange(loaders, units);
    case 'POSTS':
      return loadPosts(loaders, units);
    default:
      return loadFigures(loaders, metric, units);
  }
}

async function loadSubscribers(loaders: Loaders, units: ChannelUnits): Promise<readonly MetricUnit[]> {
  return (await loadEnds(loaders, units)).map((end) => (end === null ? UNKNOWN : toCount(end, null)));
}

/** The unit before the first is read, too: what the first adds is told from its end. */
async function loadSubscriberChange(loaders: Loaders, { channelId, edges }: ChannelUnits): Promise<readonly MetricUnit[]> {
  const [first = 0, second = first] = edges;
  // As long as the first unit: of a month or a day of 25 hours, a little off, which only makes the end of the unit before be looked for a little less far back.
  const ends = await loadEnds(loaders, { channelId, edges: [2 * first - second, ...edges] });
  return ends.slice(1).map((end, index) => {
    const before = ends[index] ?? null;
    return end === null || before === null ? UNKNOWN : toCount(String(BigInt(end) - BigInt(before)), null);
  });
}

async function loadPosts(loaders: Loaders, units: ChannelUnits): Promise<readonly MetricUnit[]> {
  const rows = await loadRows(loaders, units);
  const isGap = await findPostGaps(loaders, units, rows);
  return rows.map((row, unit) => {
    if (row === null && isGap(unit)) return UNKNOWN;
    const posts = row?.posts ?? 0;
    return toCount(String(posts), posts);
  });
}

async function loadFigures(loaders: Loaders, metric: FigureMetric, units: ChannelUnits): Promise<readonly MetricUnit[]> {
  const [rows, subscribers] = await Promise.all([
    loadRows(loaders, units),
    PER_SUBSCRIBER.has(metric) ? loadCarriedEnds(loaders, units) : units.edges.map(() => null),
  ]);
  return rows.map((row, unit) => toMetric(metric, row, subscribers[unit] ?? null));
}

function toMetric(metric: FigureMetric, row: ChannelFiguresRow | null, subscribers: string | null): MetricUnit {
  const rates = () => toChannelRates(toChannelSums(row, subscribers));
  const toUnit = ({ value, posts }: { value: number | null; posts: number }): MetricUnit => ({ value, count: null, posts });
  switch (metric) {
    case 'VIEWS':
      return toSum(row, 'views');
    case 'FORWARDS':
      return toSum(row, 'forwards');
    case 'REPLIES':
      return toSum(row, 'replies');
    case 'REACTIONS':
      return toSum(row, 'reactions');
    case 'MEAN_VIEWS':
      return toUnit({ value: toMeanViews(row), posts: countPostsWith(row, 'views') });
    case 'REACH_RATE':
      return toUnit(rates().reachRate);
    case 'ENGAGEMENT_RATE':
      return toUnit(rates().engagementRate);
    case 'KNOWN_ENGAGEMENT_RATE':
      return toUnit(toKnownEngagement(row));
    case 'ERR_SUBSCRIBERS':
      return toUnit(rates().errSubscribers);
    case 'VIRALITY_RATE':
      return toUnit(rates().viralityRate);
  }
}

function toSum(row: ChannelFiguresRow | null, measure: 'forwards' | 'reactions' | 'replies' | 'views'): MetricUnit {
  const sum = toKnownSum(row, measure);
  const posts = countPostsWith(row, measure);
  return sum === null ? { ...UNKNOWN, posts } : toCount(sum, posts);
}

function toCount(count: string, posts: number | null): MetricUnit {
  return { value: Number(count), count, posts };
}

/** One entry a unit; null without posts. */
async function loadRows({ channelFigures }: Loaders, units: ChannelUnits): Promise<(ChannelFiguresRow | null)[]> {
  const rows = new Array<ChannelFiguresRow | null>(Math.max(0, units.edges.length - 1)).fill(null);
  for (const row of await channelFigures.load(units)) rows[row.unit] = row;
  return rows;
}

/** The newest number of subscribers observed in each unit; null where none was. */
async function loadEnds({ subscriberEnds }: Loaders, units: ChannelUnits): Promise<(string | null)[]> {
  const ends = new Array<string | null>(Math.max(0, units.edges.length - 1)).fill(null);
  for (const { unit, subscribers } of await subscriberEnds.load(units)) ends[unit] = subscribers;
  return ends;
}

/** The newest number observed until the end of each unit. */
async function loadCarriedEnds(loaders: Loaders, { channelId, edges }: ChannelUnits): Promise<(string | null)[]> {
  const [ends, before] = await Promise.all([
    loadEnds(loaders, { channelId, edges }),
    loaders.subscribersAt.load({ channelId, at: new Date(edges[0] ?? 0) }),
  ]);
  let newest = before[0]?.subscribers ?? null;
  return ends.map((end) => {
    newest = end ?? newest;
    return newest;
  });
}

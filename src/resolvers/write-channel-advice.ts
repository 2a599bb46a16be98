import type { Evidence } from '../analytics/recommendation.ts';
import type { BestTimesBasis, RecommendedTime } from '../generated/graphql.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const BASES: Readonly<Record<BestTimesBasis, string>> = { VIEWS_AT_24_HOURS: 'views in 24 hours', SETTLED_VIEWS: 'views in all' };

/** Advice on hours as an English sentence. @param facts effects are of logarithms; `share` of all posts, 0 to 1 */
export function writeTimeAdvice({
  time,
  evidence,
  share,
  basis,
}: {
  readonly time: RecommendedTime;
  readonly evidence: Evidence;
  readonly share: number;
  readonly basis: BestTimesBasis;
}): string {
  const { weekday, hour, hours, timeZone } = time;
  const when = `on ${WEEKDAYS[weekday - 1]}s from ${toClock(hour)} to ${toClock(hour + hours)} (${timeZone})`;
  return `${countPosts(evidence.n)} ${when} got ${writeChange(evidence)} ${BASES[basis]} than usual ${writeRange(evidence)}; ${toPercent(share)} of the posts were made then.`;
}

/** Advice on kinds of posts as an English sentence. @param facts effects are of logarithms */
export function writeContentAdvice({
  mediaType,
  hasLink,
  evidence,
  basis,
}: {
  /** Null for none, where `hasLink` is null, too. */
  readonly mediaType: string | null;
  readonly hasLink: boolean | null;
  readonly evidence: Evidence;
  readonly basis: BestTimesBasis;
}): string {
  const media = mediaType === null ? 'without an attachment' : `with ${mediaType.replaceAll('_', ' ')}`;
  const what = hasLink === null ? media : `${hasLink ? 'with' : 'without'} a link`;
  return `${countPosts(evidence.n)} ${what} got ${writeChange(evidence)} ${BASES[basis]} than the others ${writeRange(evidence)}.`;
}

/** That a channel posts less as an English sentence. @param facts effects are of logarithms */
export function writeActivityAdvice({
  evidence,
  postsAWeek,
  postsAWeekBefore,
}: {
  readonly evidence: Evidence;
  readonly postsAWeek: number;
  readonly postsAWeekBefore: number;
}): string {
  const pace = `${postsAWeek.toFixed(1)} posts a week in the last four weeks, ${writeChange(evidence)} than the ${postsAWeekBefore.toFixed(1)} of the twelve before`;
  return `The channel made ${pace} ${writeRange(evidence)}.`;
}

/** A trend of views as an English sentence. @param facts effects are of logarithms, in 30 days */
export function writeReachAdvice({ evidence, pValue }: { readonly evidence: Evidence; readonly pValue: number }): string {
  const chance = pValue < 0.001 ? 'p < 0.001' : `p = ${pValue.toFixed(3)}`;
  const direction = evidence.effect > 0 ? 'rise' : 'fall';
  return `Views in 24 hours of ${evidence.n} posts ${direction} by ${toPercent(Math.abs(Math.expm1(evidence.effect)))} in 30 days ${writeRange(evidence)}, ${chance}.`;
}

function countPosts(n: number): string {
  return `${n} ${n === 1 ? 'post' : 'posts'}`;
}

function writeChange({ effect }: Evidence): string {
  return `${toPercent(Math.abs(Math.expm1(effect)))} ${effect > 0 ? 'more' : 'fewer'}`;
}

function writeRange({ low, high }: Evidence): string {
  return `(95 % interval ${toPercent(Math.expm1(low))} to ${toPercent(Math.expm1(high))})`;
}

function toClock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function toPercent(share: number): string {
  return `${(100 * share).toFixed(0).replace(/^-0$/, '0').replace('-', '−')} %`;
}

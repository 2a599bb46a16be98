import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChannelSums, toChannelRates, toKnownEngagementRate } from '../../../src/analytics/channel-rates.ts';

const sums: ChannelSums = {
  posts: 10,
  subscribers: 2000,
  known: { views: 8, reactions: 6, forwards: 7, comments: 6 },
  reach: { posts: 8, views: 4000 },
  interaction: { posts: 5, interactions: 120 },
  engagement: { posts: 4, interactions: 100, views: 2500 },
  virality: { posts: 6, forwards: 45, views: 3000 },
};

describe('toChannelRates', () => {
  it('is what a hand gets, each over its own posts', () => {
    // 4000 / 8 / 2000; 100 / 2500; 120 / 5 / 2000; 45 / 3000. Python 3: Fraction(4000, 8 * 2000), … are 1/4, 1/25, 3/250, 3/200.
    expect(toChannelRates(sums)).toEqual({
      reachRate: { value: 0.25, reason: null, posts: 8 },
      engagementRate: { value: 0.04, reason: null, posts: 4 },
      errSubscribers: { value: 0.012, reason: null, posts: 5 },
      viralityRate: { value: 0.015, reason: null, posts: 6 },
    });
  });

  it('says which measure a source lacks, as a desktop export has no views and no forwards', () => {
    const { reachRate, engagementRate, errSubscribers, viralityRate } = toChannelRates({
      ...sums,
      known: { views: 0, reactions: 6, forwards: 0, comments: 0 },
      reach: { posts: 0, views: 0 },
      interaction: { posts: 0, interactions: 0 },
      engagement: { posts: 0, interactions: 0, views: 0 },
      virality: { posts: 0, forwards: 0, views: 0 },
    });
    expect([reachRate, engagementRate, errSubscribers, viralityRate]).toEqual([
      { value: null, reason: 'VIEWS_MISSING', posts: 0 },
      { value: null, reason: 'VIEWS_MISSING', posts: 0 },
      { value: null, reason: 'FORWARDS_MISSING', posts: 0 },
      { value: null, reason: 'VIEWS_MISSING', posts: 0 },
    ]);
  });

  it('says that measures are never known of the same post', () => {
    expect(toChannelRates({ ...sums, virality: { posts: 0, forwards: 0, views: 0 } }).viralityRate.reason).toBe('NEVER_TOGETHER');
  });

  it('says that there are no posts, and that subscribers are unknown or none', () => {
    const none = toChannelRates({ ...sums, posts: 0, known: { views: 0, reactions: 0, forwards: 0, comments: 0 } });
    expect(Object.values(none).map(({ reason }) => reason)).toEqual(new Array(4).fill('NO_POSTS'));
    const unknown = toChannelRates({ ...sums, subscribers: null });
    expect([unknown.reachRate.reason, unknown.errSubscribers.reason]).toEqual(['SUBSCRIBERS_MISSING', 'SUBSCRIBERS_MISSING']);
    expect(unknown.engagementRate.value).toBe(0.04);
    expect(toChannelRates({ ...sums, subscribers: 0 }).reachRate.reason).toBe('NO_SUBSCRIBERS');
  });

  it('divides by no views never, and is 0 where nobody reacted', () => {
    const unseen = toChannelRates({ ...sums, engagement: { posts: 4, interactions: 0, views: 0 } });
    expect(unseen.engagementRate).toEqual({ value: null, reason: 'NO_VIEWS', posts: 0 });
    expect(toChannelRates({ ...sums, virality: { posts: 6, forwards: 0, views: 10 } }).viralityRate.value).toBe(0);
  });

  it('is a finite number or a reason, whatever the sums', () => {
    const count = fc.integer({ min: 0, max: 2 ** 40 });
    const few = fc.integer({ min: 0, max: 2 });
    const anySums = fc.record({
      posts: few,
      subscribers: fc.option(count),
      known: fc.record({ views: few, reactions: few, forwards: few, comments: few }),
      reach: fc.record({ posts: few, views: count }),
      interaction: fc.record({ posts: few, interactions: count }),
      engagement: fc.record({ posts: few, interactions: count, views: count }),
      virality: fc.record({ posts: few, forwards: count, views: count }),
    });
    fc.assert(
      fc.property(anySums, (any) => {
        for (const rate of Object.values(toChannelRates(any))) {
          expect(rate.value === null).toBe(rate.reason !== null);
          if (rate.value !== null) expect(Number.isFinite(rate.value)).toBe(true);
        }
      }),
    );
  });
});

describe('toKnownEngagementRate', () => {
  const known = { posts: 6, interactions: 90, views: 3000 };

  it('divides what is known by the views of the same posts', () => {
    expect(toKnownEngagementRate(sums, known)).toEqual({ value: 0.03, reason: null, posts: 6 });
  });

  it('is a number for sources that know reactions alone, of which the engagement is unknown', () => {
    const alone = { ...sums, known: { views: 8, reactions: 6, forwards: 0, comments: 0 } };
    expect(toChannelRates(alone).engagementRate.reason).toBe('FORWARDS_MISSING');
    expect(toKnownEngagementRate(alone, known).value).toBe(0.03);
  });

  it('says why there is none', () => {
    const none = { posts: 0, interactions: 0, views: 0 };
    const nothing = { views: 0, reactions: 0, forwards: 0, comments: 0 };
    expect(toKnownEngagementRate({ ...sums, posts: 0 }, none).reason).toBe('NO_POSTS');
    expect(toKnownEngagementRate({ ...sums, known: nothing }, none).reason).toBe('VIEWS_MISSING');
    expect(toKnownEngagementRate({ ...sums, known: { ...nothing, views: 1 } }, none).reason).toBe('REACTIONS_MISSING');
    expect(toKnownEngagementRate(sums, none).reason).toBe('NEVER_TOGETHER');
    expect(toKnownEngagementRate(sums, { ...known, views: 0 }).reason).toBe('NO_VIEWS');
  });
});

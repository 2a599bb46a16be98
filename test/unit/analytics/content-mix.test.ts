import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toContentMix } from '../../../src/analytics/content-mix.ts';

describe('toContentMix', () => {
  it('is what a hand gets, most posts first', () => {
    const [photo, text] = toContentMix([
      { kind: null, posts: 2, views: 100, postsWithViews: 1 },
      { kind: 'photo', posts: 6, views: 300, postsWithViews: 6 },
    ]);
    expect(photo).toMatchObject({ kind: 'photo', posts: { wins: 6, games: 8, value: 0.75 }, views: 0.75, meanViews: 50 });
    expect(text).toMatchObject({ kind: null, posts: { wins: 2, games: 8 }, views: 0.25, meanViews: 100 });
  });

  it('has the bounds that statsmodels has', () => {
    // statsmodels 0.13.5: proportion_confint(6, 8, method='wilson') is (0.40927543031016883, 0.9285207872478909).
    const [photo] = toContentMix([
      { kind: 'photo', posts: 6, views: 0, postsWithViews: 0 },
      { kind: 'video', posts: 2, views: 0, postsWithViews: 0 },
    ]);
    expect(photo?.posts.low).toBeCloseTo(0.40927543031016883, 12);
    expect(photo?.posts.high).toBeCloseTo(0.9285207872478909, 12);
  });

  it('tells nothing of views where none are known, and leaves out kinds without posts', () => {
    expect(toContentMix([{ kind: 'photo', posts: 3, views: 0, postsWithViews: 0 }])).toMatchObject([{ views: null, meanViews: null }]);
    expect(toContentMix([{ kind: 'photo', posts: 0, views: 0, postsWithViews: 0 }])).toEqual([]);
    expect(toContentMix([])).toEqual([]);
  });

  it('shares out all posts and all views', () => {
    const count = fc.record({
      kind: fc.string(),
      posts: fc.integer({ min: 1, max: 1000 }),
      views: fc.integer({ min: 1, max: 1e9 }),
      postsWithViews: fc.constant(1),
    });
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 12 }), (counts) => {
        const mix = toContentMix(counts);
        expect(mix.reduce((sum, { posts }) => sum + posts.value, 0)).toBeCloseTo(1, 10);
        expect(mix.reduce((sum, { views }) => sum + (views ?? 0), 0)).toBeCloseTo(1, 10);
      }),
    );
  });
});

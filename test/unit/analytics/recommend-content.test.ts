import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KindedPost, recommendContent } from '../../../src/analytics/recommend-content.ts';
import { trimmedDifference } from '../../../src/analytics/trimmed-difference.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

/** A photo and a text a day, each with or without a link in turn; photos get `gain` more. */
function createPosts(days: number, gain: number, seed = 1): readonly KindedPost<string>[] {
  const random = createSeededRandom(seed);
  return Array.from({ length: 2 * days }, (_, index) => {
    const isPhoto = index % 2 === 0;
    const value = 6 + (isPhoto ? gain : 0) + 0.5 * (random() + random() - random() - random());
    return { kinds: [isPhoto ? 'photo' : 'text', index % 3 === 0 ? 'link' : 'none'], day: Math.floor(index / 2), value };
  });
}

describe('recommendContent', () => {
  it('tells the kind that does better, with the interval of its trimmed means for all four kinds together', () => {
    const posts = createPosts(30, 1);
    const [photo, ...others] = recommendContent(posts);
    expect(others).toEqual([]);
    const ofKind = (kind: string) => posts.filter(({ kinds }) => kinds.includes(kind)).map(({ value }) => value);
    // One post of a kind a day: nothing is joined.
    expect(photo).toEqual({ kind: 'photo', evidence: { n: 30, ...trimmedDifference(ofKind('photo'), ofKind('text'), 0.05 / 4) } });
  });

  it('is none without posts, without others, and below ten days of either', () => {
    expect(recommendContent([])).toEqual([]);
    expect(recommendContent(createPosts(30, 1).map((post) => ({ ...post, kinds: ['photo'] })))).toEqual([]);
    expect(recommendContent(createPosts(9, 3))).toEqual([]);
    expect(recommendContent(createPosts(10, 3)).map(({ kind }) => kind)).toEqual(['photo']);
  });

  it('counts an album of one day as one', () => {
    // Ten photos a day on three days are three values, however many they are.
    const albums = Array.from({ length: 30 }, (_, index) => ({
      kinds: ['photo'],
      day: Math.floor(index / 10),
      value: 9 + (index % 7) / 10,
    }));
    const texts = Array.from({ length: 30 }, (_, index) => ({ kinds: ['text'], day: index, value: 6 + (index % 7) / 10 }));
    expect(recommendContent([...albums, ...texts])).toEqual([]);
    expect(recommendContent([...albums.map((post, index) => ({ ...post, day: index })), ...texts])).toHaveLength(1);
  });

  it('is not moved by a post that goes far', () => {
    const posts = createPosts(30, 0, 3).map((post, index) => (index === 10 ? { ...post, value: 1000 } : post));
    expect(recommendContent(posts)).toEqual([]);
  });

  it('has fewer than one channel in twenty that is advised by chance alone', () => {
    const channels = Array.from({ length: 400 }, (_, seed) => recommendContent(createPosts(40, 0, seed + 1)));
    expect(channels.filter((advice) => advice.length > 0).length).toBeLessThan(20);
  });

  it('tells only effects above 0, the largest lower bound first, and never both of two kinds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: -2, max: 2, noNaN: true }), (seed, gain) => {
        const advice = recommendContent(createPosts(25, gain, seed));
        const lows = advice.map(({ evidence }) => evidence.low);
        expect(lows.every((low) => low > 0)).toBe(true);
        expect(lows).toEqual(lows.toSorted((one, other) => other - one));
        const kinds = advice.map(({ kind }) => kind);
        expect(kinds.includes('photo') && kinds.includes('text')).toBe(false);
      }),
    );
  });
});

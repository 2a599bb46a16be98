import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TimedPost, toBestTimes } from '../../../src/analytics/best-times.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

function toShown(posts: readonly TimedPost[]) {
  const times = toBestTimes(posts);
  return times.status === 'MEASURED' ? times.cells.filter(({ effect }) => effect !== null) : [];
}

/** Three posts a day; those at 20 do better, and worse at 3. */
function createPosts(days: number, seed = 1): readonly TimedPost[] {
  const random = createSeededRandom(seed);
  return Array.from({ length: 3 * days }, (_, index) => {
    const hour = [3, 12, 20][index % 3] ?? 0;
    const daysAgo = Math.floor(index / 3);
    return {
      weekday: daysAgo % 7,
      hour,
      daysAgo,
      value: 6 + (hour === 20 ? 0.6 : 0) - (hour === 3 ? 0.6 : 0) + 0.4 * (random() - random()),
    };
  });
}

describe('toBestTimes', () => {
  it('is what a hand gets where all posts do alike: no cell differs, of 168', () => {
    const posts = Array.from({ length: 42 }, (_, index) => ({ weekday: index % 7, hour: 18, value: 5, daysAgo: 0 }));
    const times = toBestTimes(posts);
    expect(times).toMatchObject({ status: 'MEASURED', n: 42, overall: 5 });
    expect(times.status === 'MEASURED' && times.cells).toHaveLength(168);
    expect(toShown(posts).map(({ weekday, hour, posts: count, n, effect }) => [weekday, hour, count, n, effect?.value])).toEqual(
      Array.from({ length: 7 }, (_, weekday) => [weekday, 18, 6, 6, 0]),
    );
  });

  it('is what numpy gets of 40 posts', () => {
    // numpy 2.4.6, by the formulas, three rounds of hours and weekdays, then cells: the overall value, and for each shown cell its effective number, effect and bounds.
    const posts = Array.from({ length: 40 }, (_, index) => {
      const [weekday, hour] = [index % 7, [9, 18, 18, 20][index % 4] ?? 0];
      return { weekday, hour, daysAgo: index, value: 6 + (hour === 18 ? 0.4 : 0) + (weekday === 5 ? 0.2 : 0) + ((index * 37) % 11) / 20 };
    });
    const times = toBestTimes(posts);
    expect(times.n).toBeCloseTo(30.603871448111402, 8);
    expect(times.status === 'MEASURED' && times.overall).toBeCloseTo(6.411939514222799, 8);
    const expected = [
      [1, 18, 2.165375559143734, 0.25412501475115495, 0.10995686835765897, 0.39829316114465096],
      [2, 18, 2.8570721199736235, 0.2983176115659356, 0.15414946517243963, 0.44248575795943157],
      [3, 18, 2.4513708498984763, 0.22499962824163441, 0.08083148184813843, 0.3691677746351304],
      [5, 18, 2.1653755591437345, 0.4170015253772018, 0.2695852552947361, 0.5644177954596675],
      [6, 18, 2.4513708498984763, 0.24514760161202684, 0.09773133152956115, 0.3925638716944925],
    ];
    const shown = toShown(posts).map(({ weekday, hour, n, effect }) => [weekday, hour, n, effect?.value, effect?.low, effect?.high]);
    expect(shown).toHaveLength(expected.length);
    expected.forEach((row, index) => {
      row.forEach((value, column) => {
        expect(shown[index]?.[column]).toBeCloseTo(value, 8);
      });
    });
  });

  it('finds the hours that do better and worse', () => {
    const shown = toShown(createPosts(60));
    expect(shown.length).toBeGreaterThan(15);
    for (const { hour, effect } of shown) {
      if (hour === 20) expect(effect?.low).toBeGreaterThan(0);
      if (hour === 3) expect(effect?.high).toBeLessThan(0);
    }
  });

  it('shows nothing from five posts, wherever they are, and says so below twenty', () => {
    const five = Array.from({ length: 5 }, (_, index) => ({ weekday: 2, hour: 20, value: index, daysAgo: 0 }));
    expect(toBestTimes(five)).toEqual({ status: 'INSUFFICIENT_DATA', n: 5, minimum: 20 });
    expect(toBestTimes([])).toEqual({ status: 'INSUFFICIENT_DATA', n: 0, minimum: 20 });
    expect(toBestTimes(createPosts(6)).status).toBe('INSUFFICIENT_DATA');
    expect(toBestTimes(createPosts(7)).status).toBe('MEASURED');
  });

  it('hides cells of fewer than two effective posts, old ones weighing less', () => {
    const posts = createPosts(30);
    const [cell] = toShown([...posts, { weekday: 0, hour: 7, value: 99, daysAgo: 1 }]).filter(({ hour }) => hour === 7);
    expect(cell).toBeUndefined();
    const old = Array.from({ length: 10 }, () => ({ weekday: 0, hour: 7, value: 6, daysAgo: 281 }));
    expect(toShown([...posts, ...old])).toEqual(toShown(posts));
    const uneven = [1, 60].map((daysAgo) => ({ weekday: 0, hour: 7, value: 6, daysAgo }));
    expect(toShown([...posts, ...uneven]).some(({ hour }) => hour === 7)).toBe(false);
  });

  it('refuses times that are none', () => {
    for (const wrong of [{ weekday: 7 }, { hour: 24 }, { hour: -1 }, { daysAgo: -1 }])
      expect(() => toBestTimes([{ weekday: 0, hour: 0, value: 1, daysAgo: 0, ...wrong }])).toThrow('time of the week');
  });

  it('does not depend on the order of posts or the level of values', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: -50, max: 50 }), (seed, level) => {
        const posts = createPosts(20, seed);
        const shown = toShown(posts);
        const changed = toShown(posts.toReversed().map((post) => ({ ...post, value: post.value + level })));
        expect(changed).toHaveLength(shown.length);
        shown.forEach(({ effect, n }, index) => {
          expect(changed[index]?.n).toBeCloseTo(n, 8);
          expect(changed[index]?.effect?.value).toBeCloseTo(effect?.value ?? 0, 8);
          expect(changed[index]?.effect?.low).toBeCloseTo(effect?.low ?? 0, 8);
        });
      }),
      { numRuns: 30 },
    );
  });
});

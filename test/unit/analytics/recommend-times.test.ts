import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BestTimeCell, toBestTimes } from '../../../src/analytics/best-times.ts';
import { recommendTimes } from '../../../src/analytics/recommend-times.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

/** A week of hidden cells but for those given, by 24 × weekday + hour. */
function createWeek(shown: Readonly<Record<number, Omit<BestTimeCell, 'weekday' | 'hour' | 'n'>>>): readonly BestTimeCell[] {
  return Array.from({ length: 168 }, (_, cell) => ({
    weekday: Math.floor(cell / 24),
    hour: cell % 24,
    n: 3,
    ...(shown[cell] ?? { posts: 1, effect: null }),
  }));
}
const effect = (value: number, half: number) => ({ value, low: value - half, high: value + half });

describe('recommendTimes', () => {
  it('joins neighbours on a weekday, and weighs them by posts, by hand', () => {
    // Tuesday 18:00 and 19:00, Wednesday 0:00 by itself; 165 other posts.
    const cells = createWeek({
      42: { posts: 3, effect: effect(0.6, 0.2) },
      43: { posts: 6, effect: effect(0.9, 0.2) },
      48: { posts: 2, effect: effect(0.5, 0.1) },
    });
    const [first, second, ...others] = recommendTimes(cells);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ weekday: 1, hour: 18, hours: 2, best: 19, share: 9 / 176 });
    // (3 × 0.6 + 6 × 0.9) / 9; of three hours the bound is Φ⁻¹(1 − 0.025 / 3) = 2.3940 deviations away, of which 0.2 are 1.96.
    const half = (0.2 * 2.3939798) / 1.959964;
    expect(first?.evidence).toEqual({
      n: 9,
      effect: expect.closeTo(0.8, 12),
      low: expect.closeTo(0.8 - half, 3),
      high: expect.closeTo(0.8 + half, 3),
    });
    expect(second).toMatchObject({ weekday: 2, hour: 0, hours: 1, best: 0, evidence: { n: 2 } });
  });

  it('asks more of an hour the more hours are shown', () => {
    const sure = { posts: 2, effect: effect(0.5, 0.4) };
    expect(recommendTimes(createWeek({ 42: sure }))).toHaveLength(1);
    const dull = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [60 + index, { posts: 2, effect: effect(0, 0.4) }]));
    // Of 41, the bound is 3.2 deviations away: 0.5 / 0.4 × 1.96 are 2.45.
    expect(recommendTimes(createWeek({ ...dull, 42: sure }))).toEqual([]);
  });

  it('leaves out hours that the channel knows, and a week without shown ones', () => {
    const cells = (posts: number) => createWeek({ 42: { posts, effect: effect(1, 0.1) } });
    // 18 of 185 are below a tenth, 19 of 186 above.
    expect(recommendTimes(cells(18))).toHaveLength(1);
    expect(recommendTimes(cells(19))).toEqual([]);
    expect(recommendTimes(createWeek({}))).toEqual([]);
    expect(recommendTimes([])).toEqual([]);
  });

  it('joins no hours over midnight', () => {
    const good = { posts: 2, effect: effect(1, 0.1) };
    expect(recommendTimes(createWeek({ 47: good, 48: good })).map(({ hour, hours }) => [hour, hours])).toEqual([
      [23, 1],
      [0, 1],
    ]);
  });

  it('has fewer than one channel in fifty that is advised by chance alone', () => {
    const advised = Array.from({ length: 200 }, (_, seed) => {
      const random = createSeededRandom(seed + 1);
      const posts = Array.from({ length: 200 }, (_post, index) => ({
        weekday: Math.floor(7 * random()),
        hour: 8 + Math.floor(8 * random()),
        daysAgo: index / 3,
        value: random() + random() + random(),
      }));
      const times = toBestTimes(posts);
      return times.status === 'MEASURED' ? recommendTimes(times.cells).length : 0;
    });
    expect(advised.filter((count) => count > 0).length).toBeLessThan(4);
  });

  it('tells only hours whose interval lies above none', () => {
    const cell = fc.record({
      value: fc.double({ min: -1, max: 1, noNaN: true }),
      half: fc.double({ min: 0.01, max: 1, noNaN: true }),
      at: fc.integer({ min: 0, max: 167 }),
    });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), (cells) => {
        const week = createWeek(Object.fromEntries(cells.map(({ value, half, at }) => [at, { posts: 1, effect: effect(value, half) }])));
        for (const { evidence, share, hour, hours } of recommendTimes(week)) {
          expect(evidence.low).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(0.1);
          expect(hour + hours).toBeLessThanOrEqual(24);
        }
      }),
    );
  });
});

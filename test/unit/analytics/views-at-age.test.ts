import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toViewsAtAge } from '../../../src/analytics/views-at-age.ts';

const HOUR_MS = 3_600_000;
const publishedAt = Date.parse('2025-03-01T10:00:00Z');
const toSnapshots = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([hours, value]) => ({ time: publishedAt + hours * HOUR_MS, value }));

describe('toViewsAtAge', () => {
  it('is what a hand gets: a quarter of the way from 100 at 23 h to 180 at 27 h is 120', () => {
    const snapshots = toSnapshots([27, 180], [4, 50], [23, 100], [40, 200]);
    expect(toViewsAtAge(snapshots, { publishedAt, hours: 24 })).toBe(120);
  });

  it('is what numpy gets', () => {
    // numpy 2.4.6: np.interp(17.5, [0, 3.2, 11.7, 19.1, 30], [0, 411, 873, 1019, 1100]) is 987.4324324324324.
    const snapshots = toSnapshots([3.2, 411], [11.7, 873], [19.1, 1019], [30, 1100]);
    expect(toViewsAtAge(snapshots, { publishedAt, hours: 17.5 })).toBeCloseTo(987.4324324324324, 6);
  });

  it('begins with 0 at the publication, unless that moment was seen', () => {
    expect(toViewsAtAge([], { publishedAt, hours: 0 })).toBe(0);
    expect(toViewsAtAge(toSnapshots([0, 7], [1, 9]), { publishedAt, hours: 0 })).toBe(7);
    expect(toViewsAtAge(toSnapshots([1.25, 100]), { publishedAt, hours: 1 })).toBeCloseTo(80, 10);
    expect(toViewsAtAge(toSnapshots([-5, 900], [1.25, 100]), { publishedAt, hours: 1 })).toBeCloseTo(80, 10);
  });

  it('is null after the last snapshot, but not at it', () => {
    const snapshots = toSnapshots([20, 90], [24, 100]);
    expect(toViewsAtAge(snapshots, { publishedAt, hours: 24 })).toBe(100);
    expect(toViewsAtAge(snapshots, { publishedAt, hours: 24.001 })).toBeNull();
    expect(toViewsAtAge([], { publishedAt, hours: 1 })).toBeNull();
  });

  it('is null where the neighbours are further apart than one and a half times the age', () => {
    expect(toViewsAtAge(toSnapshots([4, 1000]), { publishedAt, hours: 1 })).toBeNull();
    expect(toViewsAtAge(toSnapshots([10, 1000], [46.1, 2000]), { publishedAt, hours: 24 })).toBeNull();
    expect(toViewsAtAge(toSnapshots([10, 1000], [46, 2000]), { publishedAt, hours: 24 })).toBeCloseTo(1000 + (1000 * 14) / 36, 8);
  });

  it('follows counts that fall, and the last given of one time', () => {
    expect(toViewsAtAge(toSnapshots([23, 200], [25, 100]), { publishedAt, hours: 24 })).toBe(150);
    expect(toViewsAtAge(toSnapshots([24, 200], [24, 190]), { publishedAt, hours: 24 })).toBe(190);
    expect(toViewsAtAge(toSnapshots([23, 100], [25, 300], [25, 200]), { publishedAt, hours: 24 })).toBe(150);
  });

  it('refuses an age before the publication', () => {
    expect(() => toViewsAtAge([], { publishedAt, hours: -1 })).toThrow('age from 0');
  });

  it('lies between counts whose order of arrival does not matter', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 200 }), (times, age) => {
        const snapshots = toSnapshots(...times.map((time) => [time, time ** 2] as const));
        const views = toViewsAtAge(snapshots, { publishedAt, hours: age });
        expect(toViewsAtAge(snapshots.toReversed(), { publishedAt, hours: age })).toBe(views);
        if (age > Math.max(...times)) expect(views).toBeNull();
        if (times.includes(age)) expect(views).toBe(age ** 2);
        // The line lies above a curve that bends upwards.
        if (views !== null) expect(views).toBeGreaterThanOrEqual(age ** 2 - 1e-6);
      }),
    );
  });
});

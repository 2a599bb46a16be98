import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trimmedDifference } from '../../../src/analytics/trimmed-difference.ts';

const values = (length: number) => fc.array(fc.integer({ min: -100, max: 100 }), { minLength: length, maxLength: length });

describe('trimmedDifference', () => {
  it('is what a hand gets of five and five: one is cut at each end', () => {
    // Kept 2, 3, 4 and 12, 13, 14; winsorized 2, 2, 3, 4, 4, whose squares about 3 come to 4; d = 4 / (3 × 2) on each side; 4 degrees of freedom, t = 2.776445.
    const difference = trimmedDifference([900, 12, 13, 14, -900], [1, 2, 3, 4, 500]);
    expect(difference?.effect).toBeCloseTo(10, 12);
    expect(difference?.low).toBeCloseTo(10 - 2.7764451051977987 * Math.sqrt(4 / 3), 9);
    expect(difference?.high).toBeCloseTo(10 + 2.7764451051977987 * Math.sqrt(4 / 3), 9);
  });

  it('is what scipy gets', () => {
    // scipy 1.17.1, stats.ttest_ind(equal_var=False, trim=0.2).confidence_interval(0.95) and (0.99).
    const one = Array.from({ length: 14 }, (_, index) => ((index * 37) % 11) / 10 + 0.5);
    const other = Array.from({ length: 23 }, (_, index) => ((index * 53) % 17) / 20);
    const [usual, strict] = [trimmedDifference(one, other), trimmedDifference(one, other, 0.01)];
    expect(usual?.effect).toBeCloseTo(0.63, 12);
    expect(usual?.low).toBeCloseTo(0.3660201844540881, 9);
    expect(usual?.high).toBeCloseTo(0.8939798155459121, 9);
    expect(strict?.low).toBeCloseTo(0.26518704733813475, 9);
    expect(strict?.high).toBeCloseTo(0.9948129526618654, 9);
  });

  it('is none for four values on a side, and where nothing varies', () => {
    expect(trimmedDifference([1, 2, 3, 4], [1, 2, 3, 4, 5])).toBeNull();
    expect(trimmedDifference([1, 2, 3, 4, 5], [])).toBeNull();
    expect(trimmedDifference([1, 1, 1, 1, 9], [5, 5, 5, 5, 5])).toBeNull();
  });

  it('is a number also of differences that are next to nothing', () => {
    const tiny = Array.from({ length: 10 }, (_, index) => (index % 2) * 1e-162);
    expect(trimmedDifference(tiny, [0, 0, 0, 0, 0, 0])?.low ?? 0).toBeCloseTo(0, 12);
  });

  it('turns round when the sides change, and moves with what is added to one', () => {
    fc.assert(
      fc.property(values(12), values(17), fc.integer({ min: -50, max: 50 }), (one, other, added) => {
        const [difference, turned] = [trimmedDifference(one, other), trimmedDifference(other, one)];
        expect(difference === null).toBe(turned === null);
        if (difference === null || turned === null) return;
        expect(turned.low).toBeCloseTo(-difference.high, 6);
        expect(difference.low).toBeLessThanOrEqual(difference.effect);
        const moved = trimmedDifference(
          one.map((value) => value + added),
          other,
        );
        expect(moved?.effect).toBeCloseTo(difference.effect + added, 6);
      }),
    );
  });
});

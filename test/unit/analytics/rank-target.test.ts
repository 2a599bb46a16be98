import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateRank } from '../../../src/analytics/rank-estimate.ts';
import { toTargetPoints, toTargetRating } from '../../../src/analytics/rank-target.ts';

describe('toTargetPoints', () => {
  it.each([
    ['IRON', null, 0],
    ['GOLD', null, 1200],
    ['GOLD', 'II', 1400],
    ['DIAMOND', 'I', 2700],
    ['MASTER', null, 2800],
    ['CHALLENGER', null, 3200],
  ])('is where %s %s begins', (tier, division, points) => {
    expect(toTargetPoints({ tier, division })).toBe(points);
  });

  it.each([
    ['WOOD', null],
    ['gold', null],
    ['GOLD', 'V'],
    ['MASTER', 'I'],
    ['', ''],
  ])('is null for %s %s, which is no rank', (tier, division) => {
    expect(toTargetPoints({ tier, division })).toBeNull();
  });
});

describe('toTargetRating', () => {
  it('is the rating whose estimate those points are', () => {
    const line = fc.record({
      slope: fc.double({ min: 1, max: 200, noNaN: true }),
      intercept: fc.double({ min: -2000, max: 2000, noNaN: true }),
      residualDeviation: fc.constant(100),
      n: fc.constant(300),
    });
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 3500 }), (fit, points) => {
        expect(estimateRank(fit, toTargetRating(fit, points)).points).toBeCloseTo(points, 6);
      }),
    );
  });
});

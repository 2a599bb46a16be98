import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingPercentile } from '../../../src/analytics/standing-percentile.ts';

describe('standingPercentile', () => {
  it('counts those below and half of the equals', () => {
    // Of five, values 9 7 7 4 1: 90, 60, 60, 30, 10. scipy.stats.percentileofscore([9, 7, 7, 4, 1], 7, kind='mean') counts the same way.
    expect(standingPercentile({ rank: 1, ties: 1, players: 5 })).toBe(90);
    expect(standingPercentile({ rank: 2, ties: 2, players: 5 })).toBe(60);
    expect(standingPercentile({ rank: 4, ties: 1, players: 5 })).toBe(30);
    expect(standingPercentile({ rank: 5, ties: 1, players: 5 })).toBe(10);
  });

  it('is in the middle where all are equal, also alone', () => {
    expect(standingPercentile({ rank: 1, ties: 1, players: 1 })).toBe(50);
    expect(standingPercentile({ rank: 1, ties: 8, players: 8 })).toBe(50);
  });

  it('averages to 50 over all, whatever the ties', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 }), (values) => {
        const places = values.map((value) => ({
          rank: 1 + values.filter((other) => other > value).length,
          ties: values.filter((other) => other === value).length,
          players: values.length,
        }));
        const sum = places.map(standingPercentile).reduce((total, percentile) => total + percentile, 0);
        expect(sum / values.length).toBeCloseTo(50, 9);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommendPicks } from '../../../src/analytics/recommend-picks.ts';
import { wilsonInterval } from '../../../src/analytics/wilson-interval.ts';

describe('recommendPicks', () => {
  it('finds what is won more often than half, with the plain interval', () => {
    const counts = [
      { choice: 'zed', wins: 130, games: 200 },
      { choice: 'ahri', wins: 105, games: 200 },
      { choice: 'olaf', wins: 60, games: 200 },
    ];
    const interval = wilsonInterval({ successes: 130, trials: 200 });
    expect(recommendPicks(counts)).toEqual([
      { choice: 'zed', evidence: { n: 200, effect: 0.65 - 0.5, low: (interval?.low ?? 0) - 0.5, high: (interval?.high ?? 0) - 0.5 } },
    ]);
    // 0.5815 to 0.7128: R, binom::binom.confint(130, 200, methods = "wilson").
    expect(interval?.low).toBeCloseTo(0.5815, 3);
  });

  it('finds nothing without counts, with few games, and asks more of many', () => {
    expect(recommendPicks([])).toEqual([]);
    expect(recommendPicks([{ choice: 1, wins: 49, games: 49 }])).toEqual([]);
    const lucky = { choice: 0, wins: 60, games: 100 };
    expect(recommendPicks([{ ...lucky, wins: 61 }])).toHaveLength(1);
    const others = Array.from({ length: 100 }, (_, index) => ({ choice: index + 1, wins: 50, games: 100 }));
    expect(recommendPicks([lucky, ...others])).toEqual([]);
  });

  it('never tells of a bound below half', () => {
    const count = fc
      .integer({ min: 0, max: 400 })
      .chain((games) => fc.record({ choice: fc.nat(), games: fc.constant(games), wins: fc.integer({ min: 0, max: games }) }));
    fc.assert(
      fc.property(fc.array(count, { maxLength: 30 }), (counts) => {
        const lows = recommendPicks(counts).map(({ evidence }) => evidence.low);
        expect(lows.every((low) => low > 0)).toBe(true);
        expect(lows).toEqual([...lows].sort((one, other) => other - one));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommendBans } from '../../../src/analytics/recommend-bans.ts';
import { shrinkRates } from '../../../src/analytics/shrink-rates.ts';

describe('recommendBans', () => {
  it('finds opponents that are beaten less than half of the time after shrinkage, the hardest first', () => {
    const counts = [
      { choice: 'zed', wins: 40, games: 200 },
      { choice: 'ahri', wins: 100, games: 200 },
      { choice: 'olaf', wins: 60, games: 200 },
      { choice: 'new', wins: 0, games: 5 },
    ];
    const { rates } = shrinkRates(counts);
    const bans = recommendBans(counts);
    expect(bans.map(({ choice }) => choice)).toEqual(['zed', 'olaf']);
    expect(bans[0]?.evidence).toEqual({
      n: 200,
      effect: (rates[0]?.mean ?? 0) - 0.5,
      low: (rates[0]?.low ?? 0) - 0.5,
      high: (rates[0]?.high ?? 0) - 0.5,
    });
    // Shrunk towards the others: above the plain 20 %.
    expect(rates[0]?.mean).toBeGreaterThan(0.2);
  });

  it('finds nothing without counts, with few games, and where all are even', () => {
    expect(recommendBans([])).toEqual([]);
    expect(recommendBans([{ choice: 1, wins: 0, games: 19 }])).toEqual([]);
    expect(recommendBans(Array.from({ length: 20 }, (_, choice) => ({ choice, wins: 20, games: 40 })))).toEqual([]);
  });

  it('never tells of an interval that reaches half', () => {
    const count = fc
      .integer({ min: 1, max: 200 })
      .chain((games) => fc.record({ choice: fc.nat(), games: fc.constant(games), wins: fc.integer({ min: 0, max: games }) }));
    fc.assert(
      fc.property(fc.array(count, { maxLength: 20 }), (counts) => {
        expect(recommendBans(counts).every(({ evidence }) => evidence.high < 0 && evidence.effect < 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateDifference } from '../../../src/analytics/rate-difference.ts';
import { type ChosenGame, recommendChoices } from '../../../src/analytics/recommend-choices.ts';

const games = (choice: string, wins: number, losses: number): ChosenGame<string>[] => [
  ...Array.from({ length: wins }, () => ({ choice, won: true })),
  ...Array.from({ length: losses }, () => ({ choice, won: false })),
];

describe('recommendChoices', () => {
  it('finds the one that beats the others, with its difference from their games', () => {
    const [best, ...others] = recommendChoices([...games('zed', 30, 10), ...games('ahri', 20, 40), ...games('olaf', 25, 35)]);
    expect(others).toEqual([]);
    expect(best).toEqual({
      choice: 'zed',
      count: { wins: 30, games: 40 },
      evidence: { n: 40, ...rateDifference({ wins: 30, games: 40 }, { wins: 45, games: 120 }) },
    });
    // By hand: 30/40 − 45/120; Newcombe's bounds of these counts by R, DescTools::BinomDiffCI(30, 40, 45, 120, method = "score").
    expect(best?.evidence.effect).toBeCloseTo(0.375, 12);
    expect(best?.evidence.low).toBeGreaterThan(0.19);
    expect(best?.evidence.high).toBeLessThan(0.52);
  });

  it('finds nothing without games, with one choice, with few games, or where nothing differs', () => {
    expect(recommendChoices([])).toEqual([]);
    expect(recommendChoices(games('zed', 100, 1))).toEqual([]);
    expect(recommendChoices([...games('zed', 9, 0), ...games('ahri', 0, 50)])).toEqual([]);
    expect(recommendChoices([...games('zed', 50, 0), ...games('ahri', 0, 9)])).toEqual([]);
    expect(recommendChoices([...games('zed', 50, 50), ...games('ahri', 50, 50)])).toEqual([]);
  });

  it('asks more of one of many than of one of two', () => {
    const others = (count: number) => Array.from({ length: count }, (_, index) => games(`other ${index}`, 360 / count, 360 / count)).flat();
    const lucky = games('zed', 30, 12);
    expect(recommendChoices([...lucky, ...others(1)]).map(({ choice }) => choice)).toEqual(['zed']);
    expect(recommendChoices([...lucky, ...others(36)])).toEqual([]);
  });

  it('is right about all but one in twenty players who are equally good with all', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    let advised = 0;
    for (let player = 0; player < 400; player += 1) {
      const played = Array.from({ length: 300 }, () => ({ choice: Math.floor(random() * 10), won: random() < 0.5 }));
      if (recommendChoices(played).length > 0) advised += 1;
    }
    expect(advised).toBeLessThan(400 * 0.05);
  });

  it('tells only of lower bounds above no difference, the largest first, whatever the order of games', () => {
    const game = fc.record({ choice: fc.constantFrom('a', 'b', 'c'), won: fc.boolean() });
    fc.assert(
      fc.property(fc.array(game, { maxLength: 200 }), (played) => {
        const better = recommendChoices(played);
        const lows = better.map(({ evidence }) => evidence.low);
        expect(lows).toEqual([...lows].sort((one, other) => other - one));
        expect(lows.every((low) => low > 0)).toBe(true);
        const backwards = recommendChoices(played.toReversed());
        expect(new Set(backwards.map(({ choice }) => choice))).toEqual(new Set(better.map(({ choice }) => choice)));
      }),
    );
  });
});

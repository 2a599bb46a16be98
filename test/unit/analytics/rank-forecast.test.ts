import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastRank } from '../../../src/analytics/rank-forecast.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const forecast = (target: number, { value = 25, deviation = 2, maxGames = 100, seed = 1 } = {}) =>
  forecastRank({ value, deviation, target, maxGames, nextRandom: createSeededRandom(seed) });

describe('forecastRank', () => {
  it('is there already where the target is not above the rating', () => {
    expect(forecast(25)).toEqual({ probability: 1, gamesQuantiles: { p10: 0, p50: 0, p90: 0 }, runs: 400 });
  });

  it('gives one game the chance of winning it', () => {
    // An even match, on average over skills about the rating: ½, and no further than one move of about 0.18.
    const one = forecast(25.1, { maxGames: 1 });
    expect(one.probability).toBeGreaterThan(0.42);
    expect(one.probability).toBeLessThan(0.58);
    expect(one.gamesQuantiles).toEqual({ p10: 1, p50: one.probability >= 0.5 ? 1 : null, p90: null });
    expect(forecast(26, { maxGames: 1 }).probability).toBe(0);
  });

  it('has no number of games where too few futures reach the target', () => {
    const { probability, gamesQuantiles } = forecast(29);
    expect(probability).toBeLessThan(0.5);
    expect(gamesQuantiles.p50).toBeNull();
    expect(gamesQuantiles.p90).toBeNull();
    expect(forecast(60)).toMatchObject({ probability: 0, gamesQuantiles: { p10: null, p50: null, p90: null } });
  });

  it('comes near the share that another simulation finds', () => {
    // Python 3 with numpy 2.4.6, 200,000 runs of the same model with normal skills (numpy.random.default_rng(1)): 0.3274 reach 26.5 within 100 games,
    // a tenth of them within 31.
    expect(Math.abs(forecast(26.5).probability - 0.3274)).toBeLessThan(0.05);
    expect(Math.abs((forecast(26.5).gamesQuantiles.p10 ?? 0) - 31)).toBeLessThan(8);
  });

  it('is the same for the same seed, and refuses bad input', () => {
    expect(forecast(26.5, { seed: 9 })).toEqual(forecast(26.5, { seed: 9 }));
    expect(() => forecast(26, { deviation: 0 })).toThrow('a deviation above 0, got 0');
    for (const maxGames of [0, 1.5, 1001]) expect(() => forecast(26, { maxGames })).toThrow(`from 1 to 1000 games, got ${maxGames}`);
  });

  it('is never likelier for a higher target or fewer games, and its quantiles rise', () => {
    const target = fc.double({ min: 20, max: 32, noNaN: true });
    fc.assert(
      fc.property(target, target, fc.integer({ min: 1, max: 60 }), (one, other, maxGames) => {
        const [near, far] = [forecast(Math.min(one, other), { maxGames }), forecast(Math.max(one, other), { maxGames })];
        // The same futures up to where the nearer target ends them: 400 draws differ from there.
        expect(far.probability).toBeLessThanOrEqual(near.probability + 0.1);
        const { p10, p50, p90 } = near.gamesQuantiles;
        expect((p10 ?? 0) <= (p50 ?? maxGames) && (p50 ?? 0) <= (p90 ?? maxGames)).toBe(true);
        expect(p50 !== null).toBe(near.probability >= 0.5);
      }),
      { numRuns: 40 },
    );
  });

  it('takes milliseconds for 200 games', () => {
    const startedAt = performance.now();
    for (let call = 0; call < 10; call += 1) forecast(40, { maxGames: 200 });
    // About 5 ms each; the bound leaves room for a busy machine.
    expect((performance.now() - startedAt) / 10).toBeLessThan(20);
  });
});

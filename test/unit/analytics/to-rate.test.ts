import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRate } from '../../../src/analytics/to-rate.ts';

describe('toRate', () => {
  it('keeps the counts beside the share and its Wilson interval', () => {
    // scipy 1.17.1: binomtest(7, 10).proportion_ci(method='wilson') gives 0.39677814746114526 to 0.892208732593699.
    const rate = toRate({ wins: 7, games: 10 });
    expect(rate).toMatchObject({ wins: 7, games: 10, value: 0.7 });
    expect(rate?.low).toBeCloseTo(0.39677814746114526, 13);
    expect(rate?.high).toBeCloseTo(0.892208732593699, 13);
  });

  it('is null without games', () => {
    expect(toRate({ wins: 0, games: 0 })).toBeNull();
  });

  it('lets no single game won lead sixty of a hundred', () => {
    const [single, many] = [toRate({ wins: 1, games: 1 }), toRate({ wins: 60, games: 100 })];
    expect(single?.low).toBeLessThan(many?.low ?? 0);
  });

  it('has a higher lower bound for the same share of more games', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 2, max: 20 }),
        (wins, losses, times) => {
          fc.pre(wins > 0);
          const few = toRate({ wins, games: wins + losses });
          const many = toRate({ wins: wins * times, games: (wins + losses) * times });
          expect(many?.low).toBeGreaterThan(few?.low ?? 1);
        },
      ),
    );
  });
});

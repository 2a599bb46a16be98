import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toResidualSpread } from '../../../src/analytics/residual-spread.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const toGames = (text: string, expected = 0.5) => [...text].map((letter) => ({ expected, won: letter === 'W' }));

describe('toResidualSpread', () => {
  it('is what a hand gets: 8 of 10 won at 50 % are 3 / √2.5, and so on five times', () => {
    // Each block: (8 − 5)² / 2.5 = 3.6, whichever way it goes.
    const spread = toResidualSpread(toGames(`${'WWWWWWWWLL'.repeat(3)}${'LLLLLLLLWW'.repeat(2)}`));
    expect(spread).toMatchObject({ status: 'MEASURED', n: 50 });
    expect(spread.status === 'MEASURED' && spread.spread).toBeCloseTo(Math.sqrt(3.6), 12);
  });

  it('has the interval that scipy has, nearly', () => {
    // scipy 1.17.1: chi2.ppf([0.975, 0.025], 10) gives 20.483177350807388 and 3.2469727802368413. Ten blocks of 3.6 are 36.
    const spread = toResidualSpread(toGames('WWWWWWWWLL'.repeat(10)));
    if (spread.status !== 'MEASURED') throw new Error('100 games are enough');
    expect(spread.low).toBeCloseTo(Math.sqrt(36 / 20.483177350807388), 3);
    expect(Math.abs(spread.high / Math.sqrt(36 / 3.2469727802368413) - 1)).toBeLessThan(0.005);
  });

  it('says so when there are fewer than 50 games, and refuses certainty', () => {
    expect(toResidualSpread([])).toEqual({ status: 'INSUFFICIENT_DATA', n: 0, minimum: 50 });
    expect(toResidualSpread(toGames('WL'.repeat(24)))).toMatchObject({ status: 'INSUFFICIENT_DATA', n: 48 });
    expect(() => toResidualSpread(toGames('W', 1))).toThrow('between 0 and 1, got 1');
  });

  it('is 0 of results that are always as expected, and takes the newest games', () => {
    expect(toResidualSpread(toGames('WL'.repeat(30)))).toMatchObject({ spread: 0, low: 0, high: 0 });
    expect(toResidualSpread(toGames(`WWWWWWWWW${'WL'.repeat(25)}`))).toMatchObject({ spread: 0, n: 59 });
  });

  it('holds 1 about as often as it says, of chance alone', () => {
    const random = createSeededRandom(11);
    let held = 0;
    for (let player = 0; player < 1000; player += 1) {
      const games = Array.from({ length: 100 }, () => {
        const expected = 0.3 + 0.4 * random();
        return { expected, won: random() < expected };
      });
      const spread = toResidualSpread(games);
      if (spread.status === 'MEASURED' && spread.low <= 1 && spread.high >= 1) held += 1;
    }
    expect(held).toBeGreaterThan(930);
    expect(held).toBeLessThan(980);
  });

  it('does not change when every chance and result is turned round', () => {
    const game = fc.record({ expected: fc.double({ min: 0.05, max: 0.95, noNaN: true }), won: fc.boolean() });
    fc.assert(
      fc.property(fc.array(game, { minLength: 50, maxLength: 120 }), (games) => {
        const [one, turned] = [games, games.map(({ expected, won }) => ({ expected: 1 - expected, won: !won }))].map(toResidualSpread);
        if (one?.status !== 'MEASURED' || turned?.status !== 'MEASURED') throw new Error('50 games are enough');
        expect(turned.spread).toBeCloseTo(one.spread, 9);
        expect(one.low <= one.spread && one.spread <= one.high).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateElo } from '../../../src/analytics/elo.ts';

const rating = fc.double({ min: 0, max: 4000, noNaN: true });
const team = fc.array(rating, { minLength: 1, maxLength: 5 });

describe('rateElo', () => {
  it('is what a hand gets: equal teams expect ½ and move by half of K; 400 points are ten to one', () => {
    expect(rateElo([[1500, 1700], [1600]], true)).toEqual({ expected: 0.5, change: 16 });
    expect(rateElo([[1900], [1500]], true).expected).toBeCloseTo(10 / 11, 12);
    expect(rateElo([[1900], [1500]], false, 11).change).toBeCloseTo(-10, 12);
  });

  it('is what Python gets', () => {
    // Python 3: 1 / (1 + 10 ** (-(1500 - 1400) / 400)).
    expect(rateElo([[1500], [1400]], true).expected).toBeCloseTo(0.6400649998028851, 14);
  });

  it('refuses a team without players', () => {
    expect(() => rateElo([[], [1500]], true)).toThrow('players on both sides, got 0 and 1');
  });

  it('gives one side what it takes from the other, and moves the winner up', () => {
    fc.assert(
      fc.property(team, team, (one, other) => {
        const [forward, backward] = [rateElo([one, other], true), rateElo([other, one], false)];
        expect(forward.expected + backward.expected).toBeCloseTo(1, 12);
        expect(forward.change + backward.change).toBeCloseTo(0, 10);
        expect(forward.change).toBeGreaterThan(0);
      }),
    );
  });
});

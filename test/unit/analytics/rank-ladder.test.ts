import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANK_LADDER, toLadderPoints, toLadderRank } from '../../../src/analytics/rank-ladder.ts';

const ranks = [
  ['IRON', 'IV', 0, 0],
  ['IRON', 'I', 100, 400],
  ['BRONZE', 'III', 7, 507],
  ['GOLD', 'II', 50, 1450],
  ['EMERALD', 'IV', 1, 2001],
  ['DIAMOND', 'I', 99, 2799],
  ['MASTER', null, 0, 2800],
  ['MASTER', null, 150, 2950],
  ['GRANDMASTER', null, 0, 3000],
  ['GRANDMASTER', null, 350, 3150],
  ['CHALLENGER', null, 0, 3200],
  ['CHALLENGER', null, 1200, 4000],
] as const;

describe('toLadderPoints', () => {
  // By hand, from the table: 400 points a tier, 100 a division, and from Master up league points on top of 2800.
  it.each(ranks)('puts %s %s with %i points at %i', (tier, division, leaguePoints, points) => {
    expect(toLadderPoints({ tier, division, leaguePoints })).toBe(points);
  });

  it('is null for what is not on the ladder', () => {
    for (const [tier, division] of [
      ['UNRANKED', null],
      ['gold', 'II'],
      ['GOLD', null],
      ['GOLD', 'V'],
      ['', 'I'],
    ] as const)
      expect(toLadderPoints({ tier, division, leaguePoints: 10 })).toBeNull();
    expect(toLadderPoints({ tier: 'GOLD', division: 'I', leaguePoints: 0 }, [])).toBeNull();
  });
});

describe('toLadderRank', () => {
  it('is the lowest rank below the ladder, and no rank of an empty one', () => {
    expect(toLadderRank(-50)).toEqual({ tier: 'IRON', division: 'IV', leaguePoints: 0 });
    expect(toLadderRank(100, [])).toBeNull();
  });

  it('undoes toLadderPoints', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), (points) => {
        const rank = toLadderRank(points);
        expect(rank).not.toBeNull();
        expect(rank && toLadderPoints(rank)).toBeCloseTo(points, 9);
      }),
    );
  });

  it('does not depend on the order of the table, either way', () => {
    const shuffled = fc.shuffledSubarray([...RANK_LADDER], { minLength: RANK_LADDER.length });
    fc.assert(
      fc.property(shuffled, fc.double({ min: -100, max: 5000, noNaN: true }), (ladder, points) => {
        expect(toLadderRank(points, ladder)).toEqual(toLadderRank(points));
        for (const [tier, division, leaguePoints, expected] of ranks)
          expect(toLadderPoints({ tier, division, leaguePoints }, ladder)).toBe(expected);
      }),
    );
  });
});

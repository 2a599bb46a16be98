import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateMatch, UNKNOWN_SKILL } from '../../../src/analytics/rate-match.ts';
import { type LadderSeat, type LadderStanding, rateLadderMatch } from '../../../src/analytics/rate-matches.ts';

const seat = (slot: number, playerId: string | null, won: boolean, changes: Partial<LadderSeat> = {}): LadderSeat => ({
  slot,
  playerId,
  side: won ? 100 : 200,
  place: won ? 1 : 2,
  won,
  ...changes,
});

describe('rateLadderMatch', () => {
  it('starts who has no matches where everybody starts, and goes on from there', () => {
    const standings = new Map<string, LadderStanding>();
    const seats = [seat(0, 'a', true), seat(1, 'b', false)];
    const [first] = rateLadderMatch({ seats }, standings);
    const [won] = rateMatch([
      { place: 1, members: [UNKNOWN_SKILL] },
      { place: 2, members: [UNKNOWN_SKILL] },
    ]);
    expect(first).toMatchObject({ value: won?.members[0]?.value, deviation: won?.members[0]?.deviation, games: 1, expected: 0.5 });
    const [second] = rateLadderMatch({ seats }, standings);
    expect(second?.games).toBe(2);
    expect(second?.expected).toBeGreaterThan(0.5);
    expect(standings.get('a')).toEqual({ value: second?.value, deviation: second?.deviation, games: 2 });
  });

  it('rates no bots, and takes an unknown player for each seat that lacks one', () => {
    const standings = new Map<string, LadderStanding>();
    const rated = rateLadderMatch({ seats: [seat(0, 'a', true), seat(1, null, true), seat(2, 'b', false)] }, standings);
    const [won, lost] = rateMatch([
      { place: 1, members: [UNKNOWN_SKILL, UNKNOWN_SKILL] },
      { place: 2, members: [UNKNOWN_SKILL, UNKNOWN_SKILL] },
    ]);
    expect(rated.map(({ seat: { playerId }, value }) => [playerId, value])).toEqual([
      ['a', won?.members[0]?.value],
      ['b', lost?.members[0]?.value],
    ]);
    expect([...standings.keys()]).toEqual(['a', 'b']);
  });

  it('does not rate what gives no ranking', () => {
    const unrated: readonly (readonly LadderSeat[])[] = [
      [],
      [seat(0, 'a', true)],
      [seat(0, 'a', true), seat(1, 'b', true)],
      [seat(0, 'a', true), seat(1, null, false)],
      [seat(0, 'a', true), seat(1, 'b', false, { place: null })],
      [seat(0, 'a', true), seat(1, 'b', false, { side: 100 }), seat(2, 'c', false)],
      [seat(0, 'a', true), seat(1, 'b', false, { place: 1 })],
    ];
    for (const seats of unrated) {
      const standings = new Map<string, LadderStanding>();
      expect(rateLadderMatch({ seats }, standings)).toEqual([]);
      expect(standings.size).toBe(0);
    }
  });

  it('ranks the teams of Arena by their places', () => {
    const standings = new Map<string, LadderStanding>();
    const seats = ['a', 'b', 'c', 'd'].flatMap((name, index) => [
      seat(2 * index, `${name}1`, index < 2, { side: index, place: index + 1 }),
      seat(2 * index + 1, `${name}2`, index < 2, { side: index, place: index + 1 }),
    ]);
    const rated = rateLadderMatch({ seats }, standings);
    const values = rated.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    expect(rated.map(({ expected }) => expected)).toEqual(rated.map(() => expect.closeTo(0.5, 3)));
  });

  it('depends neither on which side comes first nor on names of sides', () => {
    const players = fc.uniqueArray(fc.string(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(players, fc.boolean(), (names, firstWins) => {
        const rate = (sides: readonly [number, number]) => {
          const seats = names.map((name, index) => {
            const won = index < 3 === firstWins;
            return seat(index, name, won, { side: sides[index < 3 ? 0 : 1] });
          });
          return new Map(rateLadderMatch({ seats }, new Map()).map(({ seat: { playerId }, value }) => [playerId, value]));
        };
        expect(rate([100, 200])).toEqual(rate([7, 3]));
      }),
    );
  });
});

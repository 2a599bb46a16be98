import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenMatchStep } from '../../../src/analytics/even-match-step.ts';
import { type MatchSide, rateMatch, type Skill, UNKNOWN_SKILL } from '../../../src/analytics/rate-match.ts';

const five = (skill: Skill): Skill[] => [skill, skill, skill, skill, skill];
const skill = fc.record({ value: fc.double({ min: -20, max: 70, noNaN: true }), deviation: fc.double({ min: 0.5, max: 9, noNaN: true }) });
const side = (size: number) => fc.array(skill, { minLength: size, maxLength: size });

describe('rateMatch', () => {
  it('is what a hand gets of ten equal players', () => {
    // σ² = (25/3)² + (25/300)² = 69.451389; c² = 10 σ² + 2 (25/6)² = 729.236; a win moves by σ² / 2c = 1.28593.
    const [won, lost] = rateMatch([
      { place: 1, members: five(UNKNOWN_SKILL) },
      { place: 2, members: five(UNKNOWN_SKILL) },
    ]);
    expect(won?.expected).toBe(0.5);
    expect(won?.members[0]?.value).toBeCloseTo(26.28593, 4);
    expect(lost?.members[4]?.value).toBeCloseTo(23.71407, 4);
  });

  it('agrees with the step of an even match, which was derived apart', () => {
    const others = { value: 25, deviation: 3 };
    const [won] = rateMatch([
      { place: 1, members: [{ value: 25, deviation: 5 }, others, others, others, others] },
      { place: 2, members: five(others) },
    ]);
    const step = evenMatchStep(5, { beta: 25 / 6, drift: 25 / 300, othersDeviation: 3 });
    expect(won?.members[0]?.value).toBeCloseTo(25 + step.move, 10);
    expect(won?.members[0]?.deviation).toBeCloseTo(step.deviation, 10);
  });

  it('is what Python gets of Algorithm 4', () => {
    // Python 3, Weng & Lin's Algorithm 4 written down from the paper, with c² = Σ (σ² + β²), γ = σ / c, β = 25/6 and τ = 25/300 added before.
    const rated = rateMatch([
      { place: 2, members: [{ value: 25, deviation: 8.333 }] },
      { place: 1, members: [{ value: 27, deviation: 5 }] },
      { place: 3, members: [{ value: 20, deviation: 3 }] },
    ]);
    const expected = [
      [25.27525861224748, 7.729526409527552],
      [28.177337124429883, 4.96146999393033],
      [19.540249061006705, 2.9923566741141636],
    ];
    expected.forEach(([value = 0, deviation = 0], index) => {
      expect(rated[index]?.members[0]?.value).toBeCloseTo(value, 10);
      expect(rated[index]?.members[0]?.deviation).toBeCloseTo(deviation, 10);
    });
  });

  it('gives the weaker side more for the same win, and never moves a winner of two down', () => {
    fc.assert(
      fc.property(side(5), side(5), (one, other) => {
        const [forward, backward] = [rateMatch(toSides(one, other)), rateMatch(toSides(other, one).reverse())];
        expect((forward[0]?.expected ?? 0) + (forward[1]?.expected ?? 0)).toBeCloseTo(1, 12);
        expect(forward[0]?.expected).toBeCloseTo(backward[0]?.expected ?? 0, 12);
        for (const [index, member] of forward[0]?.members.entries() ?? [])
          expect(member.value).toBeGreaterThanOrEqual(one[index]?.value ?? 0);
        for (const [index, member] of forward[1]?.members.entries() ?? [])
          expect(member.value).toBeLessThanOrEqual(other[index]?.value ?? 0);
      }),
    );
  });

  it('gives eight teams of two chances of the upper half that add up to four, in the order of their strength', () => {
    fc.assert(
      fc.property(fc.array(side(2), { minLength: 8, maxLength: 8 }), (teams) => {
        const rated = rateMatch(teams.map((members, index) => ({ place: index + 1, members })));
        expect(rated.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(4, 2);
        const strength = teams.map((members) => members.reduce((sum, { value }) => sum + value, 0));
        for (const [index, one] of rated.entries()) {
          for (const [at, other] of rated.entries()) {
            if ((strength[index] ?? 0) > (strength[at] ?? 0)) expect(one.expected).toBeGreaterThanOrEqual(other.expected - 1e-9);
          }
        }
      }),
    );
  });

  it('is the share of orders in which a team of three is in the upper half', () => {
    // Plackett–Luce by hand with strengths w = e^(value / c) and c² = 3 + 4 + 5 (variances with drift) + 3 (25/6)²: the first place goes to w / Σ w.
    const deviations = [3, 4, 5].map((variance) => Math.sqrt(variance - (25 / 300) ** 2));
    const values = [20, 25, 30];
    const c = Math.sqrt(12 + 3 * (25 / 6) ** 2);
    const weights = values.map((value) => Math.exp(value / c));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const rated = rateMatch(values.map((value, index) => ({ place: index + 1, members: [{ value, deviation: deviations[index] ?? 0 }] })));
    for (const [index, { expected }] of rated.entries()) expect(expected).toBeCloseTo((weights[index] ?? 0) / sum, 4);
  });
});

function toSides(winners: readonly Skill[], losers: readonly Skill[]): MatchSide[] {
  return [
    { place: 1, members: winners },
    { place: 2, members: losers },
  ];
}

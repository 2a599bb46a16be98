import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GapSums } from '../../../src/analytics/position-figures.ts';
import { recommendGaps } from '../../../src/analytics/recommend-gaps.ts';

/** Quantiles 5, 5.1, … 15: the quartiles are 7.5 and 12.5, the median is 10. */
const GRID = Array.from({ length: 101 }, (_, percent) => 5 + percent / 10);
const quantilesOf = () => GRID;
/** Games of a minute, so that sums are figures. */
const USUAL: GapSums = { deaths: 10, creepScore: 10, vision: 10, damage: 10, seconds: 60 };
const play = (count: number, changes: Partial<GapSums>) =>
  Array.from({ length: count }, (_, game) => {
    const noise = game % 2 === 0 ? 0.5 : -0.5;
    const game1 = { ...USUAL, ...changes };
    return {
      ...game1,
      deaths: game1.deaths + noise,
      creepScore: game1.creepScore + noise,
      vision: game1.vision + noise,
      damage: game1.damage + noise,
    };
  });
const listFigures = (games: readonly GapSums[]) => recommendGaps(games, quantilesOf).map(({ figure }) => figure);

describe('recommendGaps', () => {
  it.each([
    [{ creepScore: 6 }, 'CS_PER_MINUTE'],
    [{ damage: 6 }, 'DAMAGE_PER_MINUTE'],
    [{ deaths: 14 }, 'DEATHS_PER_GAME'],
    [{ vision: 6 }, 'VISION_PER_MINUTE'],
  ] as const)('tells of the one figure that is bad: %j', (changes, figure) => {
    expect(listFigures(play(40, changes))).toEqual([figure]);
  });

  it('tells nothing of what is good', () => {
    expect(listFigures(play(40, { creepScore: 14, damage: 14, vision: 14, deaths: 6 }))).toEqual([]);
  });

  it('has its effect and interval relative to the median, as a hand gets them', () => {
    const [gap] = recommendGaps(play(40, { creepScore: 6 }), quantilesOf);
    expect(gap?.evidence.n).toBe(40);
    expect(gap?.evidence.effect).toBeCloseTo(-0.4, 12);
    // The residuals are ± ½: s² = 40 / 39 / 4, the error √(s² / 40) = ½ / √39. Of 39 degrees, t with 0.0125 outside is 2.6188637: Python 3, Simpson's rule over the density and halving.
    const half = (2.6188637 * 0.5) / Math.sqrt(39) / 6;
    expect(gap?.evidence.high).toBeCloseTo(0.6 * Math.exp(half) - 1, 7);
    expect(gap?.evidence.low).toBeCloseTo(0.6 * Math.exp(-half) - 1, 7);
  });

  it('takes 20 games, an interval wholly beyond the quartile, and a population', () => {
    expect(listFigures(play(19, { creepScore: 6 }))).toEqual([]);
    expect(listFigures(play(20, { creepScore: 6 }))).toEqual(['CS_PER_MINUTE']);
    expect(listFigures(play(20, { creepScore: 7.4 }))).toEqual([]);
    expect(listFigures(play(400, { creepScore: 7.4 }))).toEqual(['CS_PER_MINUTE']);
    expect(recommendGaps(play(40, { creepScore: 6 }), () => undefined)).toEqual([]);
    expect(recommendGaps(play(40, { creepScore: 6 }), () => GRID.map(() => 0))).toEqual([]);
  });

  it('tells nothing without playing time but deaths', () => {
    expect(listFigures(play(40, { seconds: 0, deaths: 14 }))).toEqual(['DEATHS_PER_GAME']);
  });

  it('never tells of a figure on the good side of the quartile', () => {
    const game = fc.record({ value: fc.double({ min: 7.5, max: 60, noNaN: true }), seconds: fc.constant(60) });
    fc.assert(
      fc.property(fc.array(game, { minLength: 20, maxLength: 60 }), (games) => {
        const rows = games.map(({ value, seconds }) => ({
          creepScore: value,
          damage: value,
          vision: value,
          deaths: 12.5 - (value - 7.5) / 10,
          seconds,
        }));
        expect(listFigures(rows)).toEqual([]);
      }),
    );
  });
});

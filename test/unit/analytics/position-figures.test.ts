import { describe, expect, it } from 'vitest';
import { POSITION_FIGURES, toGapFigure, toPositionFigure } from '../../../src/analytics/position-figures.ts';

const game = {
  games: 1,
  wins: 1,
  kills: 1,
  deaths: 3,
  assists: 1,
  creepScore: 200,
  vision: 20,
  gold: 10_000,
  damage: 16_000,
  seconds: 1_200,
};

describe('toPositionFigure', () => {
  it('is deaths a game, and all else a minute', () => {
    const games = [game, { ...game, deaths: 5 }];
    const values = Object.fromEntries(POSITION_FIGURES.map((figure) => [figure, toPositionFigure(figure, games)?.value]));
    expect(values).toEqual({ CS_PER_MINUTE: 10, DAMAGE_PER_MINUTE: 800, DEATHS_PER_GAME: 4, GOLD_PER_MINUTE: 500, VISION_PER_MINUTE: 1 });
  });

  it('has no interval below 0', () => {
    expect(
      toPositionFigure('DEATHS_PER_GAME', [
        { ...game, deaths: 0 },
        { ...game, deaths: 9 },
      ])?.low,
    ).toBe(0);
  });

  it('is null without playing time, but of deaths', () => {
    const games = [0, 0].map((seconds) => ({ ...game, seconds }));
    expect(toPositionFigure('CS_PER_MINUTE', games)).toBeNull();
    expect(toPositionFigure('DEATHS_PER_GAME', games)).toEqual({ value: 3, low: 3, high: 3 });
  });
});

describe('toGapFigure', () => {
  it('has an interval that is as wide on the scale of logarithms', () => {
    // Deaths 3 and 5: 4 with an error of 1, and t of one degree with 0.5 outside is 1: 4 exp(± ¼).
    const mean = toGapFigure('DEATHS_PER_GAME', [game, { ...game, deaths: 5 }], 0.5);
    expect(mean?.value).toBe(4);
    expect(mean?.low).toBeCloseTo(4 * Math.exp(-0.25), 9);
    expect(mean?.high).toBeCloseTo(4 * Math.exp(0.25), 9);
  });

  it('is 0 alone where nothing happened, and null without playing time', () => {
    const games = [0, 0].map((deaths) => ({ ...game, deaths, seconds: 0 }));
    expect(toGapFigure('DEATHS_PER_GAME', games, 0.05)).toEqual({ value: 0, low: 0, high: 0 });
    expect(toGapFigure('CS_PER_MINUTE', games, 0.05)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { POSITION_FIGURES, toPositionFigure } from '../../../src/analytics/position-figures.ts';

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

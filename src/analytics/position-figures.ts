import type { GameSums } from './game-figures.ts';
import { type RatioMean, type RatioPart, toRatioMean } from './ratio-mean.ts';

/** Figures that are compared within a position. */
export type PositionFigure = 'CS_PER_MINUTE' | 'DAMAGE_PER_MINUTE' | 'DEATHS_PER_GAME' | 'GOLD_PER_MINUTE' | 'VISION_PER_MINUTE';

const SECONDS_A_MINUTE = 60;
const TO_PARTS: Readonly<Record<PositionFigure, (game: GameSums) => RatioPart>> = {
  CS_PER_MINUTE: aMinute('creepScore'),
  DAMAGE_PER_MINUTE: aMinute('damage'),
  DEATHS_PER_GAME: ({ deaths, games }) => ({ amount: deaths, per: games }),
  GOLD_PER_MINUTE: aMinute('gold'),
  VISION_PER_MINUTE: aMinute('vision'),
};

/** All of them, by name. */
export const POSITION_FIGURES = Object.keys(TO_PARTS) as readonly PositionFigure[];

/**
 * A figure over games, a ratio of sums, with its interval: that of `toRatioMean`, none of it below 0. Null for fewer than two games, and without playing time.
 * @param games sums of one game each
 * @param tail the chance of a value outside the interval: 0.05 for 95 %
 */
export function toPositionFigure(figure: PositionFigure, games: readonly GameSums[], tail?: number): RatioMean | null {
  const mean = toRatioMean(games.map(TO_PARTS[figure]), tail);
  return mean === null ? null : { ...mean, low: Math.max(mean.low, 0) };
}

function aMinute(sum: 'creepScore' | 'damage' | 'gold' | 'vision') {
  return (game: GameSums): RatioPart => ({ amount: game[sum], per: game.seconds / SECONDS_A_MINUTE });
}

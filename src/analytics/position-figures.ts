import type { GameSums } from './game-figures.ts';
import { type RatioMean, type RatioPart, toRatioMean } from './ratio-mean.ts';

/** Figures whose gaps are told of. */
export type GapFigure = 'CS_PER_MINUTE' | 'DAMAGE_PER_MINUTE' | 'DEATHS_PER_GAME' | 'VISION_PER_MINUTE';

/** Figures that are compared within a position. */
export type PositionFigure = GapFigure | 'GOLD_PER_MINUTE';

/** What figures that gaps are told of are made of, of one game. */
export type GapSums = Pick<GameSums, 'creepScore' | 'damage' | 'deaths' | 'seconds' | 'vision'>;

/** What all figures are made of, of one game. */
export type PositionSums = GapSums & Pick<GameSums, 'gold'>;

const SECONDS_A_MINUTE = 60;
const GAP_PARTS: Readonly<Record<GapFigure, (game: GapSums) => RatioPart>> = {
  CS_PER_MINUTE: ({ creepScore, seconds }) => aMinute(creepScore, seconds),
  DAMAGE_PER_MINUTE: ({ damage, seconds }) => aMinute(damage, seconds),
  DEATHS_PER_GAME: ({ deaths }) => ({ amount: deaths, per: 1 }),
  VISION_PER_MINUTE: ({ vision, seconds }) => aMinute(vision, seconds),
};
const PARTS: Readonly<Record<PositionFigure, (game: PositionSums) => RatioPart>> = {
  ...GAP_PARTS,
  GOLD_PER_MINUTE: ({ gold, seconds }) => aMinute(gold, seconds),
};

/** Figures that are compared within a position, by name. */
export const POSITION_FIGURES: readonly PositionFigure[] = [
  'CS_PER_MINUTE',
  'DAMAGE_PER_MINUTE',
  'DEATHS_PER_GAME',
  'GOLD_PER_MINUTE',
  'VISION_PER_MINUTE',
];

/**
 * A figure over games, a ratio of sums, with its interval: that of `toRatioMean`, none of it below 0. Null for fewer than two games, and without playing time.
 * @param games one each
 */
export function toPositionFigure(figure: PositionFigure, games: readonly PositionSums[]): RatioMean | null {
  return bound(toRatioMean(games.map(PARTS[figure])));
}

/**
 * The same of games without their gold, with the interval on the scale of logarithms: r exp(± half / r), with half the width of that of `toRatioMean`. Single games go far up and never below 0,
 * so that of few games the other interval ends too early above and too late below.
 * Source: the delta method, G. W. Oehlert, "A note on the delta method", The American Statistician 46 (1992), 27–29.
 * @param tail the chance of a value outside the interval: 0.05 for 95 %
 */
export function toGapFigure(figure: GapFigure, games: readonly GapSums[], tail: number): RatioMean | null {
  const mean = toRatioMean(games.map(GAP_PARTS[figure]), tail);
  if (mean === null || mean.value === 0) return mean;
  const { value, high } = mean;
  const times = Math.exp((high - value) / value);
  return { value, low: value / times, high: value * times };
}

function aMinute(amount: number, seconds: number): RatioPart {
  return { amount, per: seconds / SECONDS_A_MINUTE };
}

function bound(mean: RatioMean | null): RatioMean | null {
  return mean === null ? null : { ...mean, low: Math.max(mean.low, 0) };
}

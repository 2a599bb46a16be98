import { type GapFigure, type GapSums, toGapFigure } from './position-figures.ts';
import type { Evidence } from './recommendation.ts';

/** A figure by which a player falls behind. */
export interface Gap {
  readonly figure: GapFigure;
  /** Relative to the median of those who play the position; `n` are the player's games. */
  readonly evidence: Evidence;
}

/** 101 quantiles of a figure among those who play the position, the smallest value first; undefined where too few do. */
export type QuantilesOf = (figure: GapFigure) => readonly number[] | undefined;

/** Fewer games tell nothing that is worth advice. */
export const MIN_GAP_GAMES = 20;
const FIGURES: readonly GapFigure[] = ['CS_PER_MINUTE', 'DAMAGE_PER_MINUTE', 'DEATHS_PER_GAME', 'VISION_PER_MINUTE'];
/** Of deaths, more are worse. */
const WORSE_ABOVE: ReadonlySet<GapFigure> = new Set(['DEATHS_PER_GAME']);
const TAIL = 0.05;
const [LOWER_QUARTILE, MEDIAN, UPPER_QUARTILE] = [25, 50, 75] as const;

/**
 * Figures by which a player is among the weakest quarter of those who play the position, by more than chance explains: the whole interval lies below the lower quartile, of deaths above
 * the upper one. Intervals are those of 95 % for all four figures together (Bonferroni), by Student's t, on the scale of logarithms (`toGapFigure`). None below 20 games, or where the median is 0.
 * Sources: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6 (the interval); O. J. Dunn, "Multiple comparisons among means", J. Am. Stat. Assoc. 56 (1961), 52–64.
 * @param games of one queue and position
 */
export function recommendGaps(games: readonly GapSums[], quantilesOf: QuantilesOf): readonly Gap[] {
  if (games.length < MIN_GAP_GAMES) return [];
  return FIGURES.flatMap((figure) => {
    const quantiles = quantilesOf(figure) ?? [];
    const isWorseAbove = WORSE_ABOVE.has(figure);
    const quartile = quantiles[isWorseAbove ? UPPER_QUARTILE : LOWER_QUARTILE];
    const median = quantiles[MEDIAN];
    const mean = toGapFigure(figure, games, TAIL / FIGURES.length);
    if (quartile === undefined || median === undefined || median === 0 || mean === null) return [];
    if (isWorseAbove ? mean.low <= quartile : mean.high >= quartile) return [];
    const evidence = { n: games.length, effect: mean.value / median - 1, low: mean.low / median - 1, high: mean.high / median - 1 };
    return [{ figure, evidence }];
  });
}

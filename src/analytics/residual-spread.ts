import { invariant } from '../domain/invariant.ts';
import { type Interval, Z_95 } from './confidence.ts';

/** A game, as it was expected and as it came. */
export interface ExpectedGame {
  /** The chance of a win that was given before, within (0, 1). */
  readonly expected: number;
  readonly won: boolean;
}

/** How much results swing about what was expected, or that there are too few to tell. */
export type ResidualSpread =
  | { readonly status: 'INSUFFICIENT_DATA'; readonly n: number; readonly minimum: number }
  | ({
      readonly status: 'MEASURED';
      /** 1 is what chance alone gives; above it, good and bad stretches are more marked, below it less. */
      readonly spread: number;
      readonly n: number;
    } & Interval);

/** Games that are summed before they are squared: of one game at 50 % the square is 1, however it ends. */
const BLOCK_GAMES = 10;
/** Fewer squares leave an interval that says nothing: with 5 it reaches from 0.6 to 2.5 times the spread. */
const MIN_BLOCKS = 5;

/**
 * The spread of standardised residuals, with its 95 % interval; `INSUFFICIENT_DATA` for fewer than 50 games.
 *
 * Games in order of time are taken ten by ten, the newest last; what is left over at the beginning is not used. Each block gives
 * r = Σ (won − p) / √(Σ p (1 − p)), which has mean 0 and variance 1 if the chances are right. The spread is √(Σ r² / blocks), and
 * blocks × spread² follows χ² with as many degrees of freedom, whose quantiles give the interval.
 *
 * Sources: P. McCullagh & J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, § 4.5 (over-dispersion by Pearson residuals of grouped binomials);
 * χ² quantiles by E. B. Wilson & M. M. Hilferty, "The distribution of chi-square", Proc. Natl. Acad. Sci. 17 (1931), 684–688, within 4 % from 5 degrees on.
 * @param games the oldest first
 */
export function toResidualSpread(games: readonly ExpectedGame[]): ResidualSpread {
  for (const { expected } of games) invariant(expected > 0 && expected < 1, `a chance between 0 and 1, got ${expected}`);
  const blocks = Math.floor(games.length / BLOCK_GAMES);
  if (blocks < MIN_BLOCKS) return { status: 'INSUFFICIENT_DATA', n: games.length, minimum: MIN_BLOCKS * BLOCK_GAMES };
  let squares = 0;
  const first = games.length - blocks * BLOCK_GAMES;
  for (let from = first; from < games.length; from += BLOCK_GAMES) squares += toSquaredResidual(games.slice(from, from + BLOCK_GAMES));
  return {
    status: 'MEASURED',
    spread: Math.sqrt(squares / blocks),
    low: Math.sqrt(squares / chiSquareQuantile(blocks, Z_95)),
    high: Math.sqrt(squares / chiSquareQuantile(blocks, -Z_95)),
    n: games.length,
  };
}

function toSquaredResidual(games: readonly ExpectedGame[]): number {
  let [residual, variance] = [0, 0];
  for (const { expected, won } of games) {
    residual += (won ? 1 : 0) - expected;
    variance += expected * (1 - expected);
  }
  return (residual * residual) / variance;
}

/** The cube root of χ² / k is nearly normal with mean 1 − 2 / (9 k) and variance 2 / (9 k). */
function chiSquareQuantile(degrees: number, z: number): number {
  const variance = 2 / (9 * degrees);
  return degrees * (1 - variance + z * Math.sqrt(variance)) ** 3;
}

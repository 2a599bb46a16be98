import { probit } from 'simple-statistics';
import { invariant } from '../domain/invariant.ts';
import { evenMatchStep, type RatingModel } from './even-match-step.ts';

/** What is asked: how a rating may come to a target. */
export interface RankForecastInput {
  /** The rating, and the standard deviation of the skill about it; the deviation above 0 and with its factor, where one is known. */
  readonly value: number;
  readonly deviation: number;
  /** The rating to be reached. */
  readonly target: number;
  /** From 1 to 1,000 games; more than that takes nobody's forecast. */
  readonly maxGames: number;
  /** The next uniform number of a seeded generator, in [0, 1): the same seed gives the same answer. */
  readonly nextRandom: () => number;
  /** What the rating's model assumes, where it is not what `openskill` does by default. */
  readonly model?: RatingModel;
}

/** How likely a target is, and how many games it takes. */
export interface RankForecast {
  /** The share of the simulated futures that reach the target within the games, in [0, 1]. */
  readonly probability: number;
  /**
   * So many games are enough in 10, 50 and 90 of 100 futures, those included that never come there: null where fewer come there at all.
   * 0 where the target is not above the rating.
   */
  readonly gamesQuantiles: { readonly p10: number | null; readonly p50: number | null; readonly p90: number | null };
  /** How many futures were simulated; the probability is known to about ± 1 / √runs. */
  readonly runs: number;
}

const RUNS = 400;
const MAX_GAMES = 1000;
/** β and τ as `openskill` 5 has them; the others as they are after some 150 games. */
const DEFAULT_MODEL: RatingModel = { beta: 25 / 6, drift: 25 / 300, othersDeviation: 3 };

/**
 * Simulates 400 futures of a rating, to say how likely it reaches a target, and in how many games.
 *
 * Each future draws the player's skill once from N(value, deviation²), at the 400 mid-points of equal chance, so that no luck is in that draw.
 * Then games follow: opponents and team mates are matched by the rating of the moment, so that the model expects 50 %, while the player wins with
 * chance 1 / (1 + exp((rating − skill) / c)), c² = 9 D² + 2 β² (the others' skills are as uncertain as D says). The rating moves as in `even-match-step.ts`.
 * The first game after which it is at the target or above counts.
 *
 * That leaves out that skill may change, that people stop, and that matches may be uneven: the answer is about the rating, not the person.
 * At most 400,000 steps; 200 games take about 5 ms.
 * Source: the model of Weng & Lin (2011), as derived in `even-match-step.ts`; quasi-random starts: R. E. Caflisch, "Monte Carlo and quasi-Monte Carlo methods",
 * Acta Numerica 7 (1998), 1–49 (stratification).
 */
export function forecastRank({ value, deviation, target, maxGames, nextRandom, model = DEFAULT_MODEL }: RankForecastInput): RankForecast {
  invariant(deviation > 0, `a deviation above 0, got ${deviation}`);
  invariant(Number.isInteger(maxGames) && maxGames >= 1 && maxGames <= MAX_GAMES, `from 1 to ${MAX_GAMES} games, got ${maxGames}`);
  const moves = toMoves(deviation, maxGames, model);
  const scale = Math.sqrt(9 * model.othersDeviation ** 2 + 2 * model.beta ** 2);
  const needed: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const skill = value + deviation * probit((run + 0.5) / RUNS);
    const games = playUntil({ value, target, skill, scale, moves, nextRandom });
    if (games !== null) needed.push(games);
  }
  needed.sort((one, other) => one - other);
  const quantile = (share: number) => needed[Math.ceil(share * RUNS) - 1] ?? null;
  return { probability: needed.length / RUNS, gamesQuantiles: { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9) }, runs: RUNS };
}

/** By how much each game moves the rating: it does not depend on results. */
function toMoves(deviation: number, games: number, model: RatingModel): Float64Array {
  const moves = new Float64Array(games);
  let current = deviation;
  for (let game = 0; game < games; game += 1) {
    const step = evenMatchStep(current, model);
    moves[game] = step.move;
    current = step.deviation;
  }
  return moves;
}

interface Future {
  readonly value: number;
  readonly target: number;
  readonly skill: number;
  readonly scale: number;
  readonly moves: Float64Array;
  readonly nextRandom: () => number;
}

/** The number of games after which the target is reached; null when they run out. */
function playUntil({ value, target, skill, scale, moves, nextRandom }: Future): number | null {
  if (value >= target) return 0;
  let rating = value;
  for (const [game, move] of moves.entries()) {
    const winChance = 1 / (1 + Math.exp((rating - skill) / scale));
    rating += nextRandom() < winChance ? move : -move;
    if (rating >= target) return game + 1;
  }
  return null;
}

/** What the rating's model assumes; in units of the rating. */
export interface RatingModel {
  /** How much a team's performance varies from match to match (β). */
  readonly beta: number;
  /** How much a skill is taken to drift between matches (τ). */
  readonly drift: number;
  /** The deviation of each of the four team mates and the five opponents. */
  readonly othersDeviation: number;
}

/** What an even match does to a player's rating. */
export interface EvenMatchStep {
  /** Added to the rating by a win, taken by a loss. */
  readonly move: number;
  /** The deviation after the match. */
  readonly deviation: number;
}

const TEAM_MATES = 4;
const OPPONENTS = 5;

/**
 * One match of five against five between teams of equal ratings, in which the others share one deviation.
 *
 * Weng & Lin's update for two teams is the same under Bradley–Terry (full) and Plackett–Luce. With σ² of the player and D² of each other after drift,
 * σ₁² = σ² + 4 D² the own team, and c² = σ₁² + 5 D² + 2 β²: the chance given to the own team is p = 1 / (1 + exp((μ₂ − μ₁) / c)), and
 * the player moves by (σ² / σ₁²) × (σ₁² / c)(s − p) = (σ² / c)(s − p), where s is 1 for a win and 0 for a loss. Its variance becomes
 * σ² (1 − (σ² / σ₁²) γ (σ₁² / c²) p (1 − p)) with γ = σ₁ / c. Of equal teams p = ½, so that it moves by ± σ² / 2c, and
 * σ² becomes σ² (1 − γ σ² / 4 c²) whatever the result: the deviation's way is known beforehand.
 *
 * Source: R. C. Weng & C.-J. Lin, "A Bayesian approximation method for online ranking", J. Machine Learning Research 12 (2011), 267–300,
 * Algorithms 1 (Bradley–Terry) and 4 (Plackett–Luce); the drift is that of the library `openskill`, σ² + τ² before each match.
 */
export function evenMatchStep(deviation: number, { beta, drift, othersDeviation }: RatingModel): EvenMatchStep {
  const variance = deviation * deviation + drift * drift;
  const others = othersDeviation * othersDeviation + drift * drift;
  const ownTeam = variance + TEAM_MATES * others;
  const scaleSquared = ownTeam + OPPONENTS * others + 2 * beta * beta;
  const gamma = Math.sqrt(ownTeam / scaleSquared);
  return {
    move: variance / (2 * Math.sqrt(scaleSquared)),
    deviation: Math.sqrt(variance * (1 - (gamma * variance) / (4 * scaleSquared))),
  };
}

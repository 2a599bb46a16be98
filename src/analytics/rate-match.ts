import { type Rating as LibraryRating, rate } from 'openskill';

/** How good a player is taken to be: normal with this mean and standard deviation. */
export interface Skill {
  readonly value: number;
  /** The model's own standard deviation, above 0; too small by the factor that docs/analytics.md tells. */
  readonly deviation: number;
}

/** A team that took part. */
export interface MatchSide {
  /** Its place among the others: lower is better, equal is a draw. */
  readonly place: number;
  /** Before the match; at least one, and of each side as many: who is not known counts as {@link UNKNOWN_SKILL}. */
  readonly members: readonly Skill[];
}

/** What a match says of a team. */
export interface RatedSide {
  /** The chance that was given, before the match, to finishing in the upper half of the sides: with two of them, to winning. In (0, 1). */
  readonly expected: number;
  /** After the match, in the order they came. */
  readonly members: readonly Skill[];
}

const MEAN = 25;
const START_DEVIATION = MEAN / 3;
const BETA_SQUARED = (MEAN / 6) ** 2;
/** Added to each variance before each match: skill drifts, and nobody is ever known for good. */
export const DRIFT_SQUARED = (MEAN / 300) ** 2;

/** Nobody's matches are known yet: where everybody starts. */
export const UNKNOWN_SKILL: Skill = { value: MEAN, deviation: START_DEVIATION };

/**
 * One match's ratings after, from ratings before: the ranking of two or more teams by the Plackett–Luce model, with the library's own constants.
 * Of two teams, that is the same update as Bradley–Terry's (full).
 *
 * The chance of finishing in the upper half is the same model's, see {@link toUpperHalfChances}.
 * Source: R. C. Weng & C.-J. Lin, "A Bayesian approximation method for online ranking", J. Machine Learning Research 12 (2011), 267–300,
 * Algorithm 4, as the library `openskill` computes it.
 *
 * @example
 * rateMatch([{ place: 1, members: [UNKNOWN_SKILL] }, { place: 2, members: [UNKNOWN_SKILL] }])[0]?.expected // → 0.5
 */
export function rateMatch(sides: readonly MatchSide[]): readonly RatedSide[] {
  const after = rate(
    sides.map(({ members }) => members.map(toLibraryRating)),
    { rank: sides.map(({ place }) => place) },
  );
  const chances = toUpperHalfChances(sides.map(({ members }) => members));
  return sides.map((_side, index) => ({ expected: chances[index] ?? 0.5, members: (after[index] ?? []).map(toSkill) }));
}

function toLibraryRating({ value, deviation }: Skill): LibraryRating {
  return { mu: value, sigma: deviation };
}

function toSkill({ mu, sigma }: LibraryRating): Skill {
  return { value: mu, deviation: sigma };
}

/**
 * The chance of each team to finish in the upper half (of three, to win): under Plackett–Luce a team's strength is w = e^(Σ value / c) with
 * c² = Σ (deviation² + drift²) + teams × β², and the order is that of independent exponential times with rates w. With u = e^(−w t) of a team that
 * finishes at t, each other one is faster with chance 1 − u^(w′ / w); u is uniform. Of two teams that is w / (w + w′); of more, the integral over u
 * is taken by 16 Gauss–Legendre nodes, which leaves less than 10⁻³.
 */
function toUpperHalfChances(teams: readonly (readonly Skill[])[]): readonly number[] {
  let scaleSquared = teams.length * BETA_SQUARED;
  const values = teams.map((members) => {
    let sum = 0;
    for (const { value, deviation } of members) {
      sum += value;
      scaleSquared += deviation * deviation + DRIFT_SQUARED;
    }
    return sum;
  });
  const scale = Math.sqrt(scaleSquared);
  const places = Math.max(1, Math.floor(teams.length / 2));
  return values.map((own, index) => {
    const ratios = values.flatMap((other, at) => (at === index ? [] : [Math.exp((other - own) / scale)]));
    const [only] = ratios;
    if (ratios.length === 1 && only !== undefined) return 1 / (1 + only);
    return toPlaceChance(ratios, places);
  });
}

/** Of the positive half of [−1, 1]: M. Abramowitz & I. A. Stegun, Handbook of Mathematical Functions, 1964, table 25.4, n = 16. */
const NODES: readonly (readonly [node: number, weight: number])[] = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.1826034150449236],
  [0.45801677765722737, 0.16915651939500254],
  [0.6178762444026438, 0.14959598881657674],
  [0.755404408355003, 0.12462897125553388],
  [0.8656312023878318, 0.09515851168249279],
  [0.9445750230732326, 0.062253523938647894],
  [0.9894009349916499, 0.027152459411754096],
];

/** The chance that fewer than `places` of the others are faster. @param ratios of their strengths to one's own */
function toPlaceChance(ratios: readonly number[], places: number): number {
  let chance = 0;
  for (const [node, weight] of NODES) {
    chance += (weight / 2) * (toFewFaster(ratios, places, (1 + node) / 2) + toFewFaster(ratios, places, (1 - node) / 2));
  }
  return chance;
}

/** The same when one's own time is known: the others are independent then, and how many are faster follows by adding one after the other. */
function toFewFaster(ratios: readonly number[], places: number, u: number): number {
  const counts = new Float64Array(places);
  counts[0] = 1;
  for (const ratio of ratios) {
    const slower = u ** ratio;
    for (let faster = places - 1; faster > 0; faster -= 1) {
      counts[faster] = (counts[faster] ?? 0) * slower + (counts[faster - 1] ?? 0) * (1 - slower);
    }
    counts[0] = (counts[0] ?? 0) * slower;
  }
  return counts.reduce((sum, share) => sum + share, 0);
}

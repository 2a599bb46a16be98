/** A rank in the words of its game. */
export interface LadderRank {
  /** In capitals, e.g. `DIAMOND`. */
  readonly tier: string;
  /** `IV` (lowest) to `I`; null from Master up. */
  readonly division: string | null;
  /** League points, which below Master fill a division from 0 to 100. */
  readonly leaguePoints: number;
}

/** Where a tier begins on the ladder. */
export interface LadderStep {
  readonly tier: string;
  readonly points: number;
  /** Whether it has four divisions of 100 points. */
  readonly divided: boolean;
}

/** Lowest first. */
const DIVISIONS: readonly (string | null)[] = ['IV', 'III', 'II', 'I'];
const DIVISION_POINTS = 100;

/** The tiers of League of Legends on one scale: an estimate, since the game's owner publishes none. Sorted, which nothing relies on. */
export const RANK_LADDER: readonly LadderStep[] = [
  { tier: 'IRON', points: 0, divided: true },
  { tier: 'BRONZE', points: 400, divided: true },
  { tier: 'SILVER', points: 800, divided: true },
  { tier: 'GOLD', points: 1200, divided: true },
  { tier: 'PLATINUM', points: 1600, divided: true },
  { tier: 'EMERALD', points: 2000, divided: true },
  { tier: 'DIAMOND', points: 2400, divided: true },
  { tier: 'MASTER', points: 2800, divided: false },
  { tier: 'GRANDMASTER', points: 3000, divided: false },
  { tier: 'CHALLENGER', points: 3200, divided: false },
];

/**
 * A rank as points of the ladder; null for a tier or division that is not on it, such as no rank.
 *
 * From Master up, league points are one scale that tiers only cut: they add to where Master begins, and a tier counts for at least where it begins itself.
 * (Added to its own beginning, a first Grandmaster of 200 points would stand 200 above a Master of 199.)
 * @param ladder in any order
 */
export function toLadderPoints({ tier, division, leaguePoints }: LadderRank, ladder = RANK_LADDER): number | null {
  const step = ladder.find((one) => one.tier === tier);
  if (step === undefined) return null;
  if (!step.divided) return Math.max(step.points, apexBegin(ladder) + leaguePoints);
  const index = DIVISIONS.indexOf(division);
  return index < 0 ? null : step.points + index * DIVISION_POINTS + leaguePoints;
}

/**
 * The rank at points of the ladder, for which `toLadderPoints` gives them back; points below the ladder are its lowest rank at 0. Null for an empty ladder.
 * Points within a division may be fractions.
 * @param ladder in any order
 */
export function toLadderRank(points: number, ladder = RANK_LADDER): LadderRank | null {
  const ascending = ladder.toSorted((one, other) => one.points - other.points);
  const step = ascending.findLast((one) => one.points <= points) ?? ascending[0];
  if (step === undefined) return null;
  if (!step.divided) return { tier: step.tier, division: null, leaguePoints: Math.max(0, points - apexBegin(ladder)) };
  const within = Math.max(0, points - step.points);
  const index = Math.min(DIVISIONS.length - 1, Math.floor(within / DIVISION_POINTS));
  return { tier: step.tier, division: DIVISIONS[index] ?? null, leaguePoints: within - index * DIVISION_POINTS };
}

/** Where the lowest tier without divisions begins: Master. */
function apexBegin(ladder: readonly LadderStep[]): number {
  return Math.min(...ladder.filter(({ divided }) => !divided).map(({ points }) => points));
}

/** What games come to. All at least 0. */
export interface GameSums {
  readonly games: number;
  readonly wins: number;
  readonly kills: number;
  readonly deaths: number;
  readonly assists: number;
  readonly creepScore: number;
  readonly vision: number;
  readonly gold: number;
  /** To champions. */
  readonly damage: number;
  readonly seconds: number;
}

/** Figures of games: null without games, those a minute also without playing time. */
export interface GameFigures {
  readonly kda: number | null;
  readonly killsPerGame: number | null;
  readonly deathsPerGame: number | null;
  readonly assistsPerGame: number | null;
  readonly csPerMinute: number | null;
  readonly goldPerMinute: number | null;
  readonly damagePerMinute: number | null;
  readonly visionPerMinute: number | null;
}

const SECONDS_A_MINUTE = 60;

/**
 * Figures of sums: ratios of sums and not means of ratios, so that a long game weighs more than a short one, and one without deaths does not
 * count as if it had endless merit.
 */
export function toGameFigures(sums: GameSums): GameFigures {
  const { games, kills, deaths, assists } = sums;
  const aGame = (sum: number) => (games === 0 ? null : sum / games);
  const aMinute = (sum: number) => (games === 0 || sums.seconds === 0 ? null : sum / (sums.seconds / SECONDS_A_MINUTE));
  return {
    kda: games === 0 ? null : (kills + assists) / Math.max(deaths, 1),
    killsPerGame: aGame(kills),
    deathsPerGame: aGame(deaths),
    assistsPerGame: aGame(assists),
    csPerMinute: aMinute(sums.creepScore),
    goldPerMinute: aMinute(sums.gold),
    damagePerMinute: aMinute(sums.damage),
    visionPerMinute: aMinute(sums.vision),
  };
}

import type { Random } from './random.ts';
import type { Seat } from './sample-match-setup.ts';

/** What a seat did against the others. */
export interface Tally {
  kills: number;
  deaths: number;
  assists: number;
  firstBlood: boolean;
  /** How well this match went for the seat, about -2 to 2: skill against the others, luck, and the result. */
  readonly form: number;
}

/** Per lane: how often a seat of it takes the kill, dies, and has a part in another's kill. */
const KILL_WEIGHTS = [1.1, 1.1, 1.3, 1.4, 0.4];
const DEATH_WEIGHTS = [1, 1, 1, 1, 1.1];
const ASSIST_CHANCES = [0.3, 0.45, 0.4, 0.42, 0.6];
const KILLS_A_MINUTE = 0.95;

/** Plays the fights of two teams (first half of the seats against the second): each kill is one death of the other side. */
export function playFights(random: Random, seats: readonly Seat[], outcome: { blueWins: boolean; minutes: number }): Tally[] {
  const half = seats.length / 2;
  const tallies = seats.map((seat, at): Tally => {
    const wins = at < half === outcome.blueWins;
    return { kills: 0, deaths: 0, assists: 0, firstBlood: false, form: 0.5 * seat.strength + 0.6 * random.normal() + (wins ? 0.5 : -0.5) };
  });
  const killWeights = tallies.map(({ form }, at) => (KILL_WEIGHTS[seats[at]?.lane ?? -1] ?? 1) * clampedExp(0.35 * form));
  const deathWeights = tallies.map(({ form }, at) => (DEATH_WEIGHTS[seats[at]?.lane ?? -1] ?? 1) * clampedExp(-0.3 * form));
  const kills = Math.max(0, Math.round(outcome.minutes * KILLS_A_MINUTE * (1 + 0.25 * random.normal())));
  const killsOf = [killWeights.slice(0, half), killWeights.slice(half)];
  const deathsOf = [deathWeights.slice(0, half), deathWeights.slice(half)];
  for (let kill = 0; kill < kills; kill += 1) {
    const blueKills = random.next() < (outcome.blueWins ? 0.58 : 0.42);
    const from = blueKills ? 0 : half;
    const killer = from + random.weighted(killsOf[blueKills ? 0 : 1] ?? []);
    const victim = half - from + random.weighted(deathsOf[blueKills ? 1 : 0] ?? []);
    (tallies[killer] as Tally).kills += 1;
    (tallies[victim] as Tally).deaths += 1;
    if (kill === 0) (tallies[killer] as Tally).firstBlood = true;
    for (let helper = from; helper < from + half; helper += 1) {
      if (helper !== killer && random.next() < (ASSIST_CHANCES[seats[helper]?.lane ?? -1] ?? 0.5)) (tallies[helper] as Tally).assists += 1;
    }
  }
  return tallies;
}

// A power series: the same on every machine, and near enough for |x| ≤ 1.5.
function clampedExp(x: number): number {
  const at = Math.max(-1.5, Math.min(1.5, x));
  return 1 + at * (1 + (at / 2) * (1 + (at / 3) * (1 + (at / 4) * (1 + at / 5))));
}

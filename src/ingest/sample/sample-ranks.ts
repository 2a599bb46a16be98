import { createRandom } from './random.ts';
import type { SampleOptions } from './sample-options.ts';
import { createLadder } from './sample-players.ts';

/** Tiers by the share of players below each one's end. */
const TIERS: readonly (readonly [below: number, tier: string])[] = [
  [0.1, 'IRON'],
  [0.27, 'BRONZE'],
  [0.46, 'SILVER'],
  [0.64, 'GOLD'],
  [0.8, 'PLATINUM'],
  [0.91, 'EMERALD'],
  [0.965, 'DIAMOND'],
  [0.985, 'MASTER'],
  [0.995, 'GRANDMASTER'],
  [1, 'CHALLENGER'],
];
const DIVISIONS = ['IV', 'III', 'II', 'I'];
const FIRST_TIER_WITHOUT_DIVISIONS = 7;

/** Ranks of all players as league-v4 answers them, as the pieces of one JSON array: the ladder follows the hidden skill, with some noise. */
export function* generateRankText(options: SampleOptions): Generator<string> {
  const { players } = createLadder(options);
  const random = createRandom(`${options.seed}/ranks`);
  yield '[';
  for (const [index, player] of players.entries()) {
    const share = Math.min(Math.max((index + 0.5) / players.length + 0.04 * random.normal(), 0), 0.9999);
    const at = TIERS.findIndex(([below]) => share < below);
    const low = TIERS[at - 1]?.[0] ?? 0;
    const [below, tier] = TIERS[at] ?? [1, 'CHALLENGER'];
    const games = 30 + random.below(200);
    const wins = Math.round(games * (0.5 + 0.04 * player.skill));
    const apex = at >= FIRST_TIER_WITHOUT_DIVISIONS;
    const entry = {
      queueType: 'RANKED_SOLO_5x5',
      tier,
      rank: apex ? 'I' : (DIVISIONS[Math.floor(((share - low) / (below - low)) * 4)] ?? 'I'),
      puuid: player.puuid,
      leaguePoints: apex ? (at - FIRST_TIER_WITHOUT_DIVISIONS) * 200 + random.below(200) : random.below(100),
      wins,
      losses: games - wins,
      veteran: false,
      inactive: false,
      freshBlood: false,
      hotStreak: random.below(10) === 0,
    };
    yield `${index === 0 ? '' : ',\n'}${JSON.stringify(entry)}`;
  }
  yield ']\n';
}

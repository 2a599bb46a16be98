import { createRandom, type Random } from './random.ts';
import { CHAMPIONS_BY_LANE, type SampleChampion } from './sample-champions.ts';
import type { SampleOptions } from './sample-options.ts';

/** A player of the sample, with what no table of the database knows: the skill that results follow from. */
export interface SamplePlayer {
  readonly puuid: string;
  readonly gameName: string;
  readonly tagLine: string;
  /** The name until the middle of the sample's time, where it was another. */
  readonly formerName: string | null;
  /** Mean 0, deviation 1 over the ladder. */
  readonly skill: number;
  /** The lane (index) this player prefers, and the second choice. */
  readonly lanes: readonly [number, number];
  /** For each lane the champions played there, favourite first. */
  readonly champions: readonly (readonly SampleChampion[])[];
}

/** Players from the weakest to the strongest, with how often each plays. */
export interface SampleLadder {
  readonly players: readonly SamplePlayer[];
  /** Sums of activity up to and with each player: for drawing one in proportion to it. */
  readonly activitySums: Float64Array;
}

const PUUID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PUUID_LENGTH = 78;
const FIRST_WORDS = [
  'Silent',
  'Grand',
  'Тихий',
  'Lunar',
  'Fröhlicher',
  'Iron',
  '별빛',
  'Żółty',
  'Petit',
  'Sombra',
  'Ember',
  '月の',
  'Swift',
  'Ålesund',
];
const SECOND_WORDS = [
  'Otter',
  'Falke',
  'Лис',
  'Comet',
  'Wächter',
  '수달',
  'Raven',
  'Łoś',
  'Étoile',
  'Lince',
  'Kappa',
  'かぜ',
  'Badger',
  'Nomad',
];
const CHAMPIONS_A_LANE = 4;
const RENAMED_SHARE = 0.04;

/** The players of a sample. Costs about 5 µs and 1 kB a player. */
export function createLadder(options: Pick<SampleOptions, 'seed' | 'players'>): SampleLadder {
  const random = createRandom(`${options.seed}/players`);
  const players: SamplePlayer[] = [];
  for (let number = 0; number < options.players; number += 1) players.push(createPlayer(random, number));
  players.sort((a, b) => a.skill - b.skill);
  const activitySums = new Float64Array(players.length);
  let sum = 0;
  for (let index = 0; index < players.length; index += 1) {
    // A few play very much: the shares fall off as those of a Pareto distribution.
    sum += Math.min(1 / (1 - random.next() * 0.98), 30);
    activitySums[index] = sum;
  }
  return { players, activitySums };
}

function createPlayer(random: Random, number: number): SamplePlayer {
  let puuid = '';
  for (let at = 0; at < PUUID_LENGTH; at += 1) puuid += PUUID_LETTERS[random.below(64)];
  const main = random.below(5);
  const formerName = random.next() < RENAMED_SHARE || number === 7 ? createName(random) : null;
  return {
    puuid,
    // One name ends in a space, as real ones do.
    gameName: createName(random) + (number === 3 ? ' ' : ''),
    tagLine: (number + 36 ** 2).toString(36).toUpperCase(),
    formerName,
    skill: random.normal(),
    lanes: [main, (main + 1 + random.below(4)) % 5],
    champions: CHAMPIONS_BY_LANE.map((pool) => pickChampions(random, pool)),
  };
}

function createName(random: Random): string {
  return `${random.pick(FIRST_WORDS)} ${random.pick(SECOND_WORDS)}`.slice(0, 16);
}

function pickChampions(random: Random, pool: readonly SampleChampion[]): readonly SampleChampion[] {
  const first = random.below(pool.length);
  const step = 1 + random.below(3);
  return Array.from({ length: CHAMPIONS_A_LANE }, (_, at) => pool[(first + at * step) % pool.length] as SampleChampion);
}

/** An index into the ladder, drawn in proportion to activity. */
export function drawPlayer(random: Random, { activitySums }: SampleLadder): number {
  const wanted = random.next() * (activitySums[activitySums.length - 1] ?? 0);
  let low = 0;
  let high = activitySums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((activitySums[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { Random } from './random.ts';
import { ALL_CHAMPIONS, CHAMPIONS_BY_LANE, type SampleChampion, toChampionStrength } from './sample-champions.ts';
import { drawPlayer, type SampleLadder, type SamplePlayer } from './sample-players.ts';

/** A queue of the sample. */
export interface SampleQueue {
  readonly queueId: number;
  readonly gameMode: string;
  readonly mapId: number;
  readonly players: number;
  /** Share of all matches. */
  readonly share: number;
  readonly lanes: boolean;
}

/** The queues, most played first; Arena last. */
export const SAMPLE_QUEUES: readonly SampleQueue[] = [
  { queueId: 420, gameMode: 'CLASSIC', mapId: 11, players: 10, share: 0.62, lanes: true },
  { queueId: 440, gameMode: 'CLASSIC', mapId: 11, players: 10, share: 0.18, lanes: true },
  { queueId: 450, gameMode: 'ARAM', mapId: 12, players: 10, share: 0.16, lanes: false },
  { queueId: 1700, gameMode: 'CHERRY', mapId: 30, players: 16, share: 0.04, lanes: false },
];

/** One player's seat in a match. */
export interface Seat {
  readonly player: SamplePlayer;
  readonly champion: SampleChampion;
  /** Index into the lanes; -1 in modes without. */
  readonly lane: number;
  /** Skill with this champion on this lane. */
  readonly strength: number;
}

const FAVOURITE_WEIGHTS = [50, 25, 15, 10];
const OFF_LANE_LOSS = 0.25;

/** Finds players of about the same skill and gives each a lane and a champion; the first half is the blue team. */
export function seatPlayers(random: Random, ladder: SampleLadder, queue: SampleQueue): readonly Seat[] {
  const players = findPlayers(random, ladder, queue.players);
  const takenChampions = new Set<number>();
  const seats: Seat[] = [];
  for (let first = 0; first < players.length; first += 5) {
    const lanes = queue.lanes ? assignLanes(random, players.slice(first, first + 5)) : [];
    for (let at = first; at < Math.min(first + 5, players.length); at += 1) {
      const player = players[at] as SamplePlayer;
      const lane = lanes[at - first] ?? -1;
      const champion = pickChampion(random, player, lane, takenChampions);
      takenChampions.add(champion.id);
      const offLane = lane >= 0 && lane !== player.lanes[0] ? OFF_LANE_LOSS : 0;
      seats.push({ player, champion, lane, strength: player.skill + toChampionStrength(champion) - offLane });
    }
  }
  return queue.lanes ? [...seats.slice(0, 5).sort(byLane), ...seats.slice(5).sort(byLane)] : seats;
}

function byLane(a: Seat, b: Seat): number {
  return a.lane - b.lane;
}

/** One player by activity, the others from the neighbourhood on the ladder. */
function findPlayers(random: Random, ladder: SampleLadder, count: number): readonly SamplePlayer[] {
  const size = ladder.players.length;
  const center = drawPlayer(random, ladder);
  const reach = Math.max(count * 2, Math.floor(size / 2));
  const low = Math.max(0, Math.min(center - Math.floor(reach / 2), size - reach));
  const taken = new Set([center]);
  const players = [ladder.players[center] as SamplePlayer];
  while (players.length < count) {
    const index = (low + random.below(Math.min(reach, size))) % size;
    if (taken.has(index)) continue;
    taken.add(index);
    players.push(ladder.players[index] as SamplePlayer);
  }
  // The first, drawn by activity, must not always be on the blue team.
  const seat = random.below(count);
  [players[0], players[seat]] = [players[seat] as SamplePlayer, players[0] as SamplePlayer];
  return players;
}

function assignLanes(random: Random, team: readonly SamplePlayer[]): readonly number[] {
  const lanes = team.map(() => -1);
  const free = new Set([0, 1, 2, 3, 4]);
  for (const choice of [0, 1] as const) {
    for (const [at, player] of team.entries()) {
      const wanted = player.lanes[choice];
      if (lanes[at] !== -1 || !free.has(wanted) || random.next() < 0.1) continue;
      lanes[at] = wanted;
      free.delete(wanted);
    }
  }
  const rest = [...free];
  return lanes.map((lane) => (lane === -1 ? (rest.pop() ?? 0) : lane));
}

function pickChampion(random: Random, player: SamplePlayer, lane: number, taken: ReadonlySet<number>): SampleChampion {
  const favourites = player.champions[lane];
  if (favourites) {
    const favourite = favourites[random.weighted(FAVOURITE_WEIGHTS)];
    if (favourite && !taken.has(favourite.id)) return favourite;
  }
  const pool = CHAMPIONS_BY_LANE[lane] ?? ALL_CHAMPIONS;
  for (;;) {
    const champion = random.pick(pool);
    if (!taken.has(champion.id)) return champion;
  }
}

import { createRandom, type Random } from './random.ts';
import { ALL_CHAMPIONS } from './sample-champions.ts';
import { playFights } from './sample-match-fights.ts';
import { SAMPLE_QUEUES, type SampleQueue, type Seat, seatPlayers } from './sample-match-setup.ts';
import type { SampleOptions } from './sample-options.ts';
import { type ParticipantFrame, toSampleParticipant } from './sample-participant.ts';
import { createLadder, type SampleLadder } from './sample-players.ts';
import { generateTimes } from './sample-rhythm.ts';

const DAY_MS = 86_400_000;
const FIRST_GAME_ID = 7_000_000_000;
const REMAKE_SHARE = 0.015;
/** How strongly a team's mean skill tells in the result: one deviation more wins 98 %, a player one deviation better 69 %. */
const SKILL_WEIGHT = 4;
const BLUE_ADVANTAGE = 0.05;
const ARENA_SUBTEAMS = 8;

interface MatchFrame {
  readonly gameId: number;
  readonly startMs: number;
  readonly queue: SampleQueue;
  readonly durationSeconds: number;
  readonly remake: boolean;
  readonly early: boolean;
}

/**
 * Matches in match-v5 shape, one line of JSON each (without its newline), in order of time. Results follow from the players'
 * hidden skills. The same options give the same lines. Holds the ladder alone: memory does not grow with matches.
 *
 * @example
 * for (const line of generateMatchLines(toSampleOptions({ matches: 2, seed: 7 }))) console.log(line);
 */
export function* generateMatchLines(options: SampleOptions): Generator<string> {
  const ladder = createLadder(options);
  const random = createRandom(`${options.seed}/matches`);
  const endMs = options.end.getTime();
  const span = { startMs: endMs - options.days * DAY_MS, endMs: endMs - DAY_MS / 24 };
  const middleMs = (span.startMs + span.endMs) / 2;
  let gameId = FIRST_GAME_ID;
  for (const startMs of generateTimes(createRandom(`${options.seed}/times`), span, options.matches)) {
    gameId += 1 + random.below(400);
    yield JSON.stringify(createMatch(random, ladder, { gameId, startMs, early: startMs < middleMs }));
  }
}

function createMatch(random: Random, ladder: SampleLadder, at: { gameId: number; startMs: number; early: boolean }) {
  const queue = SAMPLE_QUEUES[random.weighted(SAMPLE_QUEUES.map(({ share }) => share))] as SampleQueue;
  const remake = queue.lanes && random.next() < REMAKE_SHARE;
  const meanMinutes = queue.lanes ? 29 : 18;
  const minutes = remake ? 2 + random.next() * 2 : Math.max(15, Math.min(48, meanMinutes + 6 * random.normal()));
  const frame: MatchFrame = { ...at, queue, remake, durationSeconds: Math.round(minutes * 60) };
  const seats = seatPlayers(random, ladder, queue);
  const play = queue.gameMode === 'CHERRY' ? playArena(random, seats, frame) : playTeams(random, seats, frame);
  const endMs = frame.startMs + frame.durationSeconds * 1_000;
  return {
    metadata: { dataVersion: '2', matchId: `EUW1_${frame.gameId}`, participants: seats.map(({ player }) => player.puuid) },
    info: {
      endOfGameResult: 'GameComplete',
      gameCreation: frame.startMs - 60_000,
      gameDuration: frame.durationSeconds,
      gameEndTimestamp: endMs,
      gameId: frame.gameId,
      gameMode: queue.gameMode,
      gameName: `teambuilder-match-${frame.gameId}`,
      gameStartTimestamp: frame.startMs,
      gameType: 'MATCHED_GAME',
      gameVersion: toGameVersion(frame.startMs),
      mapId: queue.mapId,
      participants: play.participants,
      platformId: 'EUW1',
      queueId: queue.queueId,
      teams: play.teams,
      tournamentCode: '',
    },
  };
}

function playTeams(random: Random, seats: readonly Seat[], frame: MatchFrame) {
  const half = seats.length / 2;
  const edge = BLUE_ADVANTAGE + SKILL_WEIGHT * (toMeanStrength(seats.slice(0, half)) - toMeanStrength(seats.slice(half)));
  const blueWins = random.next() < 1 / (1 + Math.exp(-edge));
  const surrendered = !frame.remake && random.next() < 0.2;
  const tallies = playFights(random, seats, { blueWins, minutes: frame.remake ? 0.5 : frame.durationSeconds / 60 });
  const participants = seats.map((seat, at) => {
    const isBlue = at < half;
    const own: ParticipantFrame = {
      ...frame,
      participantId: at + 1,
      teamId: isBlue ? 100 : 200,
      win: isBlue === blueWins,
      surrendered,
      arena: null,
    };
    return toSampleParticipant(random, {
      seat,
      tally: tallies[at] ?? { kills: 0, deaths: 0, assists: 0, firstBlood: false, form: 0 },
      frame: own,
    });
  });
  const kills = (from: number) => tallies.slice(from, from + half).reduce((sum, tally) => sum + tally.kills, 0);
  const blueFirst = tallies.findIndex(({ firstBlood }) => firstBlood) < half;
  return {
    participants,
    teams: [
      toTeam(random, { teamId: 100, win: blueWins, championKills: kills(0), first: blueFirst, frame }),
      toTeam(random, { teamId: 200, win: !blueWins, championKills: kills(half), first: !blueFirst, frame }),
    ],
  };
}

/** Pairs of neighbours in the list are ranked by skill and luck; the upper half wins. */
function playArena(random: Random, seats: readonly Seat[], frame: MatchFrame) {
  const results = Array.from({ length: ARENA_SUBTEAMS }, (_, pair) => ({
    pair,
    result: toMeanStrength(seats.slice(pair * 2, pair * 2 + 2)) + 0.7 * random.normal(),
  }));
  const placements = new Map(results.sort((a, b) => b.result - a.result).map(({ pair }, at) => [pair, at + 1]));
  const participants = seats.map((seat, at) => {
    const pair = Math.floor(at / 2);
    const placement = placements.get(pair) ?? ARENA_SUBTEAMS;
    const own: ParticipantFrame = {
      ...frame,
      participantId: at + 1,
      teamId: at < seats.length / 2 ? 100 : 200,
      win: placement <= ARENA_SUBTEAMS / 2,
      surrendered: false,
      arena: { placement, subteamId: pair + 1 },
    };
    const kills = random.below(14 - placement);
    const tally = { kills, deaths: 3 + random.below(8), assists: random.below(12), firstBlood: false, form: (4.5 - placement) / 3 };
    return toSampleParticipant(random, { seat, tally, frame: own });
  });
  const toIdleTeam = (teamId: number) => toTeam(random, { teamId, win: teamId === 0, championKills: 0, first: false, frame });
  return { participants, teams: [toIdleTeam(0), toIdleTeam(100)] };
}

function toMeanStrength(seats: readonly Seat[]): number {
  return seats.reduce((sum, seat) => sum + seat.strength, 0) / seats.length;
}

interface TeamInput {
  readonly teamId: number;
  readonly win: boolean;
  readonly championKills: number;
  readonly first: boolean;
  readonly frame: MatchFrame;
}

function toTeam(random: Random, { teamId, win, championKills, first, frame }: TeamInput) {
  const isRift = frame.queue.lanes && !frame.remake;
  const objective = (limit: number) => ({ first: isRift && win, kills: isRift ? random.below(limit) : 0 });
  const firstBan = random.below(ALL_CHAMPIONS.length);
  const toBan = (at: number) => ({
    // One team in seven leaves a ban out.
    championId: at === 4 && random.below(7) === 0 ? -1 : (ALL_CHAMPIONS[(firstBan + at * 11) % ALL_CHAMPIONS.length]?.id ?? -1),
    pickTurn: (teamId === 100 ? 1 : 6) + at,
  });
  return {
    bans: frame.queue.lanes ? [0, 1, 2, 3, 4].map(toBan) : [],
    objectives: {
      baron: objective(win ? 3 : 1),
      champion: { first, kills: championKills },
      dragon: objective(win ? 5 : 3),
      horde: objective(6),
      inhibitor: objective(win ? 3 : 1),
      riftHerald: objective(2),
      tower: objective(win ? 11 : 6),
    },
    teamId,
    win,
  };
}

/** Two patches a month, numbered from the year's beginning: `16.23.…` is of December 2026. */
function toGameVersion(timeMs: number): string {
  const time = new Date(timeMs);
  const dayOfYear = Math.floor((timeMs - Date.UTC(time.getUTCFullYear(), 0)) / DAY_MS);
  return `${time.getUTCFullYear() - 2010}.${1 + Math.floor(dayOfYear / 15.3)}.600.${1_000 + (dayOfYear % 100)}`;
}

import { type LadderSeat, type LadderStanding, rateLadderMatch } from '../../src/analytics/rate-matches.ts';
import { type Database, defineStatement } from '../../src/data/database.ts';
import { MATCH_SOURCE_RANK, type MatchRecord } from '../../src/domain/match-record.ts';
import { parseMatchV5 } from '../../src/ingest/riot/match-v5-parser.ts';
import { ratingStep } from '../../src/jobs/rating-step.ts';
import { MATCH_START, makeMatchV5, makeParticipant } from './riot-fixtures.ts';
import { createSeededRandom } from './seeded-random.ts';

/** What a test chooses of a match; the rest follows from its seed. */
export interface HistoryMatch {
  readonly number: number;
  readonly hour: number;
  /** Null where no queue is named. */
  readonly queueId: number | null;
  /** Arena has four teams of two. */
  readonly arena: boolean;
  readonly remake: boolean;
  /** How many of the seats, from the last one, bots take. */
  readonly bots: number;
  /** Who plays, and who wins. */
  readonly seed: number;
}

const POOL = 14;

/** The match as an importer reads it: two teams of three or four teams of two out of fourteen players. */
export function toMatchRecord(match: HistoryMatch): MatchRecord {
  const random = createSeededRandom(match.seed);
  const players = Array.from({ length: POOL }, (_unused, index) => ({ number: index + 1, key: random() })).sort((a, b) => a.key - b.key);
  const places = [1, 2, 3, 4].map((place) => ({ place, key: random() })).sort((a, b) => a.key - b.key);
  const blueWins = random() < 0.5;
  const seats = match.arena ? 8 : 6;
  const participants = Array.from({ length: seats }, (_unused, index) => {
    const pair = Math.floor(index / 2);
    const place = places[pair]?.place ?? 0;
    const isBlue = index < seats / 2;
    return {
      ...makeParticipant(index + 1),
      puuid: index >= seats - match.bots ? 'BOT' : `puuid-${players[index]?.number}`,
      teamId: isBlue ? 100 : 200,
      win: match.arena ? place <= 2 : isBlue === blueWins,
      gameEndedInEarlySurrender: match.remake,
      ...(match.arena ? { placement: place, playerSubteamId: pair + 1 } : {}),
    };
  });
  const raw = makeMatchV5({
    matchId: `EUW1_${match.number}`,
    participants,
    info: {
      gameStartTimestamp: MATCH_START + match.hour * 3_600_000,
      gameEndTimestamp: MATCH_START + match.hour * 3_600_000 + 1_800_000,
      queueId: match.queueId ?? undefined,
      gameMode: match.arena ? 'CHERRY' : 'CLASSIC',
    },
  });
  const parsed = parseMatchV5(raw, MATCH_SOURCE_RANK.matchV5);
  if (parsed.reason !== null) throw new Error(parsed.reason);
  return parsed.value;
}

/** A stored rating by natural keys. */
export interface HistoryRating {
  readonly match: string;
  readonly slot: number;
  readonly puuid: string;
  readonly ladder: number;
  readonly rating: number;
  readonly deviation: number;
  readonly expected: number;
  readonly won: boolean;
  readonly games: number;
}

const dump = defineStatement(
  'test_dump_ratings',
  `select r.match_key as match, r.slot, p.puuid, r.ladder, r.rating, r.deviation, r.expected, r.won, r.games
   from participant_rating r join players p on p.id = r.player_id order by r.match_key, r.slot`,
);

/** All stored ratings. */
export function dumpRatings(database: Database): Promise<HistoryRating[]> {
  return database.query<HistoryRating>(dump, []);
}

/** The ratings of matches in memory, from the first to the last. */
export function rateInMemory(records: readonly MatchRecord[]): HistoryRating[] {
  const byStart = records.toSorted(
    (one, other) => one.startedAt.getTime() - other.startedAt.getTime() || (one.matchId < other.matchId ? -1 : 1),
  );
  const ladders = new Map<number, Map<string, LadderStanding>>();
  const rows = byStart
    .filter(({ remake }) => !remake)
    .flatMap((record) => {
      const ladder = record.queueId ?? -1;
      const standings = ladders.get(ladder) ?? new Map<string, LadderStanding>();
      ladders.set(ladder, standings);
      const seats = record.participants.map(({ slot, puuid, subteamId, placement, teamId, win }): LadderSeat => {
        const arena = record.gameMode === 'CHERRY';
        return { slot, playerId: puuid, side: arena ? (subteamId ?? 0) : teamId, place: arena ? placement : win ? 1 : 2, won: win };
      });
      return rateLadderMatch({ seats }, standings).map(({ seat, value, deviation, expected, games }) => {
        const { slot, playerId: puuid, won } = seat;
        return { match: record.matchId, slot, puuid, ladder, rating: value, deviation, expected, won, games };
      });
    });
  return rows.sort((one, other) => (one.match === other.match ? one.slot - other.slot : one.match < other.match ? -1 : 1));
}

/** Runs the rating step until it has nothing to do. @returns how many rows it wrote */
export async function rateAll(database: Database, step = ratingStep): Promise<number> {
  let rows = 0;
  for (;;) {
    const result = await step.advance(database, { deep: true, now: new Date('2026-01-01T00:00:00Z') });
    if (result.kind === 'idle') return rows;
    rows += result.rows;
  }
}

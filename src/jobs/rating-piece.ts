import { type LadderMatch, type LadderSeat, type LadderStanding, rateLadderMatch } from '../analytics/rate-matches.ts';
import type { Reader } from '../data/database.ts';
import {
  type LadderMatchRow,
  type LadderPosition,
  type LadderWork,
  type RatingChanges,
  readLadderMatches,
  readLadderStandings,
  readStoredRatings,
  type StoredRatingRow,
} from '../data/rating-store.ts';

/** What some matches of a ladder come to. */
export interface RatingPiece {
  /** The last match of it; null where the ladder ends with it. */
  readonly reached: LadderPosition | null;
  /** How many matches were looked at. */
  readonly matches: number;
  /** What makes the stored ratings of this stretch right. */
  readonly changes: RatingChanges;
}

/** Rates the next matches of a ladder, from the ratings up to the position, which must be right. Changes nothing. */
export async function computeRatingPiece(reader: Reader, work: LadderWork, size: number): Promise<RatingPiece> {
  const rows = await readLadderMatches(reader, work, size);
  const last = rows.length < size ? null : (rows.at(-1) ?? null);
  const matchIds = rows.map(({ matchId }) => matchId);
  // Together: neither needs the other, and the way to the server and back is the same.
  const [standings, stored] = await Promise.all([
    readStandings(reader, work, rows),
    readStoredRatings(reader, matchIds, { ladder: work.ladder, after: work, last }),
  ]);
  const rated = rows.flatMap((row) => rateRow(row, work.ladder, standings));
  return {
    reached: last === null ? null : { startedAt: last.startedAt, matchKey: last.matchKey },
    matches: rows.length,
    changes: compareRatings(rated, stored),
  };
}

async function readStandings(reader: Reader, work: LadderWork, rows: readonly LadderMatchRow[]): Promise<Map<string, LadderStanding>> {
  const playerIds = new Set(rows.flatMap((row) => row.playerIds ?? []));
  const known = [...playerIds].filter((playerId) => playerId !== null);
  const standings = await readLadderStandings(reader, work, known);
  return new Map(standings.map(({ playerId, rating, deviation, games }) => [playerId, { value: rating, deviation, games }]));
}

function rateRow(row: LadderMatchRow, ladder: number, standings: Map<string, LadderStanding>): readonly StoredRatingRow[] {
  if (row.remake) return [];
  return rateLadderMatch(toLadderMatch(row), standings).map(({ seat, value, deviation, games, expected }) => ({
    matchId: row.matchId,
    slot: seat.slot,
    playerId: seat.playerId,
    ladder,
    startedAt: row.startedAt,
    matchKey: row.matchKey,
    rating: value,
    deviation,
    expected,
    won: seat.won,
    games,
  }));
}

/** In Arena, two or three who share a subteam are a side, whose place is told; elsewhere a team is, and won or lost. */
function toLadderMatch(row: LadderMatchRow): LadderMatch {
  const seats = row.slots.map((slot, index): LadderSeat => {
    const won = row.wins[index] ?? false;
    const placement = row.placements[index] ?? null;
    const side = row.arena ? (row.subteamIds[index] ?? placement) : row.teamIds[index];
    return { slot, playerId: row.playerIds[index] ?? null, side: side ?? 0, place: row.arena ? placement : won ? 1 : 2, won };
  });
  return { seats };
}

function compareRatings(rated: readonly StoredRatingRow[], stored: readonly StoredRatingRow[]): RatingChanges {
  if (stored.length === 0) return { added: rated, changed: [], gone: [] };
  const before = new Map(stored.map((row) => [toKey(row), row]));
  const added: StoredRatingRow[] = [];
  const changed: StoredRatingRow[] = [];
  for (const row of rated) {
    const key = toKey(row);
    const former = before.get(key);
    before.delete(key);
    if (former === undefined) added.push(row);
    else if (!isSame(row, former)) changed.push(row);
  }
  return { added, changed, gone: [...before.values()] };
}

function toKey({ matchId, slot }: StoredRatingRow): string {
  return `${matchId}/${slot}`;
}

function isSame(one: StoredRatingRow, other: StoredRatingRow): boolean {
  return (
    one.rating === other.rating &&
    one.deviation === other.deviation &&
    one.expected === other.expected &&
    one.won === other.won &&
    one.games === other.games &&
    one.playerId === other.playerId &&
    one.ladder === other.ladder &&
    one.startedAt === other.startedAt &&
    one.matchKey === other.matchKey
  );
}

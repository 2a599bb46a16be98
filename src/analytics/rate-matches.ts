import { type MatchSide, rateMatch, type Skill, UNKNOWN_SKILL } from './rate-match.ts';

/** A player's or bot's seat in a match. */
export interface LadderSeat {
  readonly slot: number;
  /** Null for a bot, and where the player is not known. */
  readonly playerId: string | null;
  /** What keeps its members together: the team, in Arena the team of two or three. */
  readonly side: number;
  /** Lower is better; null where the source does not tell. */
  readonly place: number | null;
  readonly won: boolean;
}

/** A match that may be rated. */
export interface LadderMatch<Seat extends LadderSeat = LadderSeat> {
  /** In ascending order of slot: sums of floating point depend on it. */
  readonly seats: readonly Seat[];
}

/** What is known of a player between two matches. */
export interface LadderStanding extends Skill {
  /** Matches that were rated so far. */
  readonly games: number;
}

/** What a match made of the rating of one who took part. */
export interface RatedSeat<Seat extends LadderSeat = LadderSeat> extends LadderStanding {
  readonly seat: Seat & { readonly playerId: string };
  /** The chance of a win that was given before, in (0, 1). */
  readonly expected: number;
}

interface Side<Seat extends LadderSeat> {
  readonly place: number;
  readonly seats: Seat[];
}

/**
 * Rates one match of a ladder, and writes down what became of its players in `standings`, which holds those known before; nothing where the match
 * cannot be rated: a side without a known player, fewer than two sides, seats of one side that disagree on its place, or sides that all share one.
 *
 * Sides are filled up with unknown players to the size of the largest, since a sum over more players would else be better by its count alone.
 * @param standings by player id; changed. Players who are missing there have no matches so far
 */
export function rateLadderMatch<Seat extends LadderSeat>(
  { seats }: LadderMatch<Seat>,
  standings: Map<string, LadderStanding>,
): readonly RatedSeat<Seat>[] {
  const sides = toSides(seats);
  if (sides === null) return [];
  const size = Math.max(...sides.map((side) => side.seats.length));
  const known = sides.map((side) => side.seats.filter(isKnown));
  const rated = rateMatch(sides.map(({ place }, index): MatchSide => ({ place, members: toMembers(known[index] ?? [], size, standings) })));
  const results = known.flatMap((members, index) =>
    members.flatMap((seat, at) => {
      const [side, after] = [rated[index], rated[index]?.members[at]];
      if (side === undefined || after === undefined) return [];
      return [{ seat, ...after, games: (standings.get(seat.playerId)?.games ?? 0) + 1, expected: side.expected }];
    }),
  );
  for (const { seat, value, deviation, games } of results) standings.set(seat.playerId, { value, deviation, games });
  return results;
}

/** In ascending order of side, whatever the order of seats; null where they give no ranking. */
function toSides<Seat extends LadderSeat>(seats: readonly Seat[]): readonly Side<Seat>[] | null {
  const sides = new Map<number, Side<Seat>>();
  for (const seat of seats) {
    const side = sides.get(seat.side);
    if (seat.place === null || (side !== undefined && side.place !== seat.place)) return null;
    if (side === undefined) sides.set(seat.side, { place: seat.place, seats: [seat] });
    else side.seats.push(seat);
  }
  const list = [...sides.entries()].sort(([one], [other]) => one - other).map(([, side]) => side);
  const isRanking = list.some(({ place }) => place !== list[0]?.place);
  return isRanking && list.every((side) => side.seats.some(isKnown)) ? list : null;
}

function isKnown<Seat extends LadderSeat>(seat: Seat): seat is Seat & { readonly playerId: string } {
  return seat.playerId !== null;
}

function toMembers(
  seats: readonly { readonly playerId: string }[],
  size: number,
  standings: ReadonlyMap<string, LadderStanding>,
): readonly Skill[] {
  const members: Skill[] = seats.map(({ playerId }) => standings.get(playerId) ?? UNKNOWN_SKILL);
  while (members.length < size) members.push(UNKNOWN_SKILL);
  return members;
}

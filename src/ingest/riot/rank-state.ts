/** A rank as stored. Times are in milliseconds since 1970. */
export interface RankState {
  readonly tier: string;
  readonly division: string | null;
  readonly leaguePoints: number;
  readonly wins: number;
  readonly losses: number;
  /** Null when its source carried no time; then `recordedAt` is when it was stored. */
  readonly observedAt: number | null;
  readonly recordedAt: number | null;
}

/**
 * The current rank after another was seen; the same object when nothing changes. As with names: the newest dated one stays, of two
 * at the same time always the same one, and an undated one shows as the latest until one dated after it was recorded.
 */
export function observeRank(current: RankState | undefined, seen: RankState, recordedAt: number): RankState {
  if (!current) return seen.observedAt === null ? { ...seen, recordedAt } : seen;
  if (seen.observedAt === null) return compareRanks(seen, current) === 0 ? current : { ...seen, recordedAt };
  const knownAt = current.observedAt ?? current.recordedAt ?? Number.NEGATIVE_INFINITY;
  if (seen.observedAt > knownAt) return seen;
  return seen.observedAt === current.observedAt && compareRanks(seen, current) > 0 ? seen : current;
}

/** A total order of ranks without their times, for ties; not an order of strength. 0 when they are equal. */
export function compareRanks(a: RankState, b: RankState): number {
  const [left, right] = [toTie(a), toTie(b)];
  if (left === right) return 0;
  return left > right ? 1 : -1;
}

function toTie(rank: RankState): string {
  return JSON.stringify([rank.tier, rank.division, rank.leaguePoints, rank.wins, rank.losses]);
}

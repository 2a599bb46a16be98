import { recommendBans } from '../analytics/recommend-bans.ts';
import { recommendPicks, type StrongPick } from '../analytics/recommend-picks.ts';
import type { RecentGameRow } from '../data/recommendation-repository.ts';
import { comparePatches } from '../domain/patch-order.ts';
import type { Context } from '../execution/context.ts';
import type { Advice } from './player-advice.ts';

/** Stands for no queue. */
const NO_QUEUE = -1;
/** More would not be read. */
const MOST_OF_A_KIND = 3;

/**
 * Advice for a player from the games of everybody: picks and bans in the newest counted patch of the queue and position that most of the player's games
 * are of. None without games, or while no patch of the queue has enough matches.
 * @param games newest first
 */
export async function advisePopulation(
  games: readonly RecentGameRow[],
  loaders: Pick<Context['loaders'], 'metaChampions' | 'metaMatchups' | 'metaScopes'>,
): Promise<readonly Advice[]> {
  const [newest] = games;
  if (newest === undefined) return [];
  const queueId = findMost(games, (game) => game.queueId ?? NO_QUEUE);
  const position = findMost(games, (game) => game.position);
  const championId = findMost(
    games.filter((game) => game.position === position),
    (game) => game.championId,
  );
  const scopes = await loaders.metaScopes.load(String(queueId));
  const [scope] = scopes.filter(({ settled }) => settled).sort((one, other) => comparePatches(other.patch, one.patch));
  if (scope === undefined || position === undefined || championId === undefined) return [];
  const key = { scopeId: scope.id, position };
  const [champions, matchups] = await Promise.all([loaders.metaChampions.load(key), loaders.metaMatchups.load({ ...key, championId })]);
  const about = { position, newestAt: newest.startedAt };
  const picks = recommendPicks(champions.map((row) => ({ choice: row.championId, wins: row.wins, games: row.games })));
  const bans = recommendBans(matchups.map((row) => ({ choice: row.opponentId, wins: row.wins, games: row.games })));
  return [
    ...picks.slice(0, MOST_OF_A_KIND).map((pick) => toAdvice(pick, { ...about, kind: 'META_PICK', reasonCode: 'META_ABOVE_HALF' })),
    ...bans.slice(0, MOST_OF_A_KIND).map((ban) => toAdvice(ban, { ...about, kind: 'BAN', reasonCode: 'MATCHUP_BELOW_HALF' })),
  ];
}

function toAdvice({ choice, evidence }: StrongPick<number>, about: Pick<Advice, 'kind' | 'newestAt' | 'position' | 'reasonCode'>): Advice {
  return { ...about, name: `${about.kind}:${choice}`, evidence, championId: choice };
}

/** What most games have; of several the one of the newest game. */
function findMost<Value>(games: readonly RecentGameRow[], toValue: (game: RecentGameRow) => Value): Value | undefined {
  const counts = new Map<Value, number>();
  for (const game of games) counts.set(toValue(game), (counts.get(toValue(game)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

import { type GameFigures, toGameFigures } from '../analytics/game-figures.ts';
import { toTrend } from '../analytics/trend.ts';
import { toWinBlocks } from '../analytics/win-blocks.ts';
import type { GameRow } from '../data/player-stats-repository.ts';
import { readWholeNumber } from '../domain/whole-number.ts';
import type { Resolvers, Trend } from '../generated/graphql.ts';

/** What trends are resolved from: each is computed when it is asked for. The oldest game first. */
export type PlayerTrendsSource = readonly GameRow[];

const LEAST_GAMES = 20;
/** The slopes of 19,900 pairs take a few milliseconds. */
const MOST_GAMES = 200;

/** Where figures of players go. */
export const trendResolvers: Pick<Resolvers, 'PlayerTrends'> & { Player: Pick<NonNullable<Resolvers['Player']>, 'trends'> } = {
  Player: {
    trends: ({ id }, { queueId, position, games }, { loaders }) => {
      const most = readWholeNumber(games, { argument: '"games" of Player.trends', least: LEAST_GAMES, most: MOST_GAMES });
      return loaders.newestGames.load({ playerId: id, queueId: queueId ?? null, position: position ?? null, most });
    },
  },
  PlayerTrends: {
    games: (games) => games.length,
    since: (games) => games[0]?.startedAt ?? null,
    winRate: (games) => toAnswer(toTrend(toWinBlocks(games.map(({ wins }) => wins > 0)))),
    kda: resolveTrend('kda'),
    deathsPerGame: resolveTrend('deathsPerGame'),
    csPerMinute: resolveTrend('csPerMinute'),
    goldPerMinute: resolveTrend('goldPerMinute'),
    damagePerMinute: resolveTrend('damagePerMinute'),
    visionPerMinute: resolveTrend('visionPerMinute'),
  },
};

/** Over the numbers of the games; those that have no such figure are left out. */
function resolveTrend(figure: keyof GameFigures) {
  return (games: PlayerTrendsSource): Trend => {
    const points = games.flatMap((game, time) => {
      const value = toGameFigures(game)[figure];
      return value === null ? [] : [{ time, value }];
    });
    return toAnswer(toTrend(points));
  };
}

function toAnswer(trend: ReturnType<typeof toTrend>): Trend {
  const { n, method } = trend;
  if (trend.status === 'INSUFFICIENT_DATA') return { status: trend.status, direction: null, slope: null, pValue: null, n, method };
  const { direction, slope, pValue } = trend;
  return { status: 'OK', direction, slope, pValue, n, method };
}

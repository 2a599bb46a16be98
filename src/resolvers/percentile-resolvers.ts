import { percentileRank } from '../analytics/percentile-rank.ts';
import { POSITION_FIGURES, toPositionFigure } from '../analytics/position-figures.ts';
import type { PercentileKey, PercentileRow } from '../data/percentile-repository.ts';
import type { GameRow } from '../data/player-stats-repository.ts';
import type { Position } from '../domain/platform.ts';
import { readWholeNumber } from '../domain/whole-number.ts';
import type { Context } from '../execution/context.ts';
import type { PlayerPercentile, PlayerPercentiles, Resolvers } from '../generated/graphql.ts';

const LEAST_GAMES_ASKED = 20;
const MOST_GAMES = 200;
/** As many as a player of the population has. */
const LEAST_GAMES = 10;
const MEDIAN = 50;

/** Which games, as a client asks for them. */
interface PercentilesQuestion {
  readonly playerId: string;
  readonly queueId: number | null;
  readonly position: Position | null;
  readonly most: number;
}

/** How players' figures compare with those of the same position. */
export const percentileResolvers: { Player: Pick<NonNullable<Resolvers['Player']>, 'percentiles'> } = {
  Player: {
    percentiles: ({ id }, { queueId, position, games }, { loaders }) => {
      const most = readWholeNumber(games, { argument: '"games" of Player.percentiles', least: LEAST_GAMES_ASKED, most: MOST_GAMES });
      return answer({ playerId: id, queueId: queueId ?? null, position: position ?? null, most }, loaders);
    },
  },
};

async function answer({ most, ...asked }: PercentilesQuestion, loaders: Context['loaders']): Promise<PlayerPercentiles> {
  const newest = await loaders.newestGames.load({ ...asked, most });
  const key = toKey(asked, newest);
  if (key === null)
    return { status: 'INSUFFICIENT_DATA', queueId: asked.queueId, position: asked.position, games: 0, players: 0, figures: [] };
  const games = newest.filter(({ queueId, position }) => queueId === key.queueId && position === key.position);
  const rows = await loaders.percentiles.load(key);
  const figures = games.length < LEAST_GAMES ? [] : toFigures(games, rows);
  const players = Math.max(0, ...rows.map((row) => row.players));
  return { status: figures.length === 0 ? 'INSUFFICIENT_DATA' : 'OK', ...key, games: games.length, players, figures };
}

/** Queue and position: those asked for, else those of most of the newest games; null without games that have both. */
function toKey({ queueId, position }: Omit<PercentilesQuestion, 'most'>, newest: readonly GameRow[]): PercentileKey | null {
  return queueId !== null && position !== null ? { queueId, position } : mostPlayed(newest);
}

/** Of equals, the one that was played last. */
function mostPlayed(games: readonly GameRow[]): PercentileKey | null {
  const keys = games
    .toReversed()
    .flatMap(({ queueId, position }) => (queueId === null || position === null ? [] : [{ queueId, position }]));
  const groups = [...Map.groupBy(keys, (key) => `${key.queueId} ${key.position}`).values()];
  const [most] = groups.toSorted((one, other) => other.length - one.length);
  return most?.[0] ?? null;
}

function toFigures(games: readonly GameRow[], rows: readonly PercentileRow[]): PlayerPercentile[] {
  return POSITION_FIGURES.flatMap((stat): PlayerPercentile[] => {
    const grid = rows.find((row) => row.stat === stat)?.quantiles;
    const mean = toPositionFigure(stat, games);
    const median = grid?.[MEDIAN];
    if (grid === undefined || mean === null || median === undefined) return [];
    const [percentile, percentileLow, percentileHigh] = [mean.value, mean.low, mean.high].map((value) => percentileRank(value, grid));
    return [{ stat, ...mean, percentile: percentile ?? 0, percentileLow: percentileLow ?? 0, percentileHigh: percentileHigh ?? 0, median }];
  });
}

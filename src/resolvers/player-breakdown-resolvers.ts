import { type GameFigures, type GameSums, toGameFigures } from '../analytics/game-figures.ts';
import { type Rate, toRate } from '../analytics/to-rate.ts';
import type { ChampionStatsRow, PositionStatsRow } from '../data/player-stats-repository.ts';
import { invariant } from '../domain/invariant.ts';
import { readWholeNumber } from '../domain/whole-number.ts';
import type { ChampionStatsOrder, Resolvers } from '../generated/graphql.ts';
import { requireRow } from './require-row.ts';

/** What the figures of a position are resolved from. */
export interface PositionStatsSource extends PositionStatsRow {
  /** Of the player's games in any position. */
  readonly share: number;
}

const MAX_GAMES = 100_000;
const MAX_CHAMPIONS = 100;
const FIELD = 'Player.champions';

/** Both kinds of rows have games, so that these figures are never null; those a minute still may be. */
const figureFields = {
  winRate: requireRate,
  kda: (row: GameSums) => requireFigure(row, 'kda'),
  killsPerGame: (row: GameSums) => requireFigure(row, 'killsPerGame'),
  deathsPerGame: (row: GameSums) => requireFigure(row, 'deathsPerGame'),
  assistsPerGame: (row: GameSums) => requireFigure(row, 'assistsPerGame'),
  csPerMinute: (row: GameSums) => toGameFigures(row).csPerMinute,
  goldPerMinute: (row: GameSums) => toGameFigures(row).goldPerMinute,
  damagePerMinute: (row: GameSums) => toGameFigures(row).damagePerMinute,
  visionPerMinute: (row: GameSums) => toGameFigures(row).visionPerMinute,
};

/** What players' games come to by champion and by position. */
export const playerBreakdownResolvers: Pick<Resolvers, 'ChampionStats' | 'PositionStats'> & {
  Player: Pick<NonNullable<Resolvers['Player']>, 'champions' | 'positions'>;
} = {
  Player: {
    champions: async ({ id }, { queueId, position, minGames, orderBy, first }, { loaders }) => {
      const least = readWholeNumber(minGames, { argument: `"minGames" of ${FIELD}`, least: 1, most: MAX_GAMES });
      const most = readWholeNumber(first, { argument: `"first" of ${FIELD}`, least: 1, most: MAX_CHAMPIONS });
      const rows = await loaders.playerChampions.load({ playerId: id, queueId: queueId ?? null, position: position ?? null });
      return rankChampions(
        rows.filter(({ games }) => games >= least),
        orderBy,
      ).slice(0, most);
    },
    positions: async ({ id }, { queueId }, { loaders }) => {
      const rows = await loaders.playerPositions.load({ playerId: id, queueId: queueId ?? null, position: null });
      const total = rows.reduce((sum, { games }) => sum + games, 0);
      return rows
        .map((row): PositionStatsSource => ({ ...row, share: row.games / total }))
        .sort((one, other) => other.games - one.games || (one.position < other.position ? -1 : 1));
    },
  },
  ChampionStats: {
    champion: ({ championId }, _args, { loaders }) => requireRow(loaders.championById.load(championId), 'champion'),
    ...figureFields,
  },
  PositionStats: figureFields,
};

function rankChampions(rows: readonly ChampionStatsRow[], order: ChampionStatsOrder): readonly ChampionStatsRow[] {
  const merits: Readonly<Record<ChampionStatsOrder, (row: ChampionStatsRow) => number>> = {
    WIN_RATE_LOWER_BOUND: (row) => requireRate(row).low,
    GAMES: ({ games }) => games,
    KDA: (row) => requireFigure(row, 'kda'),
  };
  return rows
    .map((row) => ({ row, merit: merits[order](row) }))
    .sort((one, other) => other.merit - one.merit || one.row.championId - other.row.championId)
    .map(({ row }) => row);
}

function requireRate(row: GameSums): Rate {
  const rate = toRate(row);
  invariant(rate !== null, `at least one game, got ${row.games}`);
  return rate;
}

function requireFigure(row: GameSums, name: keyof GameFigures): number {
  const figure = toGameFigures(row)[name];
  invariant(figure !== null, `at least one game, got ${row.games}`);
  return figure;
}

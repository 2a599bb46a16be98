import type DataLoader from 'dataloader';
import type {
  ChampionStatsRow,
  GameRow,
  NewestGamesKey,
  PeriodKey,
  PeriodRow,
  PositionStatsRow,
  StatsFilter,
} from '../data/player-stats-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import type { SeasonRow } from '../data/season-repository.ts';
import { listTag, partTag } from '../domain/cache-tags.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createListLoader, createPlacedLoader } from './batch-loader.ts';
import type { TagCollector } from './tag-collector.ts';

/** Loads what players' games come to. */
export interface PlayerStatsLoaders {
  /** One row a key. */
  readonly playerPeriods: DataLoader<PeriodKey, PeriodRow[], string>;
  /** By champion, all time. */
  readonly playerChampions: DataLoader<StatsFilter, ChampionStatsRow[], string>;
  /** By position, all time. */
  readonly playerPositions: DataLoader<StatsFilter, PositionStatsRow[], string>;
  /** The oldest of them first. */
  readonly newestGames: DataLoader<NewestGamesKey, GameRow[], string>;
  /** All of them under the key '', in the order they start. */
  readonly seasons: DataLoader<string, SeasonRow[]>;
}

/** Player statistics loaders of one request. */
export function createPlayerStatsLoaders(
  { playerStats, seasons }: Repositories,
  observer: BatchObserver,
  tags: TagCollector,
): PlayerStatsLoaders {
  const report = (collector: TagCollector, { playerId }: StatsFilter) => collector.add(partTag('Player', playerId, 'stats'));
  return {
    playerPeriods: createPlacedLoader(observer.fetch('playerPeriods', playerStats.findPeriods), { ofKey: toPeriodKey, report }, tags),
    playerChampions: createPlacedLoader(observer.fetch('playerChampions', playerStats.findChampions), { ofKey: toFilterKey, report }, tags),
    playerPositions: createPlacedLoader(observer.fetch('playerPositions', playerStats.findPositions), { ofKey: toFilterKey, report }, tags),
    newestGames: createPlacedLoader(observer.fetch('newestGames', playerStats.findNewestGames), { ofKey: toNewestKey, report }, tags),
    seasons: createListLoader(
      observer.fetch('seasons', () => seasons.findAll()),
      { parentOf: () => '', report: (collector) => collector.add(listTag('Season')) },
      tags,
    ),
  };
}

function toFilterKey({ playerId, queueId, position }: StatsFilter): string {
  return [playerId, queueId, position].join(' ');
}

function toPeriodKey({ from, before, ...filter }: PeriodKey): string {
  return [toFilterKey(filter), from?.getTime(), before?.getTime()].join(' ');
}

function toNewestKey({ most, ...filter }: NewestGamesKey): string {
  return [toFilterKey(filter), most].join(' ');
}

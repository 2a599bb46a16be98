import type DataLoader from 'dataloader';
import type { FeedbackRow, RecentGameRow } from '../data/recommendation-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import { partTag } from '../domain/cache-tags.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createListLoader } from './batch-loader.ts';
import type { TagCollector } from './tag-collector.ts';
import { reportPart } from './tag-reports.ts';

/** Loads what recommendations are made of. */
export interface RecommendationLoaders {
  /** By row id of the player, newest first. */
  readonly recentGames: DataLoader<string, RecentGameRow[]>;
  /** By row id of the player. */
  readonly playerFeedback: DataLoader<string, FeedbackRow[]>;
  /** By row id of the channel. */
  readonly channelFeedback: DataLoader<string, FeedbackRow[]>;
}

/** Recommendation loaders of one request. */
export function createRecommendationLoaders(
  { recommendations }: Repositories,
  observer: BatchObserver,
  tags: TagCollector,
): RecommendationLoaders {
  return {
    recentGames: createListLoader(
      observer.fetch('recentGames', recommendations.findRecentGames),
      {
        parentOf: ({ playerId }) => playerId,
        report: (collector, playerId) => {
          for (const part of ['matches', 'stats'] as const) collector.add(partTag('Player', playerId, part));
        },
      },
      tags,
    ),
    playerFeedback: createListLoader(
      observer.fetch('playerFeedback', recommendations.findPlayerFeedback),
      { parentOf: ({ ownerId }) => ownerId, report: reportPart('Player', 'feedback') },
      tags,
    ),
    channelFeedback: createListLoader(
      observer.fetch('channelFeedback', recommendations.findChannelFeedback),
      { parentOf: ({ ownerId }) => ownerId, report: reportPart('Channel', 'feedback') },
      tags,
    ),
  };
}

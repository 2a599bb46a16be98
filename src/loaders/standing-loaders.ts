import type DataLoader from 'dataloader';
import type { Repositories } from '../data/repositories.ts';
import type { StandingKey, StandingRow } from '../data/standing-repository.ts';
import { partTag } from '../domain/cache-tags.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createRowLoader } from './batch-loader.ts';
import { type ConnectionLoader, createConnectionLoader } from './connection-loader.ts';
import type { TagCollector } from './tag-collector.ts';
import { reportPartList } from './tag-reports.ts';

/** Loads where players stand. */
export interface StandingLoaders {
  readonly standing: DataLoader<StandingKey, StandingRow | null, string>;
  /** By queue id. */
  readonly leaderboard: ConnectionLoader<StandingRow>;
}

/** Loaders of one request. */
export function createStandingLoaders({ standings }: Repositories, observer: BatchObserver, tags: TagCollector): StandingLoaders {
  const ofKey = ({ playerId, queueId, stat }: StandingKey) => `${playerId} ${queueId} ${stat}`;
  return {
    standing: createRowLoader(
      observer.fetch('standing', standings.findByKeys),
      { ofRow: ofKey, ofKey, report: (collector, { playerId }) => collector.add(partTag('Player', playerId, 'standings')) },
      tags,
    ),
    leaderboard: createConnectionLoader(
      observer.relation('leaderboard', standings.leaderboard),
      reportPartList('Queue', 'standings'),
      tags,
    ),
  };
}

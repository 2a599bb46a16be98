import type DataLoader from 'dataloader';
import type { PercentileKey, PercentileRow } from '../data/percentile-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import { partTag } from '../domain/cache-tags.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createPlacedLoader } from './batch-loader.ts';
import type { TagCollector } from './tag-collector.ts';

/** Loads what figures of players are usual. */
export interface PercentileLoaders {
  /** One row a figure. */
  readonly percentiles: DataLoader<PercentileKey, PercentileRow[], string>;
}

/** Loaders of one request. */
export function createPercentileLoaders({ percentiles }: Repositories, observer: BatchObserver, tags: TagCollector): PercentileLoaders {
  return {
    percentiles: createPlacedLoader(
      observer.fetch('percentiles', percentiles.findByKeys),
      {
        ofKey: ({ queueId, position }) => `${queueId} ${position}`,
        report: (collector, { queueId }) => collector.add(partTag('Queue', queueId, 'percentiles')),
      },
      tags,
    ),
  };
}

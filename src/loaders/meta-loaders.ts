import type DataLoader from 'dataloader';
import type {
  MetaChampionRow,
  MetaChampionsKey,
  MetaMatchesRow,
  MetaMatchupRow,
  MetaMatchupsKey,
  MetaScopeRow,
} from '../data/meta-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import { keyTag, rowTag } from '../domain/cache-tags.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createListLoader, createPlacedLoader, createRowLoader } from './batch-loader.ts';
import type { TagCollector } from './tag-collector.ts';
import { reportById } from './tag-reports.ts';

/** Loads what is counted over everybody. */
export interface MetaLoaders {
  /** By queue id as text; -1 for none. */
  readonly metaScopes: DataLoader<string, MetaScopeRow[]>;
  /** By the scope's row id. */
  readonly metaMatches: DataLoader<string, MetaMatchesRow | null, string>;
  readonly metaChampions: DataLoader<MetaChampionsKey, MetaChampionRow[], string>;
  readonly metaMatchups: DataLoader<MetaMatchupsKey, MetaMatchupRow[], string>;
}

/** Loaders of one request. */
export function createMetaLoaders({ meta }: Repositories, observer: BatchObserver, tags: TagCollector): MetaLoaders {
  const reportScope = (collector: TagCollector, { scopeId }: MetaChampionsKey) => collector.add(rowTag('Meta', scopeId));
  return {
    metaScopes: createListLoader(
      observer.fetch('metaScopes', (queueIds: readonly string[]) => meta.findScopes(queueIds.map(Number))),
      // One tag for all patches of the queue: which there are, and which have enough matches.
      { parentOf: ({ queueId }) => String(queueId), report: (collector, queueId) => collector.add(keyTag('Meta', queueId)) },
      tags,
    ),
    metaMatches: createRowLoader(
      observer.fetch('metaMatches', meta.findMatches),
      { ofRow: ({ id }) => id, ofKey: (id: string) => id, report: reportById('Meta') },
      tags,
    ),
    metaChampions: createPlacedLoader(
      observer.fetch('metaChampions', meta.findChampions),
      { ofKey: ({ scopeId, position }) => `${scopeId} ${position}`, report: reportScope },
      tags,
    ),
    metaMatchups: createPlacedLoader(
      observer.fetch('metaMatchups', meta.findMatchups),
      { ofKey: ({ scopeId, championId, position }) => `${scopeId} ${championId} ${position}`, report: reportScope },
      tags,
    ),
  };
}

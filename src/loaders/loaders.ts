import type { Repositories } from '../data/repositories.ts';
import { type BatchListener, createBatchObserver } from './batch-listener.ts';
import { type ChannelLoaders, createChannelLoaders } from './channel-loaders.ts';
import { createMatchLoaders, type MatchLoaders } from './match-loaders.ts';
import { createMatchMemory, type MatchMemory } from './match-memory.ts';
import { createPlayerLoaders, type PlayerLoaders } from './player-loaders.ts';
import type { TagCollector } from './tag-collector.ts';

/** Everything field resolvers may await. */
export type Loaders = ChannelLoaders & MatchLoaders & PlayerLoaders;

/** What loaders are made of, beside the repositories. */
export interface LoaderParts {
  /** Hears of each batch that was read. */
  readonly listener: BatchListener;
  /** Gets the tags of all that they give, rows and absences alike, from memory or not. */
  readonly tags: TagCollector;
  /** Where matches are looked for before they are read; absent: nowhere. */
  readonly memory?: MatchMemory;
}

const NO_MEMORY = createMatchMemory(null);

/** The loaders of one request; never shared, since they remember what they loaded. */
export function createLoaders(repositories: Repositories, { listener, tags, memory = NO_MEMORY }: LoaderParts): Loaders {
  const observer = createBatchObserver(listener);
  return {
    ...createPlayerLoaders(repositories, { observer, tags, memory }),
    ...createMatchLoaders(repositories, { observer, tags, memory }),
    ...createChannelLoaders(repositories, observer, tags),
  };
}

import type { Repositories } from '../data/repositories.ts';
import { type BatchListener, createBatchObserver } from './batch-listener.ts';
import { type ChannelLoaders, createChannelLoaders } from './channel-loaders.ts';
import { createMatchLoaders, type MatchLoaders } from './match-loaders.ts';
import { createPlayerLoaders, type PlayerLoaders } from './player-loaders.ts';
import type { TagCollector } from './tag-collector.ts';

/** Everything field resolvers may await. */
export type Loaders = ChannelLoaders & MatchLoaders & PlayerLoaders;

/**
 * The loaders of one request; never shared, since they remember what they loaded. `listener` hears of each batch; `tags` are those of
 * all that they give, rows and absences alike.
 */
export function createLoaders(repositories: Repositories, listener: BatchListener, tags: TagCollector): Loaders {
  const observer = createBatchObserver(listener);
  return {
    ...createPlayerLoaders(repositories, observer, tags),
    ...createMatchLoaders(repositories, observer, tags),
    ...createChannelLoaders(repositories, observer, tags),
  };
}

import type { Repositories } from '../data/repositories.ts';
import { type BatchListener, createBatchObserver } from './batch-listener.ts';
import { type ChannelLoaders, createChannelLoaders } from './channel-loaders.ts';
import { createMatchLoaders, type MatchLoaders } from './match-loaders.ts';
import { createPlayerLoaders, type PlayerLoaders } from './player-loaders.ts';

/** Everything field resolvers may await. */
export type Loaders = ChannelLoaders & MatchLoaders & PlayerLoaders;

/** The loaders of one request; never shared, since they remember what they loaded. `listener` hears of each batch. */
export function createLoaders(repositories: Repositories, listener: BatchListener): Loaders {
  const observer = createBatchObserver(listener);
  return {
    ...createPlayerLoaders(repositories, observer),
    ...createMatchLoaders(repositories, observer),
    ...createChannelLoaders(repositories, observer),
  };
}

import type { Repositories } from '../data/repositories.ts';
import { type ChannelLoaders, createChannelLoaders } from './channel-loaders.ts';
import { createMatchLoaders, type MatchLoaders } from './match-loaders.ts';
import { createPlayerLoaders, type PlayerLoaders } from './player-loaders.ts';

/** Everything field resolvers may await. */
export type Loaders = ChannelLoaders & MatchLoaders & PlayerLoaders;

/** The loaders of one request; never shared, since they remember what they loaded. */
export function createLoaders(repositories: Repositories): Loaders {
  return { ...createPlayerLoaders(repositories), ...createMatchLoaders(repositories), ...createChannelLoaders(repositories) };
}

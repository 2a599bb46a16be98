import type { Repositories } from '../data/repositories.ts';
import { type BatchListener, createBatchObserver } from './batch-listener.ts';
import { type ChannelFigureLoaders, createChannelFigureLoaders } from './channel-figure-loaders.ts';
import { type ChannelLoaders, createChannelLoaders } from './channel-loaders.ts';
import { createMatchLoaders, type MatchLoaders } from './match-loaders.ts';
import { createMatchMemory, type MatchMemory } from './match-memory.ts';
import { createMetaLoaders, type MetaLoaders } from './meta-loaders.ts';
import { createPercentileLoaders, type PercentileLoaders } from './percentile-loaders.ts';
import { createPlayerLoaders, type PlayerLoaders } from './player-loaders.ts';
import { createPlayerStatsLoaders, type PlayerStatsLoaders } from './player-stats-loaders.ts';
import { createPostFigureLoaders, type PostFigureLoaders } from './post-figure-loaders.ts';
import { createRatingLoaders, type RatingLoaders } from './rating-loaders.ts';
import { createRecommendationLoaders, type RecommendationLoaders } from './recommendation-loaders.ts';
import { createStandingLoaders, type StandingLoaders } from './standing-loaders.ts';
import type { TagCollector } from './tag-collector.ts';

/** Everything field resolvers may await. */
export type Loaders = ChannelFigureLoaders &
  ChannelLoaders &
  MatchLoaders &
  MetaLoaders &
  PercentileLoaders &
  PlayerLoaders &
  PostFigureLoaders &
  PlayerStatsLoaders &
  RatingLoaders &
  RecommendationLoaders &
  StandingLoaders;

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
    ...createRatingLoaders(repositories, observer, tags),
    ...createRecommendationLoaders(repositories, observer, tags),
    ...createChannelFigureLoaders(repositories, observer, tags),
    ...createPostFigureLoaders(repositories, observer, tags),
    ...createMetaLoaders(repositories, observer, tags),
    ...createStandingLoaders(repositories, observer, tags),
    ...createPercentileLoaders(repositories, observer, tags),
    ...createPlayerStatsLoaders(repositories, observer, tags),
  };
}

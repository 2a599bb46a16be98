import { type ChampionRepository, createChampionRepository } from './champion-repository.ts';
import { type ChannelContentRepository, createChannelContentRepository } from './channel-content-repository.ts';
import { type ChannelFiguresRepository, createChannelFiguresRepository } from './channel-figures-repository.ts';
import { type ChannelRepository, createChannelRepository } from './channel-repository.ts';
import { type ChannelSeriesRepository, createChannelSeriesRepository } from './channel-series-repository.ts';
import type { Reader } from './database.ts';
import { createMatchRepository, type MatchRepository } from './match-repository.ts';
import { createMetaRepository, type MetaRepository } from './meta-repository.ts';
import { createParticipantRepository, type ParticipantRepository } from './participant-repository.ts';
import { createPercentileRepository, type PercentileRepository } from './percentile-repository.ts';
import { createPlayerRepository, type PlayerRepository } from './player-repository.ts';
import { createPlayerStatsRepository, type PlayerStatsRepository } from './player-stats-repository.ts';
import { createPostAgeRepository, type PostAgeRepository } from './post-age-repository.ts';
import { createPostRepository, type PostRepository } from './post-repository.ts';
import { createRankRepository, type RankRepository } from './rank-repository.ts';
import { createRatingRepository, type RatingRepository } from './rating-repository.ts';
import { createRecommendationRepository, type RecommendationRepository } from './recommendation-repository.ts';
import { createSeasonRepository, type SeasonRepository } from './season-repository.ts';
import { createStandingRepository, type StandingRepository } from './standing-repository.ts';
import { createTopPostsRepository, type TopPostsRepository } from './top-posts-repository.ts';

/** Everything that reads rows, over one reader. */
export interface Repositories {
  readonly players: PlayerRepository;
  readonly ranks: RankRepository;
  readonly matches: MatchRepository;
  readonly participants: ParticipantRepository;
  readonly champions: ChampionRepository;
  readonly channels: ChannelRepository;
  readonly channelContent: ChannelContentRepository;
  readonly channelFigures: ChannelFiguresRepository;
  readonly channelSeries: ChannelSeriesRepository;
  readonly postAges: PostAgeRepository;
  readonly posts: PostRepository;
  readonly ratings: RatingRepository;
  readonly recommendations: RecommendationRepository;
  readonly topPosts: TopPostsRepository;
  readonly meta: MetaRepository;
  readonly standings: StandingRepository;
  readonly percentiles: PercentileRepository;
  readonly playerStats: PlayerStatsRepository;
  readonly seasons: SeasonRepository;
}

/** All repositories over a reader: made for each request, with the reader that counts its statements. */
export function createRepositories(reader: Reader): Repositories {
  return {
    players: createPlayerRepository(reader),
    ranks: createRankRepository(reader),
    matches: createMatchRepository(reader),
    participants: createParticipantRepository(reader),
    champions: createChampionRepository(reader),
    channels: createChannelRepository(reader),
    channelContent: createChannelContentRepository(reader),
    channelFigures: createChannelFiguresRepository(reader),
    channelSeries: createChannelSeriesRepository(reader),
    postAges: createPostAgeRepository(reader),
    posts: createPostRepository(reader),
    ratings: createRatingRepository(reader),
    recommendations: createRecommendationRepository(reader),
    topPosts: createTopPostsRepository(reader),
    meta: createMetaRepository(reader),
    standings: createStandingRepository(reader),
    percentiles: createPercentileRepository(reader),
    playerStats: createPlayerStatsRepository(reader),
    seasons: createSeasonRepository(reader),
  };
}

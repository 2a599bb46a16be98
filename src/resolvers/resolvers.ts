import type { Resolvers } from '../generated/graphql.ts';
import { channelActivityResolvers } from './channel-activity-resolvers.ts';
import { channelDailyResolvers } from './channel-daily-resolvers.ts';
import { channelOverviewResolvers } from './channel-overview-resolvers.ts';
import { channelRecommendationResolvers } from './channel-recommendation-resolvers.ts';
import { channelResolvers } from './channel-resolvers.ts';
import { channelSeriesResolvers } from './channel-series-resolvers.ts';
import { compareResolvers } from './compare-resolvers.ts';
import { feedbackResolvers } from './feedback-resolvers.ts';
import { insightResolvers } from './insight-resolvers.ts';
import { matchResolvers } from './match-resolvers.ts';
import { metaResolvers } from './meta-resolvers.ts';
import { mutationResolvers } from './mutation-resolvers.ts';
import { nodeResolvers } from './node-resolvers.ts';
import { percentileResolvers } from './percentile-resolvers.ts';
import { performanceResolvers } from './performance-resolvers.ts';
import { playerBreakdownResolvers } from './player-breakdown-resolvers.ts';
import { playerResolvers } from './player-resolvers.ts';
import { playerStatsResolvers } from './player-stats-resolvers.ts';
import { postPaceResolvers } from './post-pace-resolvers.ts';
import { ratingResolvers } from './rating-resolvers.ts';
import { recommendationResolvers } from './recommendation-resolvers.ts';
import { bigIntScalar } from './scalars/big-int.ts';
import { dateTimeScalar } from './scalars/date-time.ts';
import { standingResolvers } from './standing-resolvers.ts';
import { trendResolvers } from './trend-resolvers.ts';

/** All resolvers of the schema. */
export const resolvers: Resolvers = {
  ...nodeResolvers,
  ...playerResolvers,
  ...playerStatsResolvers,
  ...playerBreakdownResolvers,
  ...matchResolvers,
  ...channelResolvers,
  ...channelOverviewResolvers,
  ...channelRecommendationResolvers,
  ...mutationResolvers,
  ...performanceResolvers,
  ...ratingResolvers,
  ...recommendationResolvers,
  ...feedbackResolvers,
  ...standingResolvers,
  ...trendResolvers,
  ...insightResolvers,
  Mutation: { ...mutationResolvers.Mutation, ...feedbackResolvers.Mutation },
  Player: {
    ...playerResolvers.Player,
    ...playerStatsResolvers.Player,
    ...playerBreakdownResolvers.Player,
    ...insightResolvers.Player,
    ...ratingResolvers.Player,
    ...recommendationResolvers.Player,
    ...standingResolvers.Player,
    ...percentileResolvers.Player,
    ...trendResolvers.Player,
  },
  ...metaResolvers,
  Analytics: { ...metaResolvers.Analytics, ...compareResolvers.Analytics, ...standingResolvers.Analytics },
  Query: {
    ...nodeResolvers.Query,
    ...playerResolvers.Query,
    ...matchResolvers.Query,
    ...channelResolvers.Query,
    ...performanceResolvers.Query,
    ...metaResolvers.Query,
    ...playerStatsResolvers.Query,
  },
  Channel: {
    ...channelResolvers.Channel,
    ...channelActivityResolvers.Channel,
    ...channelDailyResolvers.Channel,
    ...channelOverviewResolvers.Channel,
    ...channelRecommendationResolvers.Channel,
    ...channelSeriesResolvers.Channel,
    ...postPaceResolvers.Channel,
  },
  Post: { ...channelResolvers.Post, ...channelSeriesResolvers.Post },
  BigInt: bigIntScalar,
  DateTime: dateTimeScalar,
};

import type { Resolvers } from '../generated/graphql.ts';
import { channelResolvers } from './channel-resolvers.ts';
import { matchResolvers } from './match-resolvers.ts';
import { mutationResolvers } from './mutation-resolvers.ts';
import { nodeResolvers } from './node-resolvers.ts';
import { performanceResolvers } from './performance-resolvers.ts';
import { playerResolvers } from './player-resolvers.ts';
import { bigIntScalar } from './scalars/big-int.ts';
import { dateTimeScalar } from './scalars/date-time.ts';

/** All resolvers of the schema. */
export const resolvers: Resolvers = {
  ...nodeResolvers,
  ...playerResolvers,
  ...matchResolvers,
  ...channelResolvers,
  ...mutationResolvers,
  ...performanceResolvers,
  Query: {
    ...nodeResolvers.Query,
    ...playerResolvers.Query,
    ...matchResolvers.Query,
    ...channelResolvers.Query,
    ...performanceResolvers.Query,
  },
  BigInt: bigIntScalar,
  DateTime: dateTimeScalar,
};

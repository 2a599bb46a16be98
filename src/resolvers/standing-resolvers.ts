import { standingPercentile } from '../analytics/standing-percentile.ts';
import type { Resolvers, StandingStat } from '../generated/graphql.ts';
import { connectionFields, edgeFields, toNodes } from './connection.ts';

/** Stands for no queue. */
const NO_QUEUE = -1;

/** Where players stand among those of a queue. */
export const standingResolvers: Pick<Resolvers, 'Standing' | 'StandingConnection' | 'StandingEdge'> & {
  Analytics: Pick<NonNullable<Resolvers['Analytics']>, 'leaderboard'>;
  Player: Pick<NonNullable<Resolvers['Player']>, 'standing'>;
} = {
  Analytics: {
    leaderboard: (_analytics, { stat, queueId, ...args }, { loaders }) =>
      loaders.leaderboard.connect({
        connection: 'Analytics.leaderboard',
        parent: String(queueId ?? NO_QUEUE),
        order: 'RANK_ASC',
        filters: { stat: [stat] },
        args,
      }),
  },
  Player: {
    standing: ({ id }, { stat, queueId }, { loaders }) => loaders.standing.load({ playerId: id, queueId: queueId ?? NO_QUEUE, stat }),
  },
  Standing: {
    stat: ({ stat }) => stat as StandingStat,
    queueId: ({ queueId }) => (queueId === NO_QUEUE ? null : queueId),
    percentile: standingPercentile,
    player: ({ playerId }, _args, { loaders }) => loaders.playerById.load(playerId),
  },
  StandingConnection: { ...connectionFields, nodes: toNodes },
  StandingEdge: edgeFields,
};

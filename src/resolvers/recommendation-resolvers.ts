import { type Evidence, LOG_RATIO_SCALE, SHARE_SCALE, toConfidence, toPriority } from '../analytics/recommendation.ts';
import { toRecommendationId } from '../domain/recommendation-id.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { adviseGaps } from './gap-advice.ts';
import { type Advice, advisePlayer } from './player-advice.ts';
import { advisePopulation } from './population-advice.ts';
import { requireRow } from './require-row.ts';
import { assertAdviceCount, joinFeedback, type SaidAdvice, selectShown } from './shown-advice.ts';
import { writeAdvice } from './write-advice.ts';

/** Advice with whose it is and what was said of it. */
export interface RecommendationSource extends Advice, SaidAdvice {
  readonly puuid: string;
}

/** What somebody did two weeks ago is no form, and patches come as often. */
const LIFE_MS = 14 * 86_400_000;
const FIELD = 'Player.recommendations';

/** Advice for players, and its parts. */
export const recommendationResolvers: Pick<Resolvers, 'PlayerRecommendation' | 'Recommendation'> & {
  Player: Pick<NonNullable<Resolvers['Player']>, 'recommendations'>;
} = {
  Player: {
    recommendations: async ({ id, puuid }, { first, includeDismissed }, context) => {
      assertAdviceCount({ field: FIELD, first });
      const [games, feedback] = await Promise.all([context.loaders.recentGames.load(id), context.loaders.playerFeedback.load(id)]);
      const [everybody, gaps] = await Promise.all([advisePopulation(games, context.loaders), adviseGaps(games, context.loaders)]);
      const all = [...advisePlayer(games), ...everybody, ...gaps].map((advice) => ({
        ...advice,
        puuid,
        expiresAt: new Date(advice.newestAt.getTime() + LIFE_MS),
      }));
      return selectShown(joinFeedback(all, feedback), { field: FIELD, first, includeDismissed }, context);
    },
  },
  Recommendation: { __resolveType: (source) => ('puuid' in source ? 'PlayerRecommendation' : 'ChannelRecommendation') },
  PlayerRecommendation: {
    id: ({ puuid, name }) => toRecommendationId({ owner: 'Player', key: puuid, recommendation: name }),
    evidence: ({ evidence, kind }) => ({ ...evidence, unit: kind === 'GAP' ? 'RELATIVE_DIFFERENCE' : 'RATE_DIFFERENCE' }),
    champion: ({ championId }, _args, { loaders }) =>
      championId === null ? null : requireRow(loaders.championById.load(championId), 'champion'),
    priority: ({ evidence, kind }) =>
      kind === 'GAP' ? toPriority(toLogarithms(evidence), LOG_RATIO_SCALE) : toPriority(evidence, SHARE_SCALE),
    confidence: ({ evidence }) => toConfidence(evidence),
    text: async (advice, _args, { loaders }) => {
      const champion = advice.championId === null ? null : await loaders.championById.load(advice.championId);
      return writeAdvice(advice, champion?.name ?? champion?.key ?? null);
    },
    dismissedUntil: ({ feedback }) => feedback?.dismissedUntil ?? null,
    rating: ({ feedback }) => feedback?.rating ?? null,
  },
};

/** Ends of a relative difference as logarithms of how many times. */
function toLogarithms({ low, high }: Evidence) {
  return { low: Math.log1p(low), high: Math.log1p(high) };
}

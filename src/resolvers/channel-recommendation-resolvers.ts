import { LOG_RATIO_SCALE, toConfidence, toPriority } from '../analytics/recommendation.ts';
import { toRecommendationId } from '../domain/recommendation-id.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { adviseContent, adviseTimes, type ChannelAdvice } from './channel-advice.ts';
import { adviseActivity, adviseReach, listWeekEdges } from './channel-course-advice.ts';
import { comparedWindow, toComparedRequest } from './compared-posts.ts';
import { lowerToNextEdge } from './lower-to-next-edge.ts';
import { assertAdviceCount, joinFeedback, type SaidAdvice, selectShown } from './shown-advice.ts';

/** Advice with whose it is and what was said of it. */
export interface ChannelRecommendationSource extends ChannelAdvice, SaidAdvice {
  readonly channelId: string;
  readonly evidence: ChannelAdvice['evidence'];
}

/** Of a channel that posted nothing for two weeks nothing is known that would still be news. */
const LIFE_MS = 14 * 86_400_000;
const FIELD = 'Channel.recommendations';

/** Advice for channels, and its parts. */
export const channelRecommendationResolvers: Pick<Resolvers, 'ChannelRecommendation'> & {
  Channel: Pick<NonNullable<Resolvers['Channel']>, 'recommendations'>;
} = {
  Channel: {
    recommendations: async ({ id, timeZone }, { first, includeDismissed }, context) => {
      assertAdviceCount({ field: FIELD, first });
      const now = context.now();
      const window = comparedWindow(now);
      lowerToNextEdge(context, { now, window }, FIELD);
      const until = window.nextEdge;
      const edges = listWeekEdges(until);
      const { channelFeedback, channelFigures, postAges } = context.loaders;
      const [rows, figures, feedback] = await Promise.all([
        postAges.load(toComparedRequest(id, window)),
        channelFigures.load({ channelId: id, edges }),
        channelFeedback.load(id),
      ]);
      const [newest] = rows;
      const expiresAt = new Date((newest?.publishedAt.getTime() ?? 0) + LIFE_MS);
      // What would not be shown need not be computed.
      if (expiresAt <= now) return [];
      const advice = [
        ...adviseTimes(rows, { timeZone: timeZone ?? 'UTC', until }),
        ...adviseContent(rows, until),
        ...adviseActivity(figures, edges, rows),
        ...adviseReach(rows, until),
      ].map((one) => ({ ...one, channelId: id, expiresAt }));
      return selectShown(joinFeedback(advice, feedback), { field: FIELD, first, includeDismissed }, context);
    },
  },
  ChannelRecommendation: {
    id: ({ channelId, name }) => toRecommendationId({ owner: 'Channel', key: channelId, recommendation: name }),
    evidence: ({ evidence: { n, effect, low, high } }) => {
      return { n, effect: Math.expm1(effect), low: Math.expm1(low), high: Math.expm1(high), unit: 'RELATIVE_DIFFERENCE' };
    },
    priority: ({ evidence }) => toPriority(evidence, LOG_RATIO_SCALE),
    confidence: ({ evidence }) => toConfidence(evidence),
    dismissedUntil: ({ feedback }) => feedback?.dismissedUntil ?? null,
    rating: ({ feedback }) => feedback?.rating ?? null,
  },
};

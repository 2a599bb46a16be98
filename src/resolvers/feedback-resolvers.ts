import type { FeedbackChanges } from '../data/recommendation-feedback.ts';
import { FarsightError } from '../domain/errors.ts';
import { readRecommendationId } from '../domain/recommendation-id.ts';
import type { Context } from '../execution/context.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { requireRow } from './require-row.ts';
import { assertOperator, orUserError, toTypename, USER_ERRORS } from './user-error.ts';

const DAY_MS = 86_400_000;
const MAX_DISMISSAL_DAYS = 365;
const DEFAULT_DISMISSAL_DAYS = 30;

/** What operators say of recommendations. */
export const feedbackResolvers: Pick<Resolvers, 'RecommendationFeedbackPayload' | 'RecommendationFeedbackSuccess'> & {
  Mutation: Pick<NonNullable<Resolvers['Mutation']>, 'dismissRecommendation' | 'rateRecommendation'>;
} = {
  Mutation: {
    dismissRecommendation: (_root, { input: { id, days } }, context) =>
      storeFeedback(context, id, () => dismiss(context.now(), days ?? DEFAULT_DISMISSAL_DAYS)),
    rateRecommendation: (_root, { input: { id, rating } }, context) => storeFeedback(context, id, () => ({ rating: rating ?? null })),
  },
  RecommendationFeedbackPayload: { __resolveType: toTypename },
  RecommendationFeedbackSuccess: { __resolveType: toTypename },
};

function storeFeedback(context: Context, id: string, readChanges: () => FeedbackChanges) {
  assertOperator(context);
  return orUserError(USER_ERRORS, async () => {
    const name = readRecommendationId(id, 'id');
    context.noteWrite(await context.settings.recommendations.store(name, readChanges()));
    const { channelById, playerByPuuid } = context.refreshLoaders();
    if (name.owner === 'Channel') {
      return { __typename: 'ChannelFeedbackSuccess' as const, id, channel: await requireRow(channelById.load(name.key), 'channel') };
    }
    return { __typename: 'PlayerFeedbackSuccess' as const, id, player: await requireRow(playerByPuuid.load(name.key), 'player') };
  });
}

function dismiss(now: Date, days: number): FeedbackChanges {
  if (days < 0 || days > MAX_DISMISSAL_DAYS) {
    const message = `"days" must be from 0 to ${MAX_DISMISSAL_DAYS}, got ${days}`;
    throw new FarsightError('BAD_INPUT', message, { facts: { field: 'days' } });
  }
  return { dismissedUntil: days === 0 ? null : new Date(now.getTime() + days * DAY_MS) };
}

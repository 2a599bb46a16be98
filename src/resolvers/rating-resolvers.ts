import { estimateRank } from '../analytics/rank-estimate.ts';
import type { RankFit } from '../analytics/rank-fit.ts';
import { toLadderRank } from '../analytics/rank-ladder.ts';
import { DEVIATION_FACTOR, toRatingBand } from '../analytics/rating-band.ts';
import { toResidualSpread } from '../analytics/residual-spread.ts';
import { toStreaks } from '../analytics/streak.ts';
import type { PlayerRow } from '../data/player-repository.ts';
import type { RankFitRow, RatedGamesRow, RatingKey } from '../data/rating-repository.ts';
import { lastDaysWindow } from '../domain/clock-window.ts';
import { FarsightError } from '../domain/errors.ts';
import { assertTimeZone } from '../domain/time-zone.ts';
import type { RatingPoint, Resolvers, Stability } from '../generated/graphql.ts';
import type { RatingDays } from '../loaders/rating-loaders.ts';
import { lowerToNextEdge } from './lower-to-next-edge.ts';
import { forecastRating } from './rating-forecast.ts';

/** A rating with the line that tells its rank. */
export interface RankEstimateSource {
  readonly rating: number;
  readonly fit: RankFitRow;
}

const MAX_DAYS = 365;
/** The ladder of matches whose source named no queue. */
const NO_QUEUE = -1;
/** Below, a rating tells its rank no better than the average of all. The line is fitted on players with as many. */
const MIN_ESTIMATE_GAMES = 20;

/** Ratings of players and what follows from them. */
export const ratingResolvers: Pick<Resolvers, 'Ladder' | 'RankEstimate' | 'Rating'> & {
  Player: Pick<NonNullable<Resolvers['Player']>, 'rankForecast' | 'rating' | 'ratingTrajectory' | 'stability'>;
} = {
  Player: {
    rating: (player, { queueId }, { loaders }) => loaders.newestRating.load(toRatingKey(player, queueId)),
    ratingTrajectory: async (player, { days, queueId, timezone }, context) => {
      if (days < 1 || days > MAX_DAYS) throw refuse('days', `"days" of Player.ratingTrajectory must be from 1 to ${MAX_DAYS}, got ${days}`);
      assertTimeZone(timezone, 'timezone');
      const now = context.now();
      const window = lastDaysWindow({ now, timeZone: timezone }, days);
      lowerToNextEdge(context, { now, window }, 'Player.ratingTrajectory');
      const calendar = { from: window.from, until: window.nextEdge, timeZone: timezone };
      const series = await context.loaders.ratingDays.load({ ...toRatingKey(player, queueId), calendar });
      return series === null ? [] : toPoints(series);
    },
    stability: async (player, { queueId }, { loaders }) => {
      const games = await loaders.ratedGames.load(toRatingKey(player, queueId));
      return games === null ? null : toStability(games);
    },
    rankForecast: (player, { target, games, queueId }, { loaders }) =>
      forecastRating({ key: toRatingKey(player, queueId), seed: player.puuid, target, games }, loaders),
  },
  Rating: {
    deviation: ({ deviation }) => deviation * DEVIATION_FACTOR,
    low: (rating) => toBand(rating).low,
    high: (rating) => toBand(rating).high,
    provisional: (rating) => toBand(rating).provisional,
    queueId: ({ ladder }) => toQueueId(ladder),
    ratedAt: ({ startedAt }) => startedAt,
    rankEstimate: async ({ ladder, value, games }, _args, { loaders }) => {
      const fit = games < MIN_ESTIMATE_GAMES ? null : await loaders.rankFit.load(ladder);
      return fit === null ? null : { rating: value, fit };
    },
  },
  RankEstimate: {
    points: (source) => toEstimate(source).points,
    low: (source) => toEstimate(source).low,
    high: (source) => toEstimate(source).high,
    tier: (source) => toRank(source).tier,
    division: (source) => toRank(source).division,
    ladder: ({ fit }) => fit,
  },
  Ladder: { queueId: ({ ladder }) => ladder, n: ({ players }) => players },
};

/** The ladder that was asked for, or the one an operator set; null for that of the newest rated match. */
export function toRatingKey({ id, mainQueueId }: PlayerRow, queueId: number | null | undefined): RatingKey {
  return { playerId: id, ladder: queueId ?? mainQueueId };
}

/** The queue of a ladder; null for that of matches whose source named none. */
export function toQueueId(ladder: number): number | null {
  return ladder === NO_QUEUE ? null : ladder;
}

function toBand({ value, deviation }: { readonly value: number; readonly deviation: number }) {
  return toRatingBand({ value, deviation, factor: DEVIATION_FACTOR });
}

function toRankFit({ slope, intercept, residual, players }: RankFitRow): RankFit {
  return { slope, intercept, residualDeviation: residual, n: players };
}

function toEstimate({ rating, fit }: RankEstimateSource) {
  return estimateRank(toRankFit(fit), rating);
}

function toRank(source: RankEstimateSource) {
  const rank = toLadderRank(toEstimate(source).points);
  return rank ?? { tier: 'IRON', division: 'IV' };
}

/** Of each day from the first on that has a rating; one without matches has that of the day before. */
function toPoints({ edges, days, games, values, deviations }: RatingDays): RatingPoint[] {
  const places = new Map(days.map((day, index) => [day, index]));
  let place = places.get(0);
  return edges.slice(0, -1).flatMap((from, index): RatingPoint[] => {
    const own = places.get(index + 1);
    place = own ?? place;
    if (place === undefined) return [];
    const rating = { value: values[place] ?? 0, deviation: deviations[place] ?? 0 };
    const { low, high } = toBand(rating);
    const before = new Date(edges[index + 1] ?? from);
    const deviation = rating.deviation * DEVIATION_FACTOR;
    return [{ from: new Date(from), before, value: rating.value, deviation, low, high, games: own === undefined ? 0 : (games[own] ?? 0) }];
  });
}

function toStability({ ladder, expected, won }: RatedGamesRow): Stability | null {
  const { current, longestWin, longestLoss } = toStreaks(won);
  const spread = toResidualSpread(won.map((isWin, index) => ({ won: isWin, expected: expected[index] ?? 0.5 })));
  const measured = spread.status === 'MEASURED' ? spread : null;
  if (current === null) return null;
  return {
    status: measured === null ? 'INSUFFICIENT_DATA' : 'OK',
    games: won.length,
    queueId: toQueueId(ladder),
    current,
    longestWinStreak: longestWin,
    longestLossStreak: longestLoss,
    spread: measured?.spread ?? null,
    spreadLow: measured?.low ?? null,
    spreadHigh: measured?.high ?? null,
  };
}

function refuse(field: string, message: string): FarsightError {
  return new FarsightError('BAD_INPUT', message, { facts: { field } });
}

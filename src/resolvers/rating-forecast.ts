import { forecastRank } from '../analytics/rank-forecast.ts';
import { toTargetPoints, toTargetRating } from '../analytics/rank-target.ts';
import { DEVIATION_FACTOR } from '../analytics/rating-band.ts';
import { createSeededRandom } from '../analytics/seeded-random.ts';
import { wilsonInterval } from '../analytics/wilson-interval.ts';
import type { RankFitRow, RatingKey } from '../data/rating-repository.ts';
import { FarsightError } from '../domain/errors.ts';
import type { ForecastTarget, RankForecast } from '../generated/graphql.ts';
import type { Loaders } from '../loaders/loaders.ts';

/** Whose rating is to come where. */
export interface ForecastQuestion {
  readonly key: RatingKey;
  /** The same seed, rating and target give the same forecast. */
  readonly seed: string;
  readonly target: ForecastTarget;
  readonly games: number;
}

type Target = { readonly kind: 'rating'; readonly rating: number } | { readonly kind: 'points'; readonly points: number };

const MAX_GAMES = 200;
const RATINGS = { least: -100, most: 200 } as const;
const UNKNOWN: RankForecast = {
  status: 'INSUFFICIENT_DATA',
  targetRating: null,
  probability: null,
  low: null,
  high: null,
  gamesQuantiles: null,
};

/**
 * How likely a rating comes to a target.
 * @throws FarsightError `BAD_INPUT` for a target that is none, and for games out of range
 */
export async function forecastRating(
  { key, seed, target, games }: ForecastQuestion,
  { newestRating, rankFit }: Pick<Loaders, 'newestRating' | 'rankFit'>,
): Promise<RankForecast> {
  if (games < 1 || games > MAX_GAMES) throw refuse('games', `"games" of Player.rankForecast must be from 1 to ${MAX_GAMES}, got ${games}`);
  const wanted = toTarget(target);
  const rating = await newestRating.load(key);
  if (rating === null) return UNKNOWN;
  const targetRating = wanted.kind === 'rating' ? wanted.rating : toRating(await rankFit.load(rating.ladder), wanted.points);
  if (targetRating === null) return UNKNOWN;
  const { probability, gamesQuantiles, runs } = forecastRank({
    value: rating.value,
    deviation: rating.deviation * DEVIATION_FACTOR,
    target: targetRating,
    maxGames: games,
    nextRandom: createSeededRandom(`${seed}/${rating.ladder}/${rating.games}`),
  });
  const interval = wilsonInterval({ successes: Math.round(probability * runs), trials: runs });
  return { status: 'OK', targetRating, probability, low: interval?.low ?? null, high: interval?.high ?? null, gamesQuantiles };
}

function toTarget({ rating, rank }: ForecastTarget): Target {
  if (typeof rating === 'number') {
    if (rating >= RATINGS.least && rating <= RATINGS.most) return { kind: 'rating', rating };
    throw refuse('target', `"target.rating" of Player.rankForecast must be from ${RATINGS.least} to ${RATINGS.most}, got ${rating}`);
  }
  if (!rank) throw refuse('target', '"target" of Player.rankForecast needs exactly one of "rating" and "rank", and it must not be null');
  const points = toTargetPoints({ tier: rank.tier, division: rank.division ?? null });
  if (points !== null) return { kind: 'points', points };
  const got = `${rank.tier.slice(0, 40)} ${rank.division?.slice(0, 40) ?? ''}`.trim();
  throw refuse(
    'target',
    `"target.rank" of Player.rankForecast must be a tier from IRON to CHALLENGER, below MASTER with a division from IV to I or none, got "${got}"`,
  );
}

function toRating(fit: RankFitRow | null, points: number): number | null {
  return fit === null ? null : toTargetRating({ ...fit, residualDeviation: fit.residual, n: fit.players }, points);
}

function refuse(field: string, message: string): FarsightError {
  return new FarsightError('BAD_INPUT', message, { facts: { field } });
}

import { findChampionMastery } from '../analytics/champion-mastery.ts';
import { type GameFigures, toGameFigures } from '../analytics/game-figures.ts';
import { findNotableStreak } from '../analytics/notable-streak.ts';
import { findPersonalBest } from '../analytics/personal-best.ts';
import type { RatingSpan } from '../analytics/rating-change.ts';
import { toRatingChange } from '../analytics/rating-change.ts';
import type { GameRow } from '../data/player-stats-repository.ts';
import type { RatingDaysRow } from '../data/rating-repository.ts';
import type { InsightEvidence, InsightKind, InsightUnit } from '../generated/graphql.ts';
import { toQueueId } from './rating-resolvers.ts';

/** What happened, whenever it did. */
export interface Insight {
  readonly kind: InsightKind;
  readonly evidence: InsightEvidence;
  readonly at: Date;
  readonly championId: number | null;
  readonly position: GameRow['position'];
  readonly queueId: number | null;
  /** Row id; null where many matches brought it about. */
  readonly matchId: string | null;
}

/** Of the figures of a game, more is better. Deaths are none: fewest of them are those of short games. */
const RECORD_UNITS = {
  kda: 'KDA',
  killsPerGame: 'KILLS',
  csPerMinute: 'CS_PER_MINUTE',
  goldPerMinute: 'GOLD_PER_MINUTE',
  damagePerMinute: 'DAMAGE_PER_MINUTE',
  visionPerMinute: 'VISION_PER_MINUTE',
} as const satisfies Partial<Record<keyof GameFigures, InsightUnit>>;
const NO_EVIDENCE = { before: null, low: null, high: null, chance: null };
const ABOUT_NOTHING = { championId: null, position: null, queueId: null };

/** All that a player's games show, in no particular order. @param games the oldest first */
export function findGameInsights(games: readonly GameRow[]): readonly Insight[] {
  return [...findStreaks(games), ...findMasteries(games), ...findBests(games)];
}

/** From the rating before the first day to that of the last; null where one of them is not known. */
export function toRatingSpan({ days, games, values, deviations }: RatingDaysRow): RatingSpan | null {
  if (days[0] !== 0 || days.length < 2) return null;
  const toSkill = (place: number) => ({ value: values[place] ?? 0, deviation: deviations[place] ?? 0 });
  return { before: toSkill(0), after: toSkill(days.length - 1), games: games.reduce((sum, count) => sum + count, 0) };
}

/** That the rating moved farther within the days than chance takes it. One comparison: the largest change of any two days would be one of many. */
export function findRatingInsights(row: RatingDaysRow): readonly Insight[] {
  const span = toRatingSpan(row);
  if (span === null) return [];
  const { change, low, high, beyondBand } = toRatingChange(span);
  if (!beyondBand) return [];
  const evidence = {
    ...NO_EVIDENCE,
    unit: 'RATING_DIFFERENCE',
    n: span.games,
    value: change,
    before: span.before.value,
    low,
    high,
  } as const;
  const at = new Date(row.lastStarts.at(-1) ?? 0);
  return [{ kind: 'RATING_CHANGE', evidence, at, ...ABOUT_NOTHING, queueId: toQueueId(row.ladder), matchId: null }];
}

function findStreaks(games: readonly GameRow[]): readonly Insight[] {
  const streak = findNotableStreak(games.map(isWin));
  const newest = games.at(-1);
  if (streak === null || newest === undefined) return [];
  const { result, length, n, chance } = streak;
  const unit = result === 'WIN' ? 'WINS_IN_A_ROW' : 'LOSSES_IN_A_ROW';
  return [{ kind: 'STREAK', evidence: { ...NO_EVIDENCE, unit, n, value: length, chance }, ...toPlace(newest), ...ABOUT_NOTHING }];
}

function findMasteries(games: readonly GameRow[]): readonly Insight[] {
  return [...Map.groupBy(games, ({ championId }) => championId)].flatMap(([championId, own]): Insight[] => {
    const mastery = findChampionMastery(own.map(isWin));
    const game = own[mastery?.index ?? -1];
    if (mastery === null || game === undefined) return [];
    const { games: n, value, low, high } = mastery.rate;
    const evidence = { ...NO_EVIDENCE, unit: 'WIN_RATE', n, value, low, high } as const;
    return [{ kind: 'CHAMPION_MASTERY', evidence, ...toPlace(game), ...ABOUT_NOTHING, championId }];
  });
}

function findBests(games: readonly GameRow[]): readonly Insight[] {
  const figures = games.map(toGameFigures);
  return Object.entries(RECORD_UNITS).flatMap(([figure, unit]): Insight[] => {
    const best = findPersonalBest(figures.map((ones) => ones[figure as keyof typeof RECORD_UNITS]));
    const game = games[best?.index ?? -1];
    if (best === null || game === undefined) return [];
    const { n, value, before, chance } = best;
    const { championId, position, queueId } = game;
    const evidence = { ...NO_EVIDENCE, unit, n, value, before, chance };
    return [{ kind: 'PERSONAL_BEST', evidence, ...toPlace(game), championId, position, queueId }];
  });
}

function toPlace({ startedAt, matchId }: GameRow): Pick<Insight, 'at' | 'matchId'> {
  return { at: startedAt, matchId };
}

function isWin({ wins }: GameRow): boolean {
  return wins > 0;
}

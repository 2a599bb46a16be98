import { recommendChoices } from '../analytics/recommend-choices.ts';
import { recommendForm } from '../analytics/recommend-form.ts';
import type { Evidence } from '../analytics/recommendation.ts';
import type { RecentGameRow } from '../data/recommendation-repository.ts';
import type { Position } from '../domain/platform.ts';
import type { RecommendationKind, RecommendationReason } from '../generated/graphql.ts';
import type { ChannelReason } from './channel-advice.ts';

/** Advice before anybody said something of it. */
export interface Advice {
  readonly kind: RecommendationKind;
  readonly reasonCode: Exclude<RecommendationReason, ChannelReason>;
  /** As feedback names it, see `recommendation-id.ts`. */
  readonly name: string;
  readonly evidence: Evidence;
  readonly championId: number | null;
  readonly position: Position | null;
  /** Start of the newest game it rests on. */
  readonly newestAt: Date;
}

/** All advice for a player, in no particular order. @param games newest first */
export function advisePlayer(games: readonly RecentGameRow[]): readonly Advice[] {
  return [...adviseChampions(games), ...advisePositions(games), ...adviseForm(games)];
}

function adviseChampions(games: readonly RecentGameRow[]): readonly Advice[] {
  const better = recommendChoices(games.map(({ championId, win }) => ({ choice: championId, won: win })));
  return better.map(({ choice: championId, evidence }) => ({
    kind: 'CHAMPION',
    reasonCode: 'CHAMPION_ABOVE_OTHERS',
    name: `CHAMPION:${championId}`,
    evidence,
    championId,
    position: null,
    newestAt: newestOf(games, (game) => game.championId === championId),
  }));
}

function advisePositions(games: readonly RecentGameRow[]): readonly Advice[] {
  const better = recommendChoices(games.map(({ position, win }) => ({ choice: position, won: win })));
  return better.map(({ choice: position, evidence }) => ({
    kind: 'POSITION',
    reasonCode: 'POSITION_ABOVE_OTHERS',
    name: `POSITION:${position}`,
    evidence,
    championId: null,
    position,
    newestAt: newestOf(games, (game) => game.position === position),
  }));
}

function adviseForm(games: readonly RecentGameRow[]): readonly Advice[] {
  const evidence = recommendForm(games.map(({ win }) => win));
  if (evidence === null) return [];
  const reasonCode = evidence.effect > 0 ? 'FORM_ABOVE_USUAL' : 'FORM_BELOW_USUAL';
  return [
    { kind: 'FORM', reasonCode, name: reasonCode, evidence, championId: null, position: null, newestAt: newestOf(games, () => true) },
  ];
}

function newestOf(games: readonly RecentGameRow[], isMeant: (game: RecentGameRow) => boolean): Date {
  return games.find(isMeant)?.startedAt ?? new Date(0);
}

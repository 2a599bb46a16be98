import type { GapFigure } from '../analytics/position-figures.ts';
import { MIN_GAP_GAMES, recommendGaps } from '../analytics/recommend-gaps.ts';
import type { RecentGameRow } from '../data/recommendation-repository.ts';
import type { Context } from '../execution/context.ts';
import type { Advice } from './player-advice.ts';

/** Stands for no queue. */
const NO_QUEUE = -1;
const REASONS: Readonly<Record<GapFigure, Advice['reasonCode']>> = {
  CS_PER_MINUTE: 'FARM_BELOW_POSITION',
  DAMAGE_PER_MINUTE: 'DAMAGE_BELOW_POSITION',
  DEATHS_PER_GAME: 'DEATHS_ABOVE_POSITION',
  VISION_PER_MINUTE: 'VISION_BELOW_POSITION',
};

/** What a player does worse than those who play the same position, in the queue and position that most of the games are of; of equals, those of the newest game. @param games newest first */
export async function adviseGaps(
  games: readonly RecentGameRow[],
  loaders: Pick<Context['loaders'], 'percentiles'>,
): Promise<readonly Advice[]> {
  const groups = [...Map.groupBy(games, ({ queueId, position }) => `${queueId} ${position}`).values()];
  const [most = []] = groups.toSorted((one, other) => other.length - one.length);
  const [newest] = most;
  if (newest === undefined || most.length < MIN_GAP_GAMES) return [];
  const { position } = newest;
  const rows = await loaders.percentiles.load({ queueId: newest.queueId ?? NO_QUEUE, position });
  const gaps = recommendGaps(most, (figure) => rows.find(({ stat }) => stat === figure)?.quantiles);
  return gaps.map(({ figure, evidence }) => ({
    kind: 'GAP',
    reasonCode: REASONS[figure],
    name: `GAP:${REASONS[figure]}`,
    evidence,
    championId: null,
    position,
    newestAt: newest.startedAt,
  }));
}

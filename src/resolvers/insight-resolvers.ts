import { lastDaysWindow } from '../domain/clock-window.ts';
import { readWholeNumber } from '../domain/whole-number.ts';
import type { InsightKind, Resolvers } from '../generated/graphql.ts';
import { lowerToNextEdge } from './lower-to-next-edge.ts';
import { findGameInsights, findRatingInsights, type Insight, toRatingSpan } from './player-insights.ts';
import { toRatingKey } from './rating-resolvers.ts';
import { requireRow } from './require-row.ts';
import { writeInsight } from './write-insight.ts';

const FIELD = 'Player.insights';
const MAX_DAYS = 365;
const MAX_INSIGHTS = 50;
/** Bests are held against so many games: about two months of somebody who plays a lot. */
const RECENT_GAMES = 400;
/** No kind but a change of rating is told of fewer. */
const MIN_GAMES = 10;
/** Of what happened in the same game, the rarer first. */
const KINDS: readonly InsightKind[] = ['RATING_CHANGE', 'CHAMPION_MASTERY', 'STREAK', 'PERSONAL_BEST'];

/** What players' games of the last days show. */
export const insightResolvers: Pick<Resolvers, 'PlayerInsight'> & { Player: Pick<NonNullable<Resolvers['Player']>, 'insights'> } = {
  Player: {
    insights: async (player, args, context) => {
      const days = readWholeNumber(args.days, { argument: `"days" of ${FIELD}`, least: 1, most: MAX_DAYS });
      const first = readWholeNumber(args.first, { argument: `"first" of ${FIELD}`, least: 1, most: MAX_INSIGHTS });
      const [now, timeZone] = [context.now(), 'UTC'];
      const window = lastDaysWindow({ now, timeZone }, days);
      lowerToNextEdge(context, { now, window }, FIELD);
      const calendar = { from: window.from, until: window.nextEdge, timeZone };
      const [games, ratings] = await Promise.all([
        context.loaders.newestGames.load({ playerId: player.id, queueId: null, position: null, most: RECENT_GAMES }),
        context.loaders.ratingDays.load({ ...toRatingKey(player, null), calendar }),
      ]);
      const isRated = ratings !== null && toRatingSpan(ratings) !== null;
      const all = [...findGameInsights(games), ...(ratings === null ? [] : findRatingInsights(ratings))];
      return {
        status: games.length >= MIN_GAMES || isRated ? 'OK' : 'INSUFFICIENT_DATA',
        games: games.length,
        since: games[0]?.startedAt ?? null,
        from: window.from,
        insights: all
          .filter(({ at }) => at >= window.from)
          .sort(compareInsights)
          .slice(0, first),
      };
    },
  },
  PlayerInsight: {
    champion: ({ championId }, _args, { loaders }) =>
      championId === null ? null : requireRow(loaders.championById.load(championId), 'champion'),
    match: ({ matchId }, _args, { loaders }) => (matchId === null ? null : requireRow(loaders.matchById.load(matchId), 'match')),
    text: async (insight, _args, { loaders }) => {
      const { kind, championId } = insight;
      const champion = kind === 'CHAMPION_MASTERY' && championId !== null ? await loaders.championById.load(championId) : null;
      return writeInsight(insight, champion?.name ?? champion?.key ?? null);
    },
  },
};

/** Newest first; sorting keeps the order of figures. */
function compareInsights(one: Insight, other: Insight): number {
  return other.at.getTime() - one.at.getTime() || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
}

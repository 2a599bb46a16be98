import type { Position } from '../domain/platform.ts';
import type { Reader } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** A game that recommendations rest on: of Summoner's Rift, and no remake. */
export interface RecentGameRow {
  readonly playerId: string;
  readonly startedAt: Date;
  readonly queueId: number | null;
  readonly championId: number;
  readonly position: Position;
  readonly win: boolean;
  readonly deaths: number;
  readonly creepScore: number;
  readonly vision: number;
  /** To champions. */
  readonly damage: number;
  readonly seconds: number;
}

/** What was said of a recommendation. */
export interface FeedbackRow {
  /** Row id of the player or channel it is for. */
  readonly ownerId: string;
  readonly recommendation: string;
  readonly dismissedUntil: Date | null;
  /** 1–5. */
  readonly rating: number | null;
}

const GAME_COLUMNS: ColumnsOf<RecentGameRow> = {
  playerId: ['game.player_id', 'bigint'],
  startedAt: ['game.started_at', 'time'],
  queueId: ['game.queue_id', 'number'],
  championId: ['game.champion_id', 'number'],
  position: ['game.position', 'text'],
  win: ['game.win', 'boolean'],
  deaths: ['game.deaths', 'number'],
  creepScore: ['game.creep_score', 'number'],
  vision: ['game.vision_score', 'number'],
  damage: ['game.damage_to_champions', 'number'],
  seconds: ['game.duration_seconds', 'number'],
};

const toFeedbackColumns = (ownerId: string): ColumnsOf<FeedbackRow> => ({
  ownerId: [ownerId, 'bigint'],
  recommendation: ['recommendation', 'text'],
  dismissedUntil: ['dismissed_until', 'time'],
  rating: ['rating', 'number'],
});

/** Of a player's newest matches so many are looked at: about two months of somebody who plays a lot. */
const RECENT_MATCHES = 400;

const findRecentGames = defineRead(
  'recommendation_games_by_player',
  GAME_COLUMNS,
  (columns) => `select ${columns}
from unnest($1::bigint[]) parent(id)
cross join lateral (
  select player_id, started_at, match_id, queue_id, champion_id, position, win, remake, deaths, creep_score, vision_score, damage_to_champions, duration_seconds
  from participants where player_id = parent.id order by started_at desc, match_id desc limit ${RECENT_MATCHES}
) game
where not game.remake and game.position is not null
order by game.player_id, game.started_at desc, game.match_id desc`,
);
const findPlayerFeedback = defineRead(
  'player_feedback_by_player',
  toFeedbackColumns('player_id'),
  (columns) => `select ${columns} from player_feedback where player_id = any($1::bigint[]) order by player_id, recommendation`,
);
const findChannelFeedback = defineRead(
  'channel_feedback_by_channel',
  toFeedbackColumns('channel_id'),
  (columns) => `select ${columns} from channel_feedback where channel_id = any($1::bigint[]) order by channel_id, recommendation`,
);

/** Statements of this repository. */
export const recommendationStatements = [findRecentGames, findPlayerFeedback, findChannelFeedback];

/** Reads what recommendations are made of; each function costs one statement. */
export interface RecommendationRepository {
  /** Newest first within a player, out of the newest 400 matches. */
  findRecentGames(playerIds: readonly string[]): Promise<RecentGameRow[]>;
  findPlayerFeedback(playerIds: readonly string[]): Promise<FeedbackRow[]>;
  findChannelFeedback(channelIds: readonly string[]): Promise<FeedbackRow[]>;
}

/** A {@link RecommendationRepository} over a reader. */
export function createRecommendationRepository(reader: Reader): RecommendationRepository {
  return {
    findRecentGames: (playerIds) => reader.query(findRecentGames, [playerIds]),
    findPlayerFeedback: (playerIds) => reader.query(findPlayerFeedback, [playerIds]),
    findChannelFeedback: (channelIds) => reader.query(findChannelFeedback, [channelIds]),
  };
}

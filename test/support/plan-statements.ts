import { championStatements } from '../../src/data/champion-repository.ts';
import { channelContentStatements } from '../../src/data/channel-content-repository.ts';
import { channelFiguresStatements } from '../../src/data/channel-figures-repository.ts';
import { channelStatements } from '../../src/data/channel-repository.ts';
import { channelSeriesStatements } from '../../src/data/channel-series-repository.ts';
import type { Statement } from '../../src/data/database.ts';
import { matchStatements } from '../../src/data/match-repository.ts';
import { metaStatements } from '../../src/data/meta-repository.ts';
import { participantStatements } from '../../src/data/participant-repository.ts';
import { percentileStatements } from '../../src/data/percentile-repository.ts';
import { playerStatements } from '../../src/data/player-repository.ts';
import { playerStatsStatements, toPeriodValues } from '../../src/data/player-stats-repository.ts';
import { postAgeStatements } from '../../src/data/post-age-repository.ts';
import { postStatements } from '../../src/data/post-repository.ts';
import { rankStatements } from '../../src/data/rank-repository.ts';
import { ratingStatements } from '../../src/data/rating-repository.ts';
import { ratingStoreStatements } from '../../src/data/rating-store.ts';
import { recommendationStatements } from '../../src/data/recommendation-repository.ts';
import { seasonStatements } from '../../src/data/season-repository.ts';
import { standingStatements } from '../../src/data/standing-repository.ts';
import { topPostsStatements } from '../../src/data/top-posts-repository.ts';

/** A statement with values to plan it for. */
export interface StatementCase {
  readonly statement: Statement;
  readonly values: readonly unknown[];
  /** Rows it may look at. */
  readonly maxRows: number;
}

const IDS = ['1', '17', '4711', '999999'];
const KEYS = IDS.length;

/** By statement: its values, and how many rows of each of the four keys it may look at. */
const VALUES: Readonly<Record<string, { values: readonly unknown[]; maxRowsPerKey: number }>> = {
  players_by_id: { values: [IDS], maxRowsPerKey: 1 },
  players_by_puuid: { values: [['puuid-1', 'puuid-17', 'puuid-4711', 'nobody']], maxRowsPerKey: 1 },
  player_activity_by_player: { values: [IDS], maxRowsPerKey: 1 },
  players_by_riot_id: { values: [['nobody#tag', 'no#one', 'a#b', 'c#d']], maxRowsPerKey: 1 },
  // The busy player has 200 names, of which 50 are shown.
  player_names_by_player: { values: [IDS], maxRowsPerKey: 60 },
  // The busy player has more than the 400 matches that are looked at.
  recommendation_games_by_player: { values: [IDS], maxRowsPerKey: 401 },
  player_feedback_by_player: { values: [IDS], maxRowsPerKey: 1 },
  channel_feedback_by_channel: { values: [IDS], maxRowsPerKey: 1 },
  player_ranks_by_player: { values: [IDS], maxRowsPerKey: 3 },
  matches_by_id: { values: [IDS], maxRowsPerKey: 1 },
  matches_by_match_id: { values: [['EUW1_1', 'EUW1_17', 'EUW1_4711', 'EUW1_0']], maxRowsPerKey: 1 },
  teams_by_match: { values: [IDS], maxRowsPerKey: 2 },
  queues_by_id: { values: [[420, 440, 450, 1]], maxRowsPerKey: 5 },
  participants_by_match: { values: [IDS], maxRowsPerKey: 10 },
  participant_details_by_key: { values: [IDS, [1, 2, 3, 4]], maxRowsPerKey: 10 },
  newest_ratings_by_player: { values: [IDS, [420, null, 440, null]], maxRowsPerKey: 40 },
  rated_games_by_player: { values: [IDS, [420, null, 440, null]], maxRowsPerKey: 500 },
  rating_days_by_player: {
    values: [IDS, [420, null, 440, null], [new Date('2023-06-01'), new Date('2023-06-02')], new Date('2023-06-03')],
    maxRowsPerKey: 40,
  },
  rank_fits_by_ladder: { values: [[420, 440]], maxRowsPerKey: 2 },
  rating_matches: { values: ['2023-06-01', 'EUW1_1', 20, 420], maxRowsPerKey: 100 },
  rating_matches_without_queue: { values: ['2023-06-01', 'EUW1_1', 20], maxRowsPerKey: 100 },
  // What started with the newest may be looked up by the ladder: the ten ratings of a match.
  rating_standings: { values: [IDS, 420, '2023-06-01', 'EUW1_1'], maxRowsPerKey: 12 },
  rating_stored: { values: [IDS, 420, '2023-06-01', 'EUW1_1', '2023-06-02', 'EUW1_9'], maxRowsPerKey: 200 },
  champions_by_id: { values: [[1, 17, 47, 0]], maxRowsPerKey: 171 },
  channels_by_id: { values: [IDS], maxRowsPerKey: 1 },
  channels_by_handle: { values: [IDS.map(() => 'TELEGRAM'), ['handle1', 'handle17', 'handle4711', 'none']], maxRowsPerKey: 1 },
  newest_subscribers_by_channel: { values: [IDS], maxRowsPerKey: 1 },
  // Two months of days, and the posts of two halves of a day.
  channel_figures_by_unit: {
    values: [
      IDS,
      IDS.map(() => 1),
      ['{2023-02-01T12:00:00Z,2023-04-01T12:00:00Z}'],
      [1],
      ['2023-02-02'],
      ['2023-03-31'],
      [1, 1],
      ['2023-02-01T12:00:00Z', '2023-04-01T00:00:00Z'].map((time) => new Date(time)),
      ['2023-02-02T00:00:00Z', '2023-04-01T12:00:00Z'].map((time) => new Date(time)),
    ],
    maxRowsPerKey: 60,
  },
  channel_subscriber_ends: { values: [IDS, IDS.map(() => 1), ['{2023-06-01,2023-06-02,2023-06-03,2023-06-04}']], maxRowsPerKey: 6 },
  channel_subscriber_observations: {
    values: [IDS, IDS.map(() => new Date('2023-06-01')), IDS.map(() => new Date('2024-06-01')), IDS.map(() => 20)],
    maxRowsPerKey: 21,
  },
  // Neighbours to both sides among standing and among deleted posts, and the deleted ones of a day.
  channel_post_gaps: { values: [IDS, IDS.map(() => new Date('2023-06-01')), IDS.map(() => new Date('2023-06-02'))], maxRowsPerKey: 8 },
  channel_content: { values: [IDS, IDS.map(() => new Date('2023-02-01')), IDS.map(() => new Date('2023-02-08'))], maxRowsPerKey: 60 },
  newest_post_by_channel: { values: [IDS], maxRowsPerKey: 1 },
  // Ten posts, and at two ages of each the snapshots on both sides.
  channel_post_ages: {
    values: [IDS, IDS.map(() => new Date('2023-02-01')), IDS.map(() => new Date('2023-03-01')), IDS.map(() => 10), IDS.map(() => '{1,3}')],
    maxRowsPerKey: 60,
  },
  post_views_around: { values: [IDS, IDS.map(() => new Date('2023-01-02'))], maxRowsPerKey: 3 },
  channel_subscribers_at: { values: [IDS, IDS.map(() => new Date('2023-06-01'))], maxRowsPerKey: 2 },
  // All posts of the range: fourteen a day are the busy channel's.
  channel_top_posts: {
    values: [IDS, IDS.map(() => 'VIEWS'), IDS.map(() => new Date('2023-02-01')), IDS.map(() => new Date('2023-02-08')), IDS.map(() => 5)],
    maxRowsPerKey: 60,
  },
  percentiles_by_key: {
    values: [
      [420, 440, 450, 1],
      ['TOP', 'JUNGLE', 'MIDDLE', 'UTILITY'],
    ],
    maxRowsPerKey: 5,
  },
  standings_by_key: { values: [IDS, IDS.map(() => 420), IDS.map(() => 'KDA')], maxRowsPerKey: 1 },
  meta_scopes_by_queue: { values: [[420, 440, 450, 1]], maxRowsPerKey: 60 },
  meta_matches_by_scope: { values: [['1', '17', '42', '999999']], maxRowsPerKey: 60 },
  meta_champions_by_scope: {
    values: [
      ['1', '17', '42', '999999'],
      ['ALL', 'TOP', 'TOP', 'TOP'],
    ],
    maxRowsPerKey: 170,
  },
  meta_matchups_by_champion: {
    values: [
      ['1', '17', '42', '999999'],
      [1, 17, 42, 1],
      ['ALL', 'TOP', 'TOP', 'TOP'],
    ],
    maxRowsPerKey: 40,
  },
  // The busy player has 5,000 matches in two and a half years: three months of them are read one by one, of the rest the sums.
  player_periods: {
    values: toPeriodValues(
      IDS.map((playerId) => ({
        playerId,
        queueId: null,
        position: null,
        from: new Date('2023-02-10T00:00:00Z'),
        before: new Date('2025-03-10T00:00:00Z'),
      })),
    ),
    maxRowsPerKey: 1_500,
  },
  // All months of a player: those of the busy one are 2,600.
  player_champions: { values: [IDS, IDS.map(() => null), IDS.map(() => null)], maxRowsPerKey: 1_500 },
  player_positions: { values: [IDS, IDS.map(() => 420), IDS.map(() => null)], maxRowsPerKey: 1_500 },
  // Every second match of the busy player is of the queue, and one of ten of those in the position.
  player_newest_games: {
    values: [IDS, [420, null, 420, null], [null, 'TOP', null, 'TOP'], [400, 100, 200, 20]],
    maxRowsPerKey: 400,
  },
  seasons_all: { values: [], maxRowsPerKey: 10 },
  posts_by_id: { values: [IDS], maxRowsPerKey: 1 },
};

/** Every statement of the repositories that is not composed. */
export const REPOSITORY_CASES: readonly StatementCase[] = [
  ...championStatements,
  ...channelContentStatements,
  ...channelFiguresStatements,
  ...channelSeriesStatements,
  ...channelStatements,
  ...matchStatements,
  ...metaStatements,
  ...participantStatements,
  ...playerStatements,
  ...recommendationStatements,
  ...postAgeStatements,
  ...postStatements,
  ...rankStatements,
  ...percentileStatements,
  ...standingStatements,
  ...ratingStatements,
  ...ratingStoreStatements,
  ...topPostsStatements,
  ...playerStatsStatements,
  ...seasonStatements,
].map((statement) => {
  const known = VALUES[statement.name];
  if (known === undefined) throw new Error(`Give values for the statement "${statement.name}" in plan-statements.ts`);
  // A look-up by `unnest` reads its keys, too.
  return { statement, values: known.values, maxRows: KEYS * (known.maxRowsPerKey + 1) };
});

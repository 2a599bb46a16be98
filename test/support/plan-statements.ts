import { championStatements } from '../../src/data/champion-repository.ts';
import { channelStatements } from '../../src/data/channel-repository.ts';
import type { Statement } from '../../src/data/database.ts';
import { matchStatements } from '../../src/data/match-repository.ts';
import { participantStatements } from '../../src/data/participant-repository.ts';
import { playerStatements } from '../../src/data/player-repository.ts';
import { postStatements } from '../../src/data/post-repository.ts';
import { rankStatements } from '../../src/data/rank-repository.ts';

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
  player_ranks_by_player: { values: [IDS], maxRowsPerKey: 3 },
  matches_by_id: { values: [IDS], maxRowsPerKey: 1 },
  matches_by_match_id: { values: [['EUW1_1', 'EUW1_17', 'EUW1_4711', 'EUW1_0']], maxRowsPerKey: 1 },
  teams_by_match: { values: [IDS], maxRowsPerKey: 2 },
  queues_by_id: { values: [[420, 440, 450, 1]], maxRowsPerKey: 5 },
  participants_by_match: { values: [IDS], maxRowsPerKey: 10 },
  participant_details_by_key: { values: [IDS, [1, 2, 3, 4]], maxRowsPerKey: 10 },
  champions_by_id: { values: [[1, 17, 47, 0]], maxRowsPerKey: 171 },
  channels_by_id: { values: [IDS], maxRowsPerKey: 1 },
  channels_by_handle: { values: [IDS.map(() => 'TELEGRAM'), ['handle1', 'handle17', 'handle4711', 'none']], maxRowsPerKey: 1 },
  newest_subscribers_by_channel: { values: [IDS], maxRowsPerKey: 1 },
  posts_by_id: { values: [IDS], maxRowsPerKey: 1 },
};

/** Every statement of the repositories that is not composed. */
export const REPOSITORY_CASES: readonly StatementCase[] = [
  ...championStatements,
  ...channelStatements,
  ...matchStatements,
  ...participantStatements,
  ...playerStatements,
  ...postStatements,
  ...rankStatements,
].map((statement) => {
  const known = VALUES[statement.name];
  if (known === undefined) throw new Error(`Give values for the statement "${statement.name}" in plan-statements.ts`);
  // A look-up by `unnest` reads its keys, too.
  return { statement, values: known.values, maxRows: KEYS * (known.maxRowsPerKey + 1) };
});

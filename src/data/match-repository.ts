import type { MatchRecord } from '../domain/match-record.ts';
import { defineStatement, type Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';

/** A stored match. */
export interface MatchRow extends Omit<MatchRecord, 'participants' | 'sourceRank' | 'teams'> {
  /** Row id; `matchId` is Riot's. */
  readonly id: string;
}

/** A side of a match. */
export interface TeamRow {
  readonly matchId: string;
  readonly teamId: number;
  readonly win: boolean;
  readonly objectives: readonly { readonly objective: string; readonly first: boolean; readonly kills: number }[];
  /** As long as `banPickTurns`. */
  readonly banChampionIds: readonly number[];
  readonly banPickTurns: readonly number[];
}

/** A banned champion. */
export interface BanRow {
  readonly championId: number;
  readonly pickTurn: number;
}

/** A queue as static data describes it. */
export interface QueueRow {
  readonly id: number;
  readonly map: string | null;
  readonly description: string | null;
  readonly notes: string | null;
}

const COLUMNS = `match.id, match.match_id as "matchId", match.platform, match.queue_id as "queueId", match.game_mode as "gameMode",
  match.game_version as "gameVersion", match.patch, match.map_id as "mapId", match.started_at as "startedAt",
  match.duration_seconds as "durationSeconds", match.remake, match.end_of_game_result as "endOfGameResult"`;

const findByIds = defineStatement('matches_by_id', `select ${COLUMNS} from matches match where match.id = any($1::bigint[])`);
const findByMatchIds = defineStatement(
  'matches_by_match_id',
  `select ${COLUMNS} from matches match where match.match_id = any($1::text[])`,
);
const findTeams = defineStatement(
  'teams_by_match',
  `select match_id as "matchId", team_id as "teamId", win, objectives, ban_champion_ids as "banChampionIds", ban_pick_turns as "banPickTurns"
from teams where match_id = any($1::bigint[]) order by match_id, team_id`,
);
const findQueues = defineStatement('queues_by_id', 'select id, map, description, notes from queues where id = any($1::int[])');

/** All matches in pages, newest first. */
export const matchesRelation: KeysetRelation = {
  name: 'matches',
  from: 'matches match',
  select: COLUMNS,
  parent: null,
  orders: {
    STARTED_AT_DESC: {
      columns: [
        { sql: 'match.started_at', type: 'timestamptz' },
        { sql: 'match.id', type: 'bigint' },
      ],
      direction: 'desc',
    },
  },
  filters: {
    platform: { types: ['text'], predicate: (platform) => `match.platform = ${platform}` },
    queueId: { types: ['int'], predicate: (queueId) => `match.queue_id = ${queueId}` },
    patch: { types: ['text'], predicate: (patch) => `match.patch = ${patch}` },
    // Constants, not a parameter: the partial index serves only a predicate it can prove.
    onlyRemakes: { types: [], predicate: () => 'match.remake' },
    noRemakes: { types: [], predicate: () => 'not match.remake' },
    startedFrom: { types: ['timestamptz'], predicate: (from) => `match.started_at >= ${from}` },
    startedBefore: { types: ['timestamptz'], predicate: (before) => `match.started_at < ${before}` },
  },
};

/** Statements of this repository that are not composed. */
export const matchStatements = [findByIds, findByMatchIds, findTeams, findQueues];

/** Reads matches; each function costs one statement. Rows come in no particular order unless said. */
export interface MatchRepository {
  findByIds(ids: readonly string[]): Promise<MatchRow[]>;
  findByMatchIds(matchIds: readonly string[]): Promise<MatchRow[]>;
  /** By match, then team id. */
  findTeams(matchIds: readonly string[]): Promise<TeamRow[]>;
  findQueues(ids: readonly number[]): Promise<QueueRow[]>;
  readonly all: PagedRelation<MatchRow>;
}

/** A {@link MatchRepository} over a reader. */
export function createMatchRepository(reader: Reader): MatchRepository {
  return {
    findByIds: (ids) => reader.query(findByIds, [ids]),
    findByMatchIds: (matchIds) => reader.query(findByMatchIds, [matchIds]),
    findTeams: (matchIds) => reader.query(findTeams, [matchIds]),
    findQueues: (ids) => reader.query(findQueues, [ids]),
    all: createPagedRelation(reader, matchesRelation),
  };
}

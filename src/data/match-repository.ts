import type { MatchRecord } from '../domain/match-record.ts';
import type { Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

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

const COLUMNS: ColumnsOf<MatchRow> = {
  id: ['match.id', 'bigint'],
  matchId: ['match.match_id', 'text'],
  platform: ['match.platform', 'text'],
  queueId: ['match.queue_id', 'number'],
  gameMode: ['match.game_mode', 'text'],
  gameVersion: ['match.game_version', 'text'],
  patch: ['match.patch', 'text'],
  mapId: ['match.map_id', 'number'],
  startedAt: ['match.started_at', 'time'],
  durationSeconds: ['match.duration_seconds', 'number'],
  remake: ['match.remake', 'boolean'],
  endOfGameResult: ['match.end_of_game_result', 'text'],
};

const TEAM_COLUMNS: ColumnsOf<TeamRow> = {
  matchId: ['match_id', 'bigint'],
  teamId: ['team_id', 'number'],
  win: ['win', 'boolean'],
  objectives: ['objectives', 'json'],
  banChampionIds: ['ban_champion_ids', 'json'],
  banPickTurns: ['ban_pick_turns', 'json'],
};

const QUEUE_COLUMNS: ColumnsOf<QueueRow> = {
  id: ['id', 'number'],
  map: ['map', 'text'],
  description: ['description', 'text'],
  notes: ['notes', 'text'],
};

const findByIds = defineRead(
  'matches_by_id',
  COLUMNS,
  (columns) => `select ${columns} from matches match where match.id = any($1::bigint[])`,
);
const findByMatchIds = defineRead(
  'matches_by_match_id',
  COLUMNS,
  (columns) => `select ${columns} from matches match where match.match_id = any($1::text[])`,
);
const findTeams = defineRead(
  'teams_by_match',
  TEAM_COLUMNS,
  (columns) => `select ${columns} from teams where match_id = any($1::bigint[]) order by match_id, team_id`,
);
const findQueues = defineRead('queues_by_id', QUEUE_COLUMNS, (columns) => `select ${columns} from queues where id = any($1::int[])`);

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

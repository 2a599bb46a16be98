import type { ParticipantRecord } from '../domain/match-record.ts';
import type { Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** What of a participant the covering index holds. */
type ListedField =
  | 'slot'
  | 'teamId'
  | 'position'
  | 'win'
  | 'kills'
  | 'deaths'
  | 'assists'
  | 'creepScore'
  | 'goldEarned'
  | 'damageToChampions'
  | 'visionScore'
  | 'placement';
/** What names the player or the champion: rows hold ids instead. */
type NamingField = 'puuid' | 'bot' | 'gameName' | 'tagLine' | 'champion';
type ListField = 'augments' | 'items' | 'summonerSpells';

/** The columns of a participant that the covering index holds. */
export interface ParticipantRow extends Pick<ParticipantRecord, ListedField> {
  /** Row id of the match. */
  readonly matchId: string;
  /** Null for a bot. */
  readonly playerId: string | null;
  readonly championId: number;
}

/** The other columns, read only when asked for. */
export interface ParticipantDetailsRow extends Omit<ParticipantRecord, Exclude<ListedField, 'slot'> | ListField | NamingField> {
  readonly matchId: string;
  readonly items: number[];
  readonly summonerSpells: number[];
  readonly augments: number[];
}

/** Names one participant. */
export interface ParticipantKey {
  readonly matchId: string;
  readonly slot: number;
}

const COLUMNS: ColumnsOf<ParticipantRow> = {
  matchId: ['part.match_id', 'bigint'],
  slot: ['part.slot', 'number'],
  playerId: ['part.player_id', 'bigint'],
  teamId: ['part.team_id', 'number'],
  championId: ['part.champion_id', 'number'],
  position: ['part.position', 'text'],
  win: ['part.win', 'boolean'],
  kills: ['part.kills', 'number'],
  deaths: ['part.deaths', 'number'],
  assists: ['part.assists', 'number'],
  creepScore: ['part.creep_score', 'number'],
  goldEarned: ['part.gold_earned', 'number'],
  damageToChampions: ['part.damage_to_champions', 'number'],
  visionScore: ['part.vision_score', 'number'],
  placement: ['part.placement', 'number'],
};

const DETAIL_COLUMNS: ColumnsOf<ParticipantDetailsRow> = {
  matchId: ['part.match_id', 'bigint'],
  slot: ['part.slot', 'number'],
  subteamId: ['part.subteam_id', 'number'],
  laneMinions: ['part.lane_minions', 'number'],
  neutralMinions: ['part.neutral_minions', 'number'],
  championLevel: ['part.champion_level', 'number'],
  goldSpent: ['part.gold_spent', 'number'],
  damageTaken: ['part.damage_taken', 'number'],
  damageDealt: ['part.damage_dealt', 'number'],
  damageToObjectives: ['part.damage_to_objectives', 'number'],
  damageMitigated: ['part.damage_mitigated', 'number'],
  healing: ['part.healing', 'number'],
  wardsPlaced: ['part.wards_placed', 'number'],
  wardsKilled: ['part.wards_killed', 'number'],
  controlWardsPlaced: ['part.control_wards_placed', 'number'],
  turretKills: ['part.turret_kills', 'number'],
  doubleKills: ['part.double_kills', 'number'],
  tripleKills: ['part.triple_kills', 'number'],
  quadraKills: ['part.quadra_kills', 'number'],
  pentaKills: ['part.penta_kills', 'number'],
  firstBlood: ['part.first_blood', 'boolean'],
  surrendered: ['part.surrendered', 'boolean'],
  secondsDead: ['part.seconds_dead', 'number'],
  crowdControlSeconds: ['part.crowd_control_seconds', 'number'],
  items: ['part.items', 'json'],
  summonerSpells: ['part.summoner_spells', 'json'],
  augments: ['part.augments', 'json'],
};

const findByMatches = defineRead(
  'participants_by_match',
  COLUMNS,
  (columns) => `select ${columns} from participants part where part.match_id = any($1::bigint[]) order by part.match_id, part.slot`,
);
const findDetails = defineRead(
  'participant_details_by_key',
  DETAIL_COLUMNS,
  (columns) => `select ${columns} from unnest($1::bigint[], $2::int[]) wanted(match_id, slot)
join participants part on part.match_id = wanted.match_id and part.slot = wanted.slot`,
);

// How the indexes by champion, queue and position, and of remakes, begin.
const PARENT_OF_FILTERS = '(part.player_id + 0)';

/** A player's parts in matches, newest match first. */
export const playerMatchesRelation: KeysetRelation = {
  name: 'player_matches',
  from: 'participants part',
  select: COLUMNS,
  parent: 'part.player_id',
  orders: {
    STARTED_AT_DESC: {
      columns: [
        { sql: 'part.started_at', type: 'timestamptz' },
        { sql: 'part.match_id', type: 'bigint' },
      ],
      direction: 'desc',
    },
  },
  filters: {
    queueId: { types: ['int'], predicate: (queueId) => `part.queue_id = ${queueId}`, parent: PARENT_OF_FILTERS },
    championId: { types: ['int'], predicate: (championId) => `part.champion_id = ${championId}`, parent: PARENT_OF_FILTERS },
    position: { types: ['text'], predicate: (position) => `part.position = ${position}`, parent: PARENT_OF_FILTERS },
    win: { types: ['boolean'], predicate: (win) => `part.win = ${win}` },
    // Constants, not a parameter: the partial index serves only a predicate it can prove.
    onlyRemakes: { types: [], predicate: () => 'part.remake', parent: PARENT_OF_FILTERS },
    noRemakes: { types: [], predicate: () => 'not part.remake' },
    startedFrom: { types: ['timestamptz'], predicate: (from) => `part.started_at >= ${from}` },
    startedBefore: { types: ['timestamptz'], predicate: (before) => `part.started_at < ${before}` },
  },
};

/** Statements of this repository that are not composed. */
export const participantStatements = [findByMatches, findDetails];

/** Reads participants; each function costs one statement. */
export interface ParticipantRepository {
  /** By match, then slot. */
  findByMatches(matchIds: readonly string[]): Promise<ParticipantRow[]>;
  /** In no particular order. */
  findDetails(keys: readonly ParticipantKey[]): Promise<ParticipantDetailsRow[]>;
  readonly ofPlayer: PagedRelation<ParticipantRow>;
}

/** A {@link ParticipantRepository} over a reader. */
export function createParticipantRepository(reader: Reader): ParticipantRepository {
  return {
    findByMatches: (matchIds) => reader.query(findByMatches, [matchIds]),
    findDetails: (keys) => reader.query(findDetails, [keys.map(({ matchId }) => matchId), keys.map(({ slot }) => slot)]),
    ofPlayer: createPagedRelation(reader, playerMatchesRelation),
  };
}

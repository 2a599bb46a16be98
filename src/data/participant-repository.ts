import type { ParticipantRecord } from '../domain/match-record.ts';
import { defineStatement, type Reader } from './database.ts';
import { createPagedRelation, type PagedRelation } from './keyset-page.ts';
import type { KeysetRelation } from './keyset-statement.ts';

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

const COLUMNS = `part.match_id as "matchId", part.slot, part.player_id as "playerId", part.team_id as "teamId", part.champion_id as "championId",
  part.position, part.win, part.kills, part.deaths, part.assists, part.creep_score as "creepScore", part.gold_earned as "goldEarned",
  part.damage_to_champions as "damageToChampions", part.vision_score as "visionScore", part.placement`;

const DETAIL_COLUMNS = `part.match_id as "matchId", part.slot, part.subteam_id as "subteamId", part.lane_minions as "laneMinions",
  part.neutral_minions as "neutralMinions", part.champion_level as "championLevel", part.gold_spent as "goldSpent", part.damage_taken as "damageTaken",
  part.damage_dealt as "damageDealt", part.damage_to_objectives as "damageToObjectives", part.damage_mitigated as "damageMitigated", part.healing,
  part.wards_placed as "wardsPlaced", part.wards_killed as "wardsKilled", part.control_wards_placed as "controlWardsPlaced",
  part.turret_kills as "turretKills", part.double_kills as "doubleKills", part.triple_kills as "tripleKills", part.quadra_kills as "quadraKills",
  part.penta_kills as "pentaKills", part.first_blood as "firstBlood", part.surrendered, part.seconds_dead as "secondsDead",
  part.crowd_control_seconds as "crowdControlSeconds", part.items, part.summoner_spells as "summonerSpells", part.augments`;

const findByMatches = defineStatement(
  'participants_by_match',
  `select ${COLUMNS} from participants part where part.match_id = any($1::bigint[]) order by part.match_id, part.slot`,
);
const findDetails = defineStatement(
  'participant_details_by_key',
  `select ${DETAIL_COLUMNS} from unnest($1::bigint[], $2::int[]) wanted(match_id, slot)
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

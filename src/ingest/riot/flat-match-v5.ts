import { MATCH_SOURCE_RANK } from '../../domain/match-record.ts';
import { POSITIONS } from '../../domain/platform.ts';
import { type ColumnKinds, pickCells, toTypedFields } from './csv-fields.ts';
import { toParsed } from './field-reader.ts';
import { checkMatchId, parseMatchV5 } from './match-v5-parser.ts';
import type { MatchPart, PartContent, PartFormat } from './part-store.ts';

const BOT_PUUID = 'BOT';

/** Columns of the match, and the match-v5 field each holds. */
const INFO_FIELDS: Readonly<Record<string, string>> = {
  game_creation: 'gameCreation',
  game_duration: 'gameDuration',
  game_end_timestamp: 'gameEndTimestamp',
  game_mode: 'gameMode',
  game_start_timestamp: 'gameStartTimestamp',
  game_version: 'gameVersion',
  map_id: 'mapId',
  platform1: 'platformId',
  queue_id: 'queueId',
};
const INFO_TEXT = new Set(['game_mode', 'game_version', 'platform1']);

const OBJECTIVES = ['baron', 'champion', 'dragon', 'horde', 'inhibitor', 'riftHerald', 'tower'];

const PARTICIPANT_TEXT = ['puuid', 'riotIdGameName', 'riotIdTagline', 'summonerName', 'championName', 'teamPosition'];
const PARTICIPANT_BOOLEANS = ['win', 'gameEndedInEarlySurrender', 'gameEndedInSurrender', 'firstBloodKill'];
const PARTICIPANT_NUMBERS = [
  'teamId',
  'kills',
  'deaths',
  'assists',
  'totalMinionsKilled',
  'neutralMinionsKilled',
  'goldEarned',
  'goldSpent',
  'totalDamageDealtToChampions',
  'visionScore',
  'champLevel',
  'totalDamageTaken',
  'totalDamageDealt',
  'damageDealtToObjectives',
  'damageSelfMitigated',
  'totalHeal',
  'wardsPlaced',
  'wardsKilled',
  'detectorWardsPlaced',
  'turretKills',
  'doubleKills',
  'tripleKills',
  'quadraKills',
  'pentakills',
  'totalTimeSpentDead',
  'timeCCingOthers',
  'summoner1Id',
  'summoner2Id',
  ...[0, 1, 2, 3, 4, 5, 6].map((slot) => `item${slot}`),
];
const TEAM_NUMBERS = ['ban_championId', 'ban_pickTurn', ...OBJECTIVES.map((name) => `team_objectives.${name}Kills`)];
const TEAM_BOOLEANS = OBJECTIVES.map((name) => `team_objectives.${name}First`);

const KINDS: ColumnKinds = {
  numbers: new Set([...PARTICIPANT_NUMBERS, ...TEAM_NUMBERS, ...Object.keys(INFO_FIELDS).filter((column) => !INFO_TEXT.has(column))]),
  booleans: new Set([...PARTICIPANT_BOOLEANS, ...TEAM_BOOLEANS]),
};
const COLUMNS: ReadonlySet<string> = new Set(['matchId', ...PARTICIPANT_TEXT, ...KINDS.numbers, ...KINDS.booleans, ...INFO_TEXT]);

/** Columns that tell this format. */
export const FLAT_MATCH_V5_COLUMNS = [
  'matchId',
  'game_start_timestamp',
  'game_duration',
  'puuid',
  'teamId',
  'championName',
  'kills',
] as const;

/**
 * Match-v5 flattened to one participant a row. Rows are kept as parts: a match whose rows lie apart, or in two files, is the same
 * as one whose rows lie together, and a file that holds a match in part does not take away what is known of the rest.
 */
export const flatMatchV5Format: PartFormat = {
  format: 'riot-flat-match-v5',
  parsePart: (row) => {
    const part = toParsed(() => toPart(row));
    if (part.reason !== null) return part;
    const alone = parseMatchV5(toMatchV5(part.value.matchId, [part.value.content]), MATCH_SOURCE_RANK.flatMatchV5);
    return alone.reason === null ? part : { value: null, reason: alone.reason.replace('info.participants[0].', '') };
  },
  assemble: (matchId, parts) => parseMatchV5(toMatchV5(matchId, [...parts.values()]), MATCH_SOURCE_RANK.flatMatchV5),
};

interface Side {
  readonly teamId: number;
  readonly position: string | null;
  readonly puuid: string | null;
}

/** Orders participants of a source that numbers none, whatever the order of its rows: by team, position, puuid. */
export function compareSides(a: Side, b: Side): number {
  return a.teamId - b.teamId || toRank(a.position) - toRank(b.position) || ((a.puuid ?? '') < (b.puuid ?? '') ? -1 : 1);
}

function toRank(position: string | null): number {
  const rank: number = (POSITIONS as readonly (string | null)[]).indexOf(position);
  return rank === -1 ? POSITIONS.length : rank;
}

function toPart(row: unknown): MatchPart {
  const { matchId, ...content } = pickCells(row, COLUMNS);
  const puuid = content['puuid'] ?? '';
  const key = puuid === BOT_PUUID ? `${puuid}:${content['teamId']}:${content['championName']}` : puuid;
  return { matchId: checkMatchId(matchId, 'matchId'), partKey: key, content };
}

type Fields = Readonly<Record<string, unknown>>;

/** The rows of one match in the shape of match-v5. */
function toMatchV5(matchId: string, parts: readonly PartContent[]): unknown {
  const rows = parts.map((part) => toTypedFields(part, KINDS).fields).sort((a, b) => compareSides(toSide(a), toSide(b)));
  const [first] = rows;
  const info = Object.fromEntries(Object.entries(INFO_FIELDS).map(([column, field]) => [field, first?.[column]]));
  const participants = rows.map((row) => ({ ...row, pentaKills: row['pentakills'] }));
  return { metadata: { matchId }, info: { ...info, participants, teams: toTeams(rows) } };
}

function toSide(row: Fields): Side {
  const position = row['teamPosition'];
  return {
    teamId: Number(row['teamId']),
    position: typeof position === 'string' ? position : null,
    puuid: row['puuid'] === BOT_PUUID ? `${BOT_PUUID}:${row['championName']}` : String(row['puuid']),
  };
}

function toTeams(rows: readonly Fields[]): unknown[] {
  return [...Map.groupBy(rows, (row) => row['teamId'])].map(([teamId, members]) => ({
    teamId,
    win: members[0]?.['win'],
    objectives: toObjectives(members[0] ?? {}),
    // Each of a team's rows carries one of its bans.
    bans: members.filter((row) => row['ban_championId'] !== undefined).map(toBan),
  }));
}

function toObjectives(row: Fields): Fields {
  const known = OBJECTIVES.filter((name) => row[`team_objectives.${name}Kills`] !== undefined);
  return Object.fromEntries(
    known.map((name) => [name, { first: row[`team_objectives.${name}First`], kills: row[`team_objectives.${name}Kills`] }]),
  );
}

function toBan(row: Fields): Fields {
  return { championId: row['ban_championId'], pickTurn: row['ban_pickTurn'] };
}

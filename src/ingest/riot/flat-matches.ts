import { MATCH_SOURCE_RANK, type MatchRecord, type ParticipantRecord } from '../../domain/match-record.ts';
import { type ColumnKinds, pickCells, readUtcTime, toTypedFields } from './csv-fields.ts';
import { COUNT, type FieldSource, readInt, readText, SMALL_COUNT, toParsed } from './field-reader.ts';
import { compareSides } from './flat-match-v5.ts';
import { checkMatchId, REMAKE_BELOW_SECONDS, toPlatform } from './match-v5-parser.ts';
import { toPosition } from './match-v5-participant.ts';
import type { MatchPart, PartContent, PartFormat } from './part-store.ts';

/** Columns that tell the file of matches. */
export const FLAT_MATCH_COLUMNS = ['match_id', 'duration', 'winner_team', 'match_date'] as const;
/** Columns that tell the file of participants. */
export const FLAT_PARTICIPANT_COLUMNS = [
  'match_id',
  'puuid',
  'champion',
  'team',
  'role',
  'kills',
  'deaths',
  'assists',
  'damage_dealt',
  'gold_earned',
  'cs',
  'vision_score',
] as const;

const TEXT_COLUMNS = new Set(['match_id', 'puuid', 'champion', 'role', 'match_date']);
const KINDS: ColumnKinds = {
  numbers: new Set([...FLAT_MATCH_COLUMNS, ...FLAT_PARTICIPANT_COLUMNS].filter((column) => !TEXT_COLUMNS.has(column))),
  booleans: new Set(),
};
const MATCH_PART = 'match';
const SIDE = { min: 1, max: 2 };

/** Matches and their participants in two CSV files, joined by match id; without queue, mode, patch and names. */
export const flatMatchesFormat: PartFormat = {
  format: 'riot-flat-matches',
  parsePart: (row) => toParsed(() => toPart(row)),
  assemble: (matchId, parts) => {
    const match = parts.get(MATCH_PART);
    if (!match || parts.size < 2) return null;
    return toParsed(() =>
      toMatch(
        matchId,
        match,
        [...parts.values()].filter((part) => part !== match),
      ),
    );
  },
};

function toPart(row: unknown): MatchPart {
  const cells = pickCells(row, new Set([...FLAT_MATCH_COLUMNS, ...FLAT_PARTICIPANT_COLUMNS]));
  const { match_id, ...content } = cells;
  const matchId = checkMatchId(match_id, 'match_id');
  if ('match_date' in content || 'winner_team' in content) {
    readMatch(content);
    return { matchId, partKey: MATCH_PART, content };
  }
  return { matchId, partKey: `puuid:${toParticipant(content).puuid}`, content };
}

function readMatch(content: PartContent) {
  const fields = toTypedFields(content, KINDS);
  return {
    startedAt: readUtcTime(content, 'match_date'),
    durationSeconds: readInt(fields, 'duration', COUNT),
    winner: readInt(fields, 'winner_team', SIDE) * 100,
  };
}

function toMatch(matchId: string, matchPart: PartContent, participantParts: readonly PartContent[]): MatchRecord {
  const { startedAt, durationSeconds, winner } = readMatch(matchPart);
  return {
    matchId,
    platform: toPlatform(matchId, null),
    queueId: null,
    gameMode: null,
    gameVersion: null,
    patch: null,
    mapId: null,
    startedAt,
    durationSeconds,
    remake: durationSeconds < REMAKE_BELOW_SECONDS,
    endOfGameResult: null,
    sourceRank: MATCH_SOURCE_RANK.flatCsv,
    teams: [100, 200].map((teamId) => ({ teamId, win: teamId === winner, objectives: [], bans: [] })),
    participants: participantParts
      .map(toParticipant)
      .sort(compareSides)
      .map((participant, index) => ({ ...participant, slot: index + 1, win: participant.teamId === winner })),
  };
}

function toParticipant(content: PartContent): ParticipantRecord {
  const fields = toTypedFields(content, KINDS);
  return {
    ...NOTHING_MORE,
    slot: 0,
    puuid: readText(fields, 'puuid'),
    bot: false,
    gameName: null,
    tagLine: null,
    teamId: readInt(fields, 'team', SIDE) * 100,
    champion: { id: null, key: readText(fields, 'champion') },
    position: toPosition(content['role']),
    win: false,
    ...readFigures(fields),
  };
}

// `damage_dealt` of this source is damage to champions.
function readFigures(fields: FieldSource) {
  return {
    kills: readInt(fields, 'kills', SMALL_COUNT),
    deaths: readInt(fields, 'deaths', SMALL_COUNT),
    assists: readInt(fields, 'assists', SMALL_COUNT),
    creepScore: readInt(fields, 'cs', SMALL_COUNT),
    goldEarned: readInt(fields, 'gold_earned', COUNT),
    damageToChampions: readInt(fields, 'damage_dealt', COUNT),
    visionScore: readInt(fields, 'vision_score', SMALL_COUNT),
  };
}

const NOTHING_MORE = {
  placement: null,
  subteamId: null,
  laneMinions: null,
  neutralMinions: null,
  championLevel: null,
  goldSpent: null,
  damageTaken: null,
  damageDealt: null,
  damageToObjectives: null,
  damageMitigated: null,
  healing: null,
  wardsPlaced: null,
  wardsKilled: null,
  controlWardsPlaced: null,
  turretKills: null,
  doubleKills: null,
  tripleKills: null,
  quadraKills: null,
  pentaKills: null,
  firstBlood: null,
  surrendered: null,
  secondsDead: null,
  crowdControlSeconds: null,
  items: [],
  summonerSpells: [],
  augments: [],
} as const;

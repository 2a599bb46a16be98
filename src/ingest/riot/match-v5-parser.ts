import { MATCH_SOURCE_RANK, type MatchRecord, type ParticipantRecord, type TeamRecord } from '../../domain/match-record.ts';
import { PLATFORMS, type Platform } from '../../domain/platform.ts';
import {
  COUNT,
  type FieldSource,
  isObject,
  type Parsed,
  readBoolean,
  readInt,
  readObject,
  readObjects,
  readOptionalBoolean,
  readOptionalInt,
  readOptionalText,
  refuseField,
  SMALL_COUNT,
  toParsed,
  toPath,
} from './field-reader.ts';
import { toParticipant } from './match-v5-participant.ts';

/** Where no source flags early surrenders, a match this short counts as one. */
export const REMAKE_BELOW_SECONDS = 300;

const ARENA_MODE = 'CHERRY';
const MATCH_ID = /^([A-Za-z0-9]{2,8})_\d{1,19}$/;
const MOST_PARTICIPANTS = 64;
const OBJECTIVE = /^[A-Za-z]{1,40}$/;
const NO_BAN = -1;
// League of Legends began in 2009; a time outside would be the newest or the oldest for ever.
const TIME_RANGE = { min: Date.UTC(2009, 0), max: Date.UTC(2100, 0) };
const DURATION_RANGE = { min: 0, max: 86_400_000 };

/** True for a match timeline, which comes in the same files and is not stored. */
export function isTimeline(value: unknown): boolean {
  return isObject(value) && isObject(value['info']) && 'frames' in value['info'];
}

/**
 * A match-v5 match as a record, or why it is none: the field, what it must be, and what it was. Never throws.
 * @param sourceRank how complete the source is: full match-v5, or rows with its columns
 */
export function parseMatchV5(value: unknown, sourceRank: MatchRecord['sourceRank'] = MATCH_SOURCE_RANK.matchV5): Parsed<MatchRecord> {
  return toParsed(() => toMatch(readObject(value, 'match'), sourceRank));
}

/** `major.minor` of a game version; null when it has none. */
export function toPatch(gameVersion: string | null): string | null {
  return /^\d{1,4}\.\d{1,4}(?=\.|$)/.exec(gameVersion ?? '')?.[0] ?? null;
}

/** The platform a match id begins with, or the one named; `UNKNOWN` when it is none of ours. */
export function toPlatform(matchId: string, platformId: string | null): Platform {
  const name = (platformId ?? matchId.split('_')[0] ?? '').toUpperCase();
  return PLATFORMS.find((platform) => platform === name) ?? 'UNKNOWN';
}

/** The id in Riot's form, or a refusal. */
export function checkMatchId(matchId: unknown, path: string): string {
  return typeof matchId === 'string' && MATCH_ID.test(matchId) ? matchId : refuseField(path, 'an id like EUW1_7345574446', matchId);
}

function toMatch(match: FieldSource, sourceRank: MatchRecord['sourceRank']): MatchRecord {
  const info = readObject(match.fields['info'], 'info');
  const matchId = readMatchId(match, info);
  const gameMode = readOptionalText(info, 'gameMode');
  const gameVersion = readOptionalText(info, 'gameVersion');
  const sources = readParticipantSources(info);
  const durationSeconds = readDuration(info);
  return {
    matchId,
    platform: toPlatform(matchId, readOptionalText(info, 'platformId')),
    queueId: readOptionalInt(info, 'queueId', COUNT),
    gameMode,
    gameVersion,
    patch: toPatch(gameVersion),
    mapId: readOptionalInt(info, 'mapId', COUNT),
    startedAt: readStart(info),
    durationSeconds,
    remake: isRemake(sources, durationSeconds),
    endOfGameResult: readOptionalText(info, 'endOfGameResult'),
    sourceRank,
    teams: readTeams(info),
    participants: toParticipants(sources, gameMode === ARENA_MODE),
  };
}

function readMatchId(match: FieldSource, info: FieldSource): string {
  const metadata = match.fields['metadata'];
  if (isObject(metadata) && metadata['matchId'] !== undefined) return checkMatchId(metadata['matchId'], 'metadata.matchId');
  const platform = readOptionalText(info, 'platformId');
  const gameId = readOptionalInt(info, 'gameId', { min: 0, max: Number.MAX_SAFE_INTEGER });
  return checkMatchId(platform === null || gameId === null ? undefined : `${platform}_${gameId}`, 'metadata.matchId');
}

// Milliseconds until 11.16, whose matches lack `gameEndTimestamp`; seconds since.
function readDuration(info: FieldSource): number {
  const duration = readInt(info, 'gameDuration', DURATION_RANGE);
  return (info.fields['gameEndTimestamp'] ?? null) === null ? Math.round(duration / 1_000) : duration;
}

function readStart(info: FieldSource): Date {
  for (const key of ['gameStartTimestamp', 'gameCreation']) {
    const value = info.fields[key];
    if (value === undefined || value === null || value === 0) continue;
    return new Date(readInt(info, key, TIME_RANGE));
  }
  return refuseField(toPath(info, 'gameStartTimestamp'), 'a time in milliseconds', info.fields['gameStartTimestamp']);
}

function readParticipantSources(info: FieldSource): readonly FieldSource[] {
  const sources = readObjects(info, 'participants');
  if (sources.length === 0 || sources.length > MOST_PARTICIPANTS)
    refuseField(toPath(info, 'participants'), `an array of 1 to ${MOST_PARTICIPANTS} participants`, info.fields['participants']);
  return sources;
}

// The flag is on every participant of a remake; some of them still have `win` true.
function isRemake(sources: readonly FieldSource[], durationSeconds: number): boolean {
  const flags = sources.map((source) => readOptionalBoolean(source, 'gameEndedInEarlySurrender'));
  return flags.every((flag) => flag === null) ? durationSeconds < REMAKE_BELOW_SECONDS : flags.includes(true);
}

function toParticipants(sources: readonly FieldSource[], arena: boolean): ParticipantRecord[] {
  const ids = sources.map((source) => readOptionalInt(source, 'participantId', SMALL_COUNT));
  const numbered = ids.every((id) => id !== null && id > 0) && new Set(ids).size === ids.length;
  const participants = sources.map((source, index) => toParticipant(source, { slot: (numbered ? ids[index] : null) ?? index + 1, arena }));
  const seen = new Set<string>();
  for (const [index, { puuid }] of participants.entries()) {
    if (puuid === null) continue;
    if (seen.has(puuid)) refuseField(`info.participants[${index}].puuid`, 'of a player not yet in this match', puuid);
    seen.add(puuid);
  }
  return participants;
}

function readTeams(info: FieldSource): TeamRecord[] {
  const teams = readObjects(info, 'teams').map(toTeam);
  const ids = teams.map((team) => team.teamId);
  if (new Set(ids).size !== ids.length) refuseField(toPath(info, 'teams'), 'teams of different teamId', ids.join(', '));
  return teams;
}

function toTeam(source: FieldSource): TeamRecord {
  const objectives = readObject(source.fields['objectives'] ?? {}, toPath(source, 'objectives'));
  return {
    teamId: readInt(source, 'teamId', SMALL_COUNT),
    win: readBoolean(source, 'win'),
    // Sorted, so that the order of keys in a file does not make a record a different one.
    objectives: Object.keys(objectives.fields)
      .sort()
      .map((objective) => {
        if (!OBJECTIVE.test(objective)) refuseField(objectives.path, 'an object by objective', objective);
        const fields = readObject(objectives.fields[objective], toPath(objectives, objective));
        return { objective, first: readBoolean(fields, 'first'), kills: readInt(fields, 'kills', COUNT) };
      }),
    bans: readObjects(source, 'bans')
      .map((ban) => ({
        championId: readInt(ban, 'championId', { min: NO_BAN, max: COUNT.max }),
        pickTurn: readInt(ban, 'pickTurn', COUNT),
      }))
      .filter((ban) => ban.championId !== NO_BAN)
      .sort((a, b) => a.pickTurn - b.pickTurn),
  };
}

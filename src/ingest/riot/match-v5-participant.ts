import type { ParticipantRecord } from '../../domain/match-record.ts';
import { POSITIONS, type Position } from '../../domain/platform.ts';
import {
  COUNT,
  type FieldSource,
  MAX_NAME_LENGTH,
  MAX_TAG_LENGTH,
  type NumberRange,
  readBoolean,
  readInt,
  readOptionalBoolean,
  readOptionalInt,
  readOptionalText,
  readText,
  SMALL_COUNT,
  WHOLE,
} from './field-reader.ts';

/** The puuid all bots share (queues 840 and 850). */
const BOT_PUUID = 'BOT';

/** Real ids stay below; patch 10.25 has garbage of eight digits for champions and summoner spells. */
const MAX_STATIC_ID = 9_999;

const ITEM_KEYS = ['item0', 'item1', 'item2', 'item3', 'item4', 'item5', 'item6'];
const SPELL_KEYS = ['summoner1Id', 'summoner2Id'];
const AUGMENT_KEYS = [1, 2, 3, 4, 5, 6].map((slot) => `playerAugment${slot}`);
const SIGNED_SMALL: NumberRange = { min: -32_768, max: 32_767 };

/**
 * A match-v5 participant as a record. `mode` says whether the match is Arena, the only one with places, subteams and augments.
 * @throws FarsightError `BAD_INPUT` for a field that is missing or of the wrong kind
 */
export function toParticipant(source: FieldSource, mode: { slot: number; arena: boolean }): ParticipantRecord {
  const puuid = readText(source, 'puuid');
  const bot = puuid === BOT_PUUID;
  const lane = readInt(source, 'totalMinionsKilled', SMALL_COUNT);
  const neutral = readInt(source, 'neutralMinionsKilled', SMALL_COUNT);
  return {
    slot: mode.slot,
    puuid: bot ? null : puuid,
    bot,
    ...readName(source),
    teamId: readInt(source, 'teamId', SMALL_COUNT),
    champion: readChampion(source),
    position: toPosition(source.fields['teamPosition']),
    win: readBoolean(source, 'win'),
    kills: readInt(source, 'kills', SMALL_COUNT),
    deaths: readInt(source, 'deaths', SMALL_COUNT),
    assists: readInt(source, 'assists', SMALL_COUNT),
    creepScore: Math.min(lane + neutral, SMALL_COUNT.max),
    goldEarned: readInt(source, 'goldEarned', COUNT),
    damageToChampions: readInt(source, 'totalDamageDealtToChampions', COUNT),
    visionScore: readInt(source, 'visionScore', SMALL_COUNT),
    ...readArena(source, mode.arena),
    laneMinions: lane,
    neutralMinions: neutral,
    ...readDetails(source),
    items: readIds(source, ITEM_KEYS),
    summonerSpells: readIds(source, SPELL_KEYS).filter((id) => id <= MAX_STATIC_ID),
    augments: mode.arena ? readIds(source, AUGMENT_KEYS) : [],
  };
}

/** A lane of Summoner's Rift; null for '', 'Invalid' and whatever else other modes say. */
export function toPosition(value: unknown): Position | null {
  return POSITIONS.find((position) => position === value) ?? null;
}

// Riot ids came with 13.20 (`riotIdName`) and 13.24 (`riotIdGameName`); a summoner name has no tag line.
function readName(source: FieldSource): Pick<ParticipantRecord, 'gameName' | 'tagLine'> {
  const riotName = readOptionalText(source, 'riotIdGameName', MAX_NAME_LENGTH) ?? readOptionalText(source, 'riotIdName', MAX_NAME_LENGTH);
  if (riotName !== null) return { gameName: riotName, tagLine: readOptionalText(source, 'riotIdTagline', MAX_TAG_LENGTH) };
  return { gameName: readOptionalText(source, 'summonerName', MAX_NAME_LENGTH), tagLine: null };
}

function readChampion(source: FieldSource): ParticipantRecord['champion'] {
  const key = readOptionalText(source, 'championName');
  const id = readOptionalInt(source, 'championId', WHOLE);
  const known = id !== null && id > 0 && id <= MAX_STATIC_ID ? id : null;
  if (known === null && key === null) return { id: null, key: readText(source, 'championName') };
  return { id: known, key };
}

function readArena(source: FieldSource, arena: boolean): Pick<ParticipantRecord, 'placement' | 'subteamId'> {
  if (!arena) return { placement: null, subteamId: null };
  const place = readOptionalInt(source, 'placement', SMALL_COUNT) || readOptionalInt(source, 'subteamPlacement', SMALL_COUNT);
  return { placement: place || null, subteamId: readOptionalInt(source, 'playerSubteamId', SMALL_COUNT) || null };
}

function readDetails(source: FieldSource) {
  return {
    championLevel: readOptionalInt(source, 'champLevel', SIGNED_SMALL),
    goldSpent: readOptionalInt(source, 'goldSpent', WHOLE),
    damageTaken: readOptionalInt(source, 'totalDamageTaken', WHOLE),
    damageDealt: readOptionalInt(source, 'totalDamageDealt', WHOLE),
    damageToObjectives: readOptionalInt(source, 'damageDealtToObjectives', WHOLE),
    damageMitigated: readOptionalInt(source, 'damageSelfMitigated', WHOLE),
    healing: readOptionalInt(source, 'totalHeal', WHOLE),
    wardsPlaced: readOptionalInt(source, 'wardsPlaced', SIGNED_SMALL),
    wardsKilled: readOptionalInt(source, 'wardsKilled', SIGNED_SMALL),
    controlWardsPlaced: readOptionalInt(source, 'detectorWardsPlaced', SIGNED_SMALL),
    turretKills: readOptionalInt(source, 'turretKills', SIGNED_SMALL),
    doubleKills: readOptionalInt(source, 'doubleKills', SIGNED_SMALL),
    tripleKills: readOptionalInt(source, 'tripleKills', SIGNED_SMALL),
    quadraKills: readOptionalInt(source, 'quadraKills', SIGNED_SMALL),
    pentaKills: readOptionalInt(source, 'pentaKills', SIGNED_SMALL),
    firstBlood: readOptionalBoolean(source, 'firstBloodKill'),
    surrendered: readOptionalBoolean(source, 'gameEndedInSurrender'),
    secondsDead: readOptionalInt(source, 'totalTimeSpentDead', WHOLE),
    crowdControlSeconds: readOptionalInt(source, 'timeCCingOthers', WHOLE),
  };
}

/** Ids of the slots in use: 0 is an empty one. */
function readIds(source: FieldSource, keys: readonly string[]): number[] {
  const ids: number[] = [];
  for (const key of keys) {
    const id = readOptionalInt(source, key, WHOLE);
    if (id !== null && id > 0) ids.push(id);
  }
  return ids;
}

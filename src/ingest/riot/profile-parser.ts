import type { RankRecord } from '../../domain/match-record.ts';
import { RANKED_QUEUES } from '../../domain/platform.ts';
import { pickCells, readUtcTime, toTypedFields } from './csv-fields.ts';
import {
  COUNT,
  type FieldSource,
  isObject,
  MAX_NAME_LENGTH,
  MAX_TAG_LENGTH,
  type Parsed,
  readInt,
  readObject,
  readOptionalText,
  readText,
  refuseField,
  toParsed,
  toPath,
} from './field-reader.ts';
import type { ProfileRecord } from './profile-writer.ts';

const TIERS = ['IRON', 'BRONZE', 'SILVER', 'GOLD', 'PLATINUM', 'EMERALD', 'DIAMOND', 'MASTER', 'GRANDMASTER', 'CHALLENGER'];
const TIERS_WITHOUT_DIVISIONS = new Set(['MASTER', 'GRANDMASTER', 'CHALLENGER']);
const DIVISIONS = ['IV', 'III', 'II', 'I'];

/** Columns of the rank CSV. */
export const RANK_CSV_COLUMNS = ['puuid', 'name', 'tagline', 'tier', 'rank', 'lp', 'wins', 'losses', 'last_updated'] as const;
const RANK_CSV_KINDS = { numbers: new Set(['lp', 'wins', 'losses']), booleans: new Set<string>() };

/** An account-v1 answer as a name. `observedAt` dates it; null when nothing does. */
export function parseAccount(value: unknown, observedAt: Date | null): Parsed<ProfileRecord> {
  return toParsed(() => {
    const account = readObject(value, 'account');
    const puuid = readText(account, 'puuid');
    const gameName = readText(account, 'gameName', MAX_NAME_LENGTH);
    const tagLine = readText(account, 'tagLine', MAX_TAG_LENGTH);
    return { puuid, name: { puuid, gameName, tagLine, observedAt }, rank: null };
  });
}

/**
 * A league-v4 entry as a rank; null for a queue we do not keep (Arena, other games). Entries from before puuids came (2024) are
 * refused: their summoner ids lead to no player.
 */
export function parseLeagueEntry(value: unknown, observedAt: Date | null): Parsed<ProfileRecord> | null {
  const queue = isObject(value) ? RANKED_QUEUES.find((known) => known === value['queueType']) : undefined;
  if (isObject(value) && typeof value['queueType'] === 'string' && queue === undefined) return null;
  return toParsed(() => {
    const entry = readObject(value, 'entry');
    if (queue === undefined) return refuseField('entry.queueType', `one of ${RANKED_QUEUES.join(', ')}`, entry.fields['queueType']);
    if (entry.fields['puuid'] === undefined && entry.fields['summonerId'] !== undefined)
      return refuseField('entry.puuid', 'text (this entry is of the old kind that names players by summonerId alone)', undefined);
    const puuid = readText(entry, 'puuid');
    const ladder = { tier: 'tier', division: 'rank', leaguePoints: 'leaguePoints' };
    return { puuid, name: null, rank: { puuid, queue, ...readRank(entry, ladder), observedAt } };
  });
}

/** A row of the rank CSV: a name, and a rank unless its cells are empty, both as of `last_updated`. */
export function parseRankRow(row: unknown): Parsed<ProfileRecord> {
  return toParsed(() => {
    const cells = pickCells(row, RANK_CSV_COLUMNS);
    const fields = toTypedFields(cells, RANK_CSV_KINDS);
    const puuid = readText(fields, 'puuid');
    const observedAt = readUtcTime(cells, 'last_updated');
    const gameName = readOptionalText(fields, 'name', MAX_NAME_LENGTH);
    const tagLine = readText(fields, 'tagline', MAX_TAG_LENGTH);
    const ladder = { tier: 'tier', division: 'rank', leaguePoints: 'lp' };
    const ranked = cells['tier'] !== undefined || cells['lp'] !== undefined;
    return {
      puuid,
      name: gameName === null ? null : { puuid, gameName, tagLine, observedAt },
      rank: ranked ? { puuid, queue: 'UNSPECIFIED', ...readRank(fields, ladder), observedAt } : null,
    };
  });
}

function readRank(
  source: FieldSource,
  keys: { tier: string; division: string; leaguePoints: string },
): Omit<RankRecord, 'puuid' | 'queue' | 'observedAt'> {
  const tier = readText(source, keys.tier).toUpperCase();
  if (!TIERS.includes(tier)) refuseField(toPath(source, keys.tier), `one of ${TIERS.join(', ')}`, source.fields[keys.tier]);
  const division = readOptionalText(source, keys.division);
  const hasDivision = !TIERS_WITHOUT_DIVISIONS.has(tier);
  if (hasDivision && !DIVISIONS.includes(division ?? ''))
    refuseField(toPath(source, keys.division), `one of ${DIVISIONS.join(', ')}`, source.fields[keys.division]);
  return {
    tier,
    division: hasDivision ? division : null,
    leaguePoints: readInt(source, keys.leaguePoints, COUNT),
    wins: readInt(source, 'wins', COUNT),
    losses: readInt(source, 'losses', COUNT),
  };
}

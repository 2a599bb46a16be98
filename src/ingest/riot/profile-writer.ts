import type { Database } from '../../data/database.ts';
import type { PlayerNameRecord, RankRecord } from '../../domain/match-record.ts';
import type { SourceRecord } from '../importer.ts';
import { lockRiotImports } from './import-lock.ts';
import type { MatchOutcome } from './match-writer.ts';
import { storePlayers } from './player-writer.ts';
import { storeRanks } from './rank-writer.ts';

/** What a source without matches knows of a player. */
export interface ProfileRecord {
  readonly puuid: string;
  readonly name: PlayerNameRecord | null;
  readonly rank: RankRecord | null;
}

/**
 * Stores names and ranks of players in one transaction; players not known before get the platform `UNKNOWN` until a match tells.
 * @param now stands for the time of what carries none
 * @returns what became of each record, in their order
 */
export async function writeProfiles(
  database: Database,
  records: readonly SourceRecord<ProfileRecord>[],
  now: Date,
): Promise<readonly MatchOutcome[]> {
  return database.transaction(async (writer) => {
    await lockRiotImports(writer);
    const players = await storePlayers(
      writer,
      records.map(({ value }) => toObservation(value)),
      now,
    );
    const ranks = records.flatMap(({ value }) => (value.rank ? [value.rank] : []));
    const stored = await storeRanks(writer, ranks, { ids: players.ids, recordedAt: now });
    return records.map(({ value }): MatchOutcome => {
      if (players.added.has(value.puuid) || (value.rank && stored.added.has(value.rank))) return { kind: 'added' };
      const changed = players.changed.has(value.puuid) || (value.rank !== null && stored.changed.has(value.rank));
      return { kind: changed ? 'changed' : 'unchanged' };
    });
  });
}

function toObservation({ puuid, name }: ProfileRecord) {
  return {
    puuid,
    platform: 'UNKNOWN',
    gameName: name?.gameName ?? null,
    tagLine: name?.tagLine ?? null,
    observedAt: name?.observedAt?.getTime() ?? null,
    playedAt: null,
  } as const;
}

import type { FormatImporter, ImportSession, SourceShape } from '../importer.ts';
import { isObject, type Parsed } from './field-reader.ts';
import { hasColumns } from './flat-importers.ts';
import { parseAccount, parseLeagueEntry, parseRankRow, RANK_CSV_COLUMNS } from './profile-parser.ts';
import { type ProfileRecord, writeProfiles } from './profile-writer.ts';
import { parseRecords, storeRecords } from './record-stream.ts';

/** Ranks with names, dated row by row. */
export const ranksCsvImporter = createProfileImporter({
  format: 'riot-ranks-csv',
  title: 'CSV of ranks (puuid, name, tagline, tier, rank, lp, wins, losses, last_updated)',
  recognises: (shape) => hasColumns(shape, RANK_CSV_COLUMNS),
  parse: (value) => parseRankRow(value),
});

/** Account-v1 answers: a player's Riot id. */
export const accountImporter = createProfileImporter({
  format: 'riot-account',
  title: 'Riot account-v1 answers',
  recognises: (shape) => hasKeys(shape, ['puuid', 'gameName']) && !hasKeys(shape, ['leaguePoints']),
  parse: (value, session) => parseAccount(value, session.options.observedAt),
});

/** League-v4 entries: a player's ranks. */
export const leagueEntriesImporter = createProfileImporter({
  format: 'riot-league-entries',
  title: 'Riot league-v4 entries',
  recognises: (shape) => hasKeys(shape, ['queueType', 'leaguePoints']),
  parse: (value, session) => parseLeagueEntry(value, session.options.observedAt),
});

/** Ladder points by Riot id, without puuids: recognised, and left out. */
export const ladderHistoryImporter: FormatImporter = {
  format: 'riot-ladder-history',
  title: 'Ladder points by Riot id (counted, not stored)',
  arrayKey: null,
  recognises: ({ kind, sample }) => {
    if (kind !== 'json-value' || !isObject(sample)) return false;
    const entries = Object.entries(sample);
    return entries.length > 0 && entries.every(([key, value]) => /.#./.test(key) && Array.isArray(value));
  },
  importRecords: async ({ records }, session) => {
    for await (const raw of records) {
      if ('failure' in raw) session.reject(raw.place, raw.failure);
      else session.counts.ignored += isObject(raw.value) ? Object.keys(raw.value).length : 1;
    }
    session.reporter.note(
      session.file,
      'Ladder points by Riot id were left out: without a puuid they belong to nobody for certain, since Riot ids change hands',
    );
  },
};

function createProfileImporter(options: {
  format: string;
  title: string;
  recognises: (shape: SourceShape) => boolean;
  parse: (value: unknown, session: ImportSession) => Parsed<ProfileRecord> | null;
}): FormatImporter {
  return {
    format: options.format,
    title: options.title,
    arrayKey: null,
    recognises: options.recognises,
    importRecords: ({ records }, session) =>
      storeRecords(
        parseRecords(records, session, (value) => options.parse(value, session)),
        session,
        (batch) => writeProfiles(session.database, batch, session.now()),
      ),
  };
}

function hasKeys({ kind, sample }: SourceShape, keys: readonly string[]): boolean {
  return kind !== 'csv' && isObject(sample) && keys.every((key) => key in sample);
}

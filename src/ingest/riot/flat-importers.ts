import { BATCH_PROFILES, writeInBatches } from '../batching.ts';
import type { FormatImporter, SourceRecord, SourceShape } from '../importer.ts';
import { FLAT_MATCH_V5_COLUMNS, flatMatchV5Format } from './flat-match-v5.ts';
import { FLAT_MATCH_COLUMNS, FLAT_PARTICIPANT_COLUMNS, flatMatchesFormat } from './flat-matches.ts';
import { type MatchPart, type PartFormat, writeParts } from './part-store.ts';
import { parseRecords, settleOutcomes } from './record-stream.ts';

/** Rows of one match that are stored at once; no real match has more. */
const MAX_GROUP_SIZE = 64;

/** Two CSVs, matches and participants, in either order. */
export const flatMatchesImporter = createPartImporter({
  title: 'CSV of matches (match_id, duration, winner_team, match_date) and CSV of their participants',
  partFormat: flatMatchesFormat,
  recognises: (shape) => hasColumns(shape, FLAT_MATCH_COLUMNS) || hasColumns(shape, FLAT_PARTICIPANT_COLUMNS),
});

/** One CSV with a participant a row. */
export const flatMatchV5Importer = createPartImporter({
  title: 'CSV of match-v5, one participant a row',
  partFormat: flatMatchV5Format,
  recognises: (shape) => hasColumns(shape, FLAT_MATCH_V5_COLUMNS),
});

/** True for a CSV that has all of the columns. */
export function hasColumns(shape: SourceShape, columns: readonly string[]): boolean {
  return shape.kind === 'csv' && columns.every((column) => shape.columns.includes(column));
}

function createPartImporter(options: {
  title: string;
  partFormat: PartFormat;
  recognises: (shape: SourceShape) => boolean;
}): FormatImporter {
  const { title, partFormat, recognises } = options;
  return {
    format: partFormat.format,
    title,
    arrayKey: null,
    recognises,
    importRecords: async ({ records }, session) => {
      const parts = parseRecords(records, session, (row) => partFormat.parsePart(row));
      await writeInBatches({
        records: groupByMatch(parts),
        profile: BATCH_PROFILES[session.database.kind],
        write: async (batch) => {
          const groups = batch.map((group) => group.map((record) => record.value));
          const outcomes = await writeParts(session.database, { format: partFormat, groups, now: session.now() });
          settleOutcomes(
            session,
            batch.flatMap((group, index) => group.map(({ place }) => ({ place, outcome: outcomes[index] }))),
          );
        },
      });
    },
  };
}

/** Rows of one match that follow each other, together: so a match is not stored in pieces where its file has it in one. */
async function* groupByMatch(parts: AsyncIterable<SourceRecord<MatchPart>>): AsyncGenerator<readonly SourceRecord<MatchPart>[]> {
  let group: SourceRecord<MatchPart>[] = [];
  for await (const part of parts) {
    const [first] = group;
    if (first && (first.value.matchId !== part.value.matchId || group.length >= MAX_GROUP_SIZE)) {
      yield group;
      group = [];
    }
    group.push(part);
  }
  if (group.length > 0) yield group;
}

import type { FormatImporter, ImportSession, SourceShape } from '../importer.ts';
import { isObject } from './field-reader.ts';
import { isTimeline, parseMatchV5 } from './match-v5-parser.ts';
import { writeMatches } from './match-writer.ts';
import { parseRecords, storeRecords } from './record-stream.ts';

/** Match-v5 matches: one object, an array, or one a line; timelines among them are counted and not stored. */
export const matchV5Importer: FormatImporter = {
  format: 'riot-match-v5',
  title: 'Riot match-v5 matches (an object, an array, or one a line)',
  arrayKey: null,
  recognises: (shape) => isMatchShape(shape),
  importRecords: importMatches,
};

/** Match-v5 timelines: recognised and counted. Matches among them are stored. */
export const timelineImporter: FormatImporter = {
  format: 'riot-timeline',
  title: 'Riot match-v5 timelines (counted, not stored)',
  arrayKey: null,
  recognises: (shape) => isMatchShape(shape) && isTimeline(shape.sample),
  importRecords: importMatches,
};

// The sample may end before `info`: a long list of metadata comes first.
function isMatchShape({ kind, sample }: SourceShape): boolean {
  if (kind === 'csv' || !isObject(sample)) return false;
  const { metadata, info } = sample;
  if (isObject(info)) return 'participants' in info || 'frames' in info || 'gameDuration' in info || isObject(metadata);
  return isObject(metadata) && 'matchId' in metadata;
}

async function importMatches(input: Parameters<FormatImporter['importRecords']>[0], session: ImportSession): Promise<void> {
  const matches = parseRecords(input.records, session, (value) => (isTimeline(value) ? null : parseMatchV5(value)));
  await storeRecords(matches, session, (batch) => writeMatches(session.database, batch, session.now()));
}

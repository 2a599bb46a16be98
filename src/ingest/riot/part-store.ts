import { type Database, defineStatement, type Writer } from '../../data/database.ts';
import type { MatchRecord } from '../../domain/match-record.ts';
import type { Parsed } from './field-reader.ts';
import { lockRiotImports } from './import-lock.ts';
import { type MatchOutcome, storeMatches } from './match-writer.ts';

/** The cells of a CSV row that make a match, by column name. */
export type PartContent = Readonly<Record<string, string>>;

/** A row of a source that splits matches over rows or files. */
export interface MatchPart {
  /** The match it belongs to. */
  readonly matchId: string;
  /** Which part of it: one row replaces another of the same key. */
  readonly partKey: string;
  readonly content: PartContent;
}

/** How a source's parts make matches. */
export interface PartFormat {
  /** Under which name its parts are kept. */
  readonly format: string;
  parsePart(row: unknown): Parsed<MatchPart>;
  /** The match of all parts known; null while some kind of part is missing. */
  assemble(matchId: string, parts: ReadonlyMap<string, PartContent>): Parsed<MatchRecord> | null;
}

/** What became of a match's rows: `waiting` until its other parts come. */
export type PartOutcome = MatchOutcome | { readonly kind: 'waiting' };

const upsertParts = defineStatement(
  'import_upsert_parts',
  `insert into ingest_parts (format, record_key, part_key, content)
   select $1::text, record_key, part_key, content::jsonb from unnest($2::text[], $3::text[], $4::text[]) as new(record_key, part_key, content)
   on conflict (format, record_key, part_key) do update set content = excluded.content
   where ingest_parts.content is distinct from excluded.content`,
);
const selectParts = defineStatement(
  'import_select_parts',
  'select record_key, part_key, content from ingest_parts where format = $1::text and record_key = any($2::text[])',
);
const deleteParts = defineStatement(
  'import_delete_parts',
  `delete from ingest_parts using unnest($2::text[], $3::text[]) as old(record_key, part_key)
   where ingest_parts.format = $1::text and ingest_parts.record_key = old.record_key and ingest_parts.part_key = old.part_key`,
);

/**
 * Keeps the parts of each group, and stores the matches that they and the parts known before make, in one transaction. Parts stay
 * kept, so that a later file can add to or correct them; those of a match that is rejected do not.
 * @param groups the parts of one match each
 * @returns what became of each group, in their order
 */
export async function writeParts(
  database: Database,
  work: { format: PartFormat; groups: readonly (readonly MatchPart[])[]; now: Date },
): Promise<readonly PartOutcome[]> {
  const { format, groups, now } = work;
  return database.transaction(async (writer) => {
    await lockRiotImports(writer);
    const parts = dropRepeated(groups.flat());
    await writer.execute(upsertParts, [
      format.format,
      parts.map((part) => part.matchId),
      parts.map((part) => part.partKey),
      parts.map((part) => JSON.stringify(part.content)),
    ]);
    const byMatch = await assembleTouched(writer, { format, parts, now });
    const rejected = parts.filter((part) => byMatch.get(part.matchId)?.kind === 'rejected');
    if (rejected.length > 0)
      await writer.execute(deleteParts, [format.format, rejected.map((part) => part.matchId), rejected.map((part) => part.partKey)]);
    return groups.map(([first]) => byMatch.get(first?.matchId ?? '') ?? { kind: 'waiting' });
  });
}

async function assembleTouched(
  writer: Writer,
  work: { format: PartFormat; parts: readonly MatchPart[]; now: Date },
): Promise<ReadonlyMap<string, PartOutcome>> {
  const touched = [...new Set(work.parts.map((part) => part.matchId))];
  const rows = await writer.query<{ record_key: string; part_key: string; content: PartContent }>(selectParts, [
    work.format.format,
    touched,
  ]);
  const partsByMatch = Map.groupBy(rows, (row) => row.record_key);
  const outcomes = new Map<string, PartOutcome>();
  const matches: MatchRecord[] = [];
  for (const matchId of touched) {
    const parts = new Map((partsByMatch.get(matchId) ?? []).map((row) => [row.part_key, row.content]));
    const assembled = work.format.assemble(matchId, parts);
    if (assembled === null) outcomes.set(matchId, { kind: 'waiting' });
    else if (assembled.reason !== null) outcomes.set(matchId, { kind: 'rejected', reason: assembled.reason });
    else matches.push(assembled.value);
  }
  const stored = await storeMatches(writer, matches, work.now);
  for (const [index, match] of matches.entries()) outcomes.set(match.matchId, stored[index] ?? { kind: 'unchanged' });
  return outcomes;
}

function dropRepeated(parts: readonly MatchPart[]): MatchPart[] {
  return [...new Map(parts.map((part) => [`${part.matchId}\0${part.partKey}`, part])).values()];
}

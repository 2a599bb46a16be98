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
/**
 * Stores the matches that the parts of each group make together with those known before, and keeps the parts, in one transaction. Kept
 * ones stay, so that a later file can add to or correct them; parts of a match that is rejected are not kept, and take the place of none.
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
    const byMatch = await storeAssembled(writer, { format, parts, now });
    await keepParts(
      writer,
      format,
      parts.filter((part) => byMatch.get(part.matchId)?.kind !== 'rejected'),
    );
    return groups.map(([first]) => byMatch.get(first?.matchId ?? '') ?? { kind: 'waiting' });
  });
}

async function keepParts(writer: Writer, { format }: PartFormat, parts: readonly MatchPart[]): Promise<void> {
  if (parts.length === 0) return;
  await writer.execute(upsertParts, [
    format,
    parts.map((part) => part.matchId),
    parts.map((part) => part.partKey),
    parts.map((part) => JSON.stringify(part.content)),
  ]);
}

async function storeAssembled(
  writer: Writer,
  work: { format: PartFormat; parts: readonly MatchPart[]; now: Date },
): Promise<ReadonlyMap<string, PartOutcome>> {
  const outcomes = new Map<string, PartOutcome>();
  const matches: MatchRecord[] = [];
  for (const [matchId, parts] of await joinKnownParts(writer, work.format, work.parts)) {
    const assembled = work.format.assemble(matchId, parts);
    if (assembled === null) outcomes.set(matchId, { kind: 'waiting' });
    else if (assembled.reason !== null) outcomes.set(matchId, { kind: 'rejected', reason: assembled.reason });
    else matches.push(assembled.value);
  }
  const stored = await storeMatches(writer, matches, work.now);
  for (const [index, match] of matches.entries()) outcomes.set(match.matchId, stored[index] ?? { kind: 'unchanged' });
  return outcomes;
}

/** For each match that has a new part, by its id: all its parts, the new ones in place of known ones of the same key. */
async function joinKnownParts(
  writer: Writer,
  { format }: PartFormat,
  parts: readonly MatchPart[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, PartContent>>> {
  const byMatch = new Map<string, Map<string, PartContent>>(parts.map(({ matchId }) => [matchId, new Map()]));
  const known = await writer.query<{ record_key: string; part_key: string; content: PartContent }>(selectParts, [
    format,
    [...byMatch.keys()],
  ]);
  for (const { record_key, part_key, content } of known) byMatch.get(record_key)?.set(part_key, content);
  for (const { matchId, partKey, content } of parts) byMatch.get(matchId)?.set(partKey, content);
  return byMatch;
}

function dropRepeated(parts: readonly MatchPart[]): MatchPart[] {
  return [...new Map(parts.map((part) => [`${part.matchId}\0${part.partKey}`, part])).values()];
}

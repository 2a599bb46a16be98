import { BATCH_PROFILES, writeInBatches } from '../batching.ts';
import type { ImportSession, RawRecord, SourceRecord } from '../importer.ts';
import type { Parsed } from './field-reader.ts';
import type { MatchOutcome } from './match-writer.ts';

/**
 * The records that parse; the others are reported.
 * @param parse answers null for a record that is understood and left out on purpose: it counts as ignored
 */
export async function* parseRecords<T>(
  records: AsyncIterable<RawRecord>,
  session: ImportSession,
  parse: (value: unknown) => Parsed<T> | null,
): AsyncGenerator<SourceRecord<T>> {
  for await (const raw of records) {
    if ('failure' in raw) {
      session.reject(raw.place, raw.failure);
      continue;
    }
    const parsed = parse(raw.value);
    if (parsed === null) session.counts.ignored += 1;
    else if (parsed.reason !== null) session.reject(raw.place, parsed.reason);
    else yield { place: raw.place, value: parsed.value };
  }
}

/** Stores records in batches, and counts or reports what became of each. */
export async function storeRecords<T>(
  records: AsyncIterable<SourceRecord<T>>,
  session: ImportSession,
  write: (batch: readonly SourceRecord<T>[]) => Promise<readonly MatchOutcome[]>,
): Promise<void> {
  await writeInBatches({
    records,
    profile: BATCH_PROFILES[session.database.kind],
    write: async (batch) => {
      const outcomes = await write(batch);
      for (const [index, { place }] of batch.entries()) countOutcome(session, place, outcomes[index]);
    },
  });
}

/** Counts what became of one record; a rejected one is reported. */
export function countOutcome(session: ImportSession, place: RawRecord['place'], outcome: MatchOutcome | undefined): void {
  if (outcome?.kind === 'rejected') session.reject(place, outcome.reason);
  else session.counts[outcome?.kind ?? 'unchanged'] += 1;
}

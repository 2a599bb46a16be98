import { BATCH_PROFILES, writeInBatches } from '../batching.ts';
import type { ImportSession, RawRecord, RecordPlace, SourceRecord } from '../importer.ts';
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
      settleOutcomes(
        session,
        batch.map(({ place }, index) => ({ place, outcome: outcomes[index] })),
      );
    },
  });
}

/** A record of a stored batch: where it stood, and what became of it. */
export interface SettledRecord {
  readonly place: RecordPlace;
  readonly outcome: MatchOutcome | { readonly kind: 'waiting' } | undefined;
}

/** Counts what became of the records of a batch, then reports the rejected ones: with `strict` the first of those ends the import. */
export function settleOutcomes(session: ImportSession, records: readonly SettledRecord[]): void {
  const refused: { place: RecordPlace; reason: string }[] = [];
  for (const { place, outcome } of records) {
    if (outcome?.kind === 'rejected') refused.push({ place, reason: outcome.reason });
    else session.counts[outcome?.kind ?? 'unchanged'] += 1;
  }
  for (const { place, reason } of refused) session.reject(place, reason);
}

import type { Writer } from '../../data/database.ts';
import { isFarsightError } from '../../domain/errors.ts';
import { BATCH_PROFILES, writeInBatches } from '../batching.ts';
import type { ImportSession, RawRecord, RecordPlace, SourceRecord } from '../importer.ts';
import { runTelegramTransaction } from './telegram-transaction.ts';

/** What became of one record. */
export type RecordOutcome = 'added' | 'changed' | 'unchanged' | 'ignored' | 'waiting' | { readonly rejected: string };

/** How the records of one format are read and stored. */
export interface RecordPlan<T> {
  readonly records: AsyncIterable<RawRecord>;
  /** Null for a record that is left out on purpose. @throws FarsightError `UNREADABLE_INPUT` for one that cannot be read */
  parse(value: unknown): T | null;
  /** Hears of a record that could not be read, with its raw value where there is one. */
  onUnreadable?(value: unknown): void;
  /** Stores one batch in the given transaction; answers one outcome for each record, in order. */
  store(writer: Writer, batch: readonly T[]): Promise<readonly RecordOutcome[]>;
  /** Runs after a batch's transaction. */
  afterBatch?(batch: readonly T[]): Promise<void>;
}

/** Reads, stores and counts the records of a file, one transaction a batch. Counts are of what is committed. */
export async function importRecordPlan<T>(plan: RecordPlan<T>, session: ImportSession): Promise<void> {
  try {
    await writeInBatches<SourceRecord<T>>({
      records: readRecords(plan, session),
      profile: BATCH_PROFILES[session.database.kind],
      write: (batch) => storeBatch(plan, batch, session),
    });
  } finally {
    const { added, changed, unchanged, ignored, waiting, rejected } = session.counts;
    session.counts.read = added + changed + unchanged + ignored + waiting + rejected;
  }
}

async function* readRecords<T>(plan: RecordPlan<T>, session: ImportSession): AsyncGenerator<SourceRecord<T>> {
  for await (const raw of plan.records) {
    if ('failure' in raw) {
      plan.onUnreadable?.(undefined);
      session.reject(raw.place, raw.failure);
      continue;
    }
    const parsed = parseRecord(plan, raw.value);
    if ('reason' in parsed) {
      plan.onUnreadable?.(raw.value);
      session.reject(raw.place, parsed.reason);
    } else if (parsed.value === null) session.counts.ignored += 1;
    else yield { place: raw.place, value: parsed.value };
  }
}

function parseRecord<T>(plan: RecordPlan<T>, value: unknown): { readonly value: T | null } | { readonly reason: string } {
  try {
    return { value: plan.parse(value) };
  } catch (error) {
    if (isFarsightError(error, 'UNREADABLE_INPUT')) return { reason: error.message };
    throw error;
  }
}

async function storeBatch<T>(plan: RecordPlan<T>, batch: readonly SourceRecord<T>[], session: ImportSession): Promise<void> {
  const values = batch.map((record) => record.value);
  const outcomes = await runTelegramTransaction(session.database, (writer) => plan.store(writer, values));
  const refused: { place: RecordPlace; reason: string }[] = [];
  for (const [index, record] of batch.entries()) {
    const outcome = outcomes[index] ?? 'unchanged';
    if (typeof outcome === 'object') refused.push({ place: record.place, reason: outcome.rejected });
    else session.counts[outcome] += 1;
  }
  await plan.afterBatch?.(values);
  for (const { place, reason } of refused) session.reject(place, reason);
}

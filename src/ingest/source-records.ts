import { setImmediate } from 'node:timers/promises';
import { isFarsightError, toErrorMessage } from '../domain/errors.ts';
import type { FormatImporter, RawRecord, RecordPlace, SourceShape } from './importer.ts';
import { byteOrderMarkLength } from './recognise-format.ts';
import { readCsvRows } from './source-csv.ts';
import { type JsonLayout, JsonSplitter } from './source-json-splitter.ts';
import { readJsonLines } from './source-lines.ts';
import { BrokenSource } from './source-record.ts';

/** The records of one file, for its importer. */
export interface SourceRecords {
  /** Ends without an error in any case; where the file broke off is told by `failure`. */
  readonly records: AsyncGenerator<RawRecord>;
  /** Top-level scalars of an object whose array is streamed; complete once `records` has ended. */
  readonly header: Readonly<Record<string, unknown>>;
  /** How many records have been given out. */
  readonly recordCount: () => number;
  /** True once the file was read to its proper end. */
  readonly complete: () => boolean;
  /** Why and where the file could not be followed any further; null when it could. */
  readonly failure: () => { readonly place: RecordPlace; readonly reason: string } | null;
}

/** What is needed to read a recognised file. */
export interface RecordsInput {
  readonly file: string;
  readonly shape: SourceShape;
  readonly importer: Pick<FormatImporter, 'arrayKey'>;
  readonly chunks: AsyncIterable<Buffer>;
  /** Hears how many records have been given out, at each. */
  onRecord(count: number): void;
  /** Ends the records early, as if the file had ended there. */
  readonly signal: AbortSignal | undefined;
}

/** How many records pass between looks at the clock. */
const RECORDS_A_LOOK = 64;
/** How long records may pass without anything else having its turn. */
const BREATH_MS = 20;

/**
 * Lets requests and signals in: parsing what is held already never leaves this turn of the event loop, nor does passing over
 * records that are not stored, of which a packed file can hold millions.
 */
function createBreath(): { take(): Promise<void> } {
  let takenAt = performance.now();
  return {
    take: async () => {
      if (performance.now() - takenAt < BREATH_MS) return;
      await setImmediate();
      takenAt = performance.now();
    },
  };
}

/** Reads a file's records in the way its shape asks for. */
export function readRecords(input: RecordsInput): SourceRecords {
  const header: Record<string, unknown> = {};
  let recordCount = 0;
  let complete = false;
  let failure: { place: RecordPlace; reason: string } | null = null;

  const breath = createBreath();

  async function* guarded(): AsyncGenerator<RawRecord> {
    try {
      for await (const record of chooseReader(input, header)) {
        if (input.signal?.aborted) return;
        recordCount += 1;
        input.onRecord(recordCount);
        yield record;
        if (recordCount % RECORDS_A_LOOK === 0) await breath.take();
      }
      complete = true;
    } catch (error) {
      if (error instanceof BrokenSource) failure = { place: error.place, reason: error.message };
      else if (isFarsightError(error, 'UNREADABLE_INPUT')) failure = { place: { file: input.file }, reason: toErrorMessage(error) };
      else throw error;
    }
  }

  return { records: guarded(), header, recordCount: () => recordCount, complete: () => complete, failure: () => failure };
}

function chooseReader(input: RecordsInput, header: Record<string, unknown>): AsyncGenerator<RawRecord> {
  const { file, shape, importer } = input;
  const chunks = withoutByteOrderMark(input.chunks);
  if (shape.kind === 'ndjson') return readJsonLines(file, chunks);
  if (shape.kind === 'csv') return readCsvRows(file, shape.columns, chunks);
  if (shape.kind === 'json-array') return readJson(file, { kind: 'array' }, chunks);
  const layout: JsonLayout = importer.arrayKey === null ? { kind: 'values' } : { kind: 'keyed-array', key: importer.arrayKey, header };
  return readJson(file, layout, chunks);
}

async function* readJson(file: string, layout: JsonLayout, chunks: AsyncIterable<Buffer>): AsyncGenerator<RawRecord> {
  const splitter = new JsonSplitter(file, layout);
  for await (const chunk of chunks) {
    const taken: RawRecord[] = [];
    let broken: { readonly error: unknown } | null = null;
    try {
      splitter.push(chunk, taken);
    } catch (error) {
      broken = { error };
    }
    yield* taken;
    if (broken) throw broken.error;
  }
  splitter.end();
}

async function* withoutByteOrderMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? chunk.subarray(byteOrderMarkLength(chunk)) : chunk;
    isFirst = false;
  }
}

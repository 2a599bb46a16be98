import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/data/database.ts';
import type { FormatImporter, ImportOptions, ImportReporter, RawRecord, RecordPlace, SourceShape } from '../../../src/ingest/importer.ts';
import { type ImportRun, runImport } from '../../../src/ingest/run-import.ts';
import type { ImportSource } from '../../../src/ingest/source-files.ts';

/** A folder of a test's own. */
export function createTemporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'farsight-import-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Keeps what it was told. */
export interface RecordingReporter extends ImportReporter {
  readonly started: { file: string; sizeBytes: number | null }[];
  readonly finished: { file: string; format: string }[];
  readonly rejections: { place: RecordPlace; reason: string }[];
  readonly notes: { file: string; message: string }[];
  readonly progressed: { file: string; readBytes: number; records: number }[];
  readonly plans: { files: number; totalBytes: number | null }[];
}

function createRecordingReporter(): RecordingReporter {
  const reporter = { started: [], finished: [], rejections: [], notes: [], progressed: [], plans: [] } as Pick<
    RecordingReporter,
    'started' | 'finished' | 'rejections' | 'notes' | 'progressed' | 'plans'
  >;
  return {
    ...reporter,
    planned: (files, totalBytes) => reporter.plans.push({ files, totalBytes }),
    fileStarted: (file, sizeBytes) => reporter.started.push({ file, sizeBytes }),
    progress: (file, readBytes, records) => reporter.progressed.push({ file, readBytes, records }),
    rejected: (place, reason) => reporter.rejections.push({ place, reason }),
    note: (file, message) => reporter.notes.push({ file, message }),
    fileFinished: (file, format) => reporter.finished.push({ file, format }),
  };
}

/** Takes every file, keeps its shape and records, and counts each as added. */
export interface CollectingImporter extends FormatImporter {
  readonly shapes: SourceShape[];
  readonly records: RawRecord[];
  readonly headers: Readonly<Record<string, unknown>>[];
  readonly completes: boolean[];
}

export function createCollectingImporter(overrides: Partial<FormatImporter> = {}): CollectingImporter {
  const shapes: SourceShape[] = [];
  const records: RawRecord[] = [];
  const headers: Readonly<Record<string, unknown>>[] = [];
  const completes: boolean[] = [];
  return {
    format: 'test-format',
    title: 'test records',
    arrayKey: null,
    recognises: (shape) => {
      shapes.push(shape);
      return true;
    },
    importRecords: async (input, session) => {
      for await (const record of input.records) {
        records.push(record);
        if ('failure' in record) session.reject(record.place, record.failure);
        else session.counts.added += 1;
      }
      headers.push(input.header);
      completes.push(input.complete());
    },
    ...overrides,
    shapes,
    records,
    headers,
    completes,
  };
}

const noDatabase = {} as Database;

/** Standard input that holds `bytes`, in pieces of `pieceBytes`. */
export async function* toChunks(bytes: Buffer | string, pieceBytes = 7): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(bytes);
  for (let start = 0; start < all.length; start += pieceBytes) yield all.subarray(start, start + pieceBytes);
}

/** A source of bytes under a name. */
export function toSource(name: string, bytes: Buffer | string, pieceBytes = 1024): ImportSource {
  return { name, sizeBytes: Buffer.byteLength(bytes), open: () => toChunks(bytes, pieceBytes) };
}

/** Runs an import of `run`, with nothing given in all that it leaves out. */
export async function collect(run: Omit<Partial<ImportRun>, 'options'> & { options?: Partial<ImportOptions> } = {}) {
  const reporter = createRecordingReporter();
  const importer = createCollectingImporter();
  const summary = await runImport({
    database: noDatabase,
    reporter,
    importers: [importer],
    stdin: toChunks(''),
    ...run,
    options: { paths: [], strict: false, channel: null, observedAt: null, ...run.options },
  });
  return { summary, reporter, importer };
}

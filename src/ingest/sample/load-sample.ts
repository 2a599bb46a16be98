import type { Database } from '../../data/database.ts';
import { addCounts, createCounts } from '../import-report.ts';
import type { FormatImporter, ImportCounts, ImportReporter, ImportSummary } from '../importer.ts';
import { runImport } from '../run-import.ts';
import { listSampleFiles, toImportSource } from './sample-files.ts';
import { type SampleOptions, toSampleOptions } from './sample-options.ts';

/** Where a sample goes. */
export interface SampleLoad {
  readonly database: Database;
  /** All formats: the sample comes in several. */
  readonly importers: readonly FormatImporter[];
  /** The small sample up to now when absent. */
  readonly options?: SampleOptions;
  /** Nobody hears of it when absent. */
  readonly reporter?: ImportReporter;
  readonly signal?: AbortSignal | undefined;
  readonly now?: () => Date;
}

/** Hears nothing. */
export const SILENT_REPORTER: ImportReporter = {
  fileStarted: () => undefined,
  progress: () => undefined,
  rejected: () => undefined,
  note: () => undefined,
  fileFinished: () => undefined,
};

/**
 * Generates a sample and imports it as if it were files. Loading the same one again changes nothing.
 * @throws the error of the database
 */
export async function loadSample(load: SampleLoad): Promise<ImportSummary> {
  const options = load.options ?? toSampleOptions();
  const byFormat: Record<string, ImportCounts> = {};
  const total = { files: 0, seconds: 0, stopped: false };
  for (const { channel, files } of listSampleFiles(options)) {
    const summary = await runImport({
      database: load.database,
      importers: load.importers,
      reporter: load.reporter ?? SILENT_REPORTER,
      signal: load.signal,
      ...(load.now ? { now: load.now } : {}),
      options: { paths: [], strict: false, channel, observedAt: options.end },
      sources: files.map(toImportSource),
      stdin: noInput(),
    });
    total.files += summary.files;
    total.seconds += summary.seconds;
    for (const [format, counts] of Object.entries(summary.byFormat)) {
      const sum = byFormat[format] ?? createCounts();
      byFormat[format] = sum;
      addCounts(sum, counts);
    }
    if (summary.stopped) return { ...total, byFormat, stopped: true };
  }
  return { ...total, byFormat };
}

async function* noInput(): AsyncGenerator<Uint8Array> {}

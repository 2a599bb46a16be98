import type { Database } from '../data/database.ts';
import { FarsightError, isFarsightError, toErrorMessage } from '../domain/errors.ts';
import { addCounts, createCounts, formatPlace, UNKNOWN_FORMAT } from './import-report.ts';
import type { FormatImporter, ImportCounts, ImportOptions, ImportReporter, ImportSession, ImportSummary, RecordPlace } from './importer.ts';
import { chooseImporter, describeUnknown, lookAt } from './recognise-format.ts';
import { type OpenedSource, openSource } from './source-bytes.ts';
import { findSources, type ImportSource } from './source-files.ts';
import { readRecords } from './source-records.ts';

/** One import: where from, where to, and who hears of it. */
export interface ImportRun {
  readonly database: Database;
  readonly options: ImportOptions;
  readonly reporter: ImportReporter;
  /** Asked in this order; the first that recognises a file gets it. */
  readonly importers: readonly FormatImporter[];
  /** What the path `-` reads. */
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly now?: () => Date;
  /** Stops between batches; what was stored stays. */
  readonly signal?: AbortSignal | undefined;
  /** Read after the paths; for data that lies in no file. */
  readonly sources?: readonly ImportSource[];
}

/** What one import has counted and said. */
interface Tally {
  readonly byFormat: Record<string, ImportCounts>;
  toldFormats: boolean;
}

/** A packed file's bytes tell too rarely how far its records are. */
const RECORDS_A_REPORT = 200;
const SKIPPED_NAMES_SHOWN = 20;
const NO_DATA_FILES = 'No data files there: those end in .json, .ndjson, .jsonl or .csv, or one of these and .gz';

/**
 * Imports everything the paths lead to. A file that cannot be read is reported and never stops the others.
 * @throws the error of the database, at which everything stops; what was stored before stays
 */
export async function runImport(run: ImportRun): Promise<ImportSummary> {
  const startedAt = performance.now();
  const tally: Tally = { byFormat: {}, toldFormats: false };
  const found = await findSources(run.options.paths, run.stdin);
  const sources = [...found.sources, ...(run.sources ?? [])];
  run.reporter.planned?.(sources.length, sumSizes(sources));
  let files = 0;
  let stopped = false;
  try {
    noteSkipped(run, found.skipped);
    if (sources.length === 0 && found.missing.length === 0) run.reporter.note(run.options.paths.join(' '), NO_DATA_FILES);
    for (const { path, reason } of found.missing) rejectWhole(run, tally, path, reason);
    for (const source of sources) {
      if (run.signal?.aborted) break;
      files += 1;
      await importSource(run, tally, source);
    }
  } catch (error) {
    if (!isStrictStop(error)) throw error;
    stopped = true;
  }
  return {
    files,
    byFormat: tally.byFormat,
    seconds: (performance.now() - startedAt) / 1000,
    stopped: stopped || run.signal?.aborted === true,
  };
}

function sumSizes(sources: readonly ImportSource[]): number | null {
  let total = 0;
  for (const { sizeBytes } of sources) {
    if (sizeBytes === null) return null;
    total += sizeBytes;
  }
  return total;
}

function noteSkipped(run: ImportRun, skipped: readonly string[]): void {
  if (skipped.length === 0) return;
  const names = skipped.slice(0, SKIPPED_NAMES_SHOWN).join(', ') + (skipped.length > SKIPPED_NAMES_SHOWN ? ', …' : '');
  run.reporter.note(run.options.paths.join(' '), `Skipped ${skipped.length} that are not data files by their name or kind: ${names}`);
}

async function importSource(run: ImportRun, tally: Tally, source: ImportSource): Promise<void> {
  const file = source.name;
  run.reporter.fileStarted(file, source.sizeBytes);
  let readBytes = 0;
  let recordCount = 0;
  const report = () => run.reporter.progress(file, readBytes, recordCount);
  let opened: OpenedSource;
  try {
    opened = await openSource(source, (bytes) => {
      readBytes = bytes;
      report();
    });
  } catch (error) {
    if (!isFarsightError(error, 'UNREADABLE_INPUT')) throw error;
    rejectWhole(run, tally, file, error.message);
    run.reporter.fileFinished(file, UNKNOWN_FORMAT);
    return;
  }
  const onRecord = (count: number) => {
    recordCount = count;
    if (count % RECORDS_A_REPORT === 0) report();
  };
  try {
    const format = await importOpened(run, tally, { file, opened, onRecord });
    report();
    run.reporter.fileFinished(file, format);
  } finally {
    await opened.chunks.return(undefined);
  }
}

interface OpenedFile {
  readonly file: string;
  readonly opened: OpenedSource;
  /** Hears how many records have been given out, at each. */
  onRecord(count: number): void;
}

/** Recognises and imports a file; answers the format's name. */
async function importOpened(run: ImportRun, tally: Tally, target: OpenedFile): Promise<string> {
  const { file, opened, onRecord } = target;
  const look = lookAt(opened, file);
  if (look.kind === 'empty') {
    run.reporter.note(file, 'Empty: nothing to import');
    return UNKNOWN_FORMAT;
  }
  const importer = look.kind === 'data' ? chooseImporter(look.shape, run.importers) : null;
  if (look.kind === 'data' && !importer) noteFormats(run, tally, file);
  if (look.kind === 'unreadable' || !importer) {
    rejectWhole(run, tally, file, look.kind === 'unreadable' ? look.reason : describeUnknown(look.shape));
    return UNKNOWN_FORMAT;
  }
  const source = readRecords({ file, shape: look.shape, importer, chunks: opened.chunks, onRecord, signal: run.signal });
  const session = createSession(run, file);
  try {
    await importer.importRecords(source, session);
    const failure = source.failure();
    if (failure) session.reject(failure.place, `${failure.reason}; ${describeKept(source.recordCount())}`);
  } catch (error) {
    // What an importer finds wrong with a whole file (a channel that nothing names) concerns that file alone.
    if (isStrictStop(error) || !(isFarsightError(error, 'UNREADABLE_INPUT') || isFarsightError(error, 'BAD_INPUT'))) throw error;
    session.reject({ file }, toErrorMessage(error));
  } finally {
    await source.records.return(undefined);
    addCounts(countsOf(tally, importer.format), session.counts);
  }
  return importer.format;
}

/** Once in an import: what it would have understood. */
function noteFormats(run: ImportRun, tally: Tally, file: string): void {
  if (tally.toldFormats) return;
  tally.toldFormats = true;
  run.reporter.note(file, `Not a format that is understood. Those are: ${run.importers.map(({ title }) => title).join('; ')}`);
}

function createSession(run: ImportRun, file: string): ImportSession {
  const counts = createCounts();
  return {
    database: run.database,
    options: run.options,
    reporter: run.reporter,
    counts,
    file,
    now: run.now ?? (() => new Date()),
    reject: (place, reason) => {
      counts.rejected += 1;
      reject(run, place, reason);
    },
  };
}

function rejectWhole(run: ImportRun, tally: Tally, file: string, reason: string): void {
  addCounts(countsOf(tally, UNKNOWN_FORMAT), { ...createCounts(), rejected: 1 });
  reject(run, { file }, reason);
}

function countsOf(tally: Tally, format: string): ImportCounts {
  const counts = tally.byFormat[format] ?? createCounts();
  tally.byFormat[format] = counts;
  return counts;
}

function reject(run: ImportRun, place: RecordPlace, reason: string): void {
  run.reporter.rejected(place, reason);
  if (!run.options.strict) return;
  throw new FarsightError('UNREADABLE_INPUT', `${formatPlace(place)}: ${reason}`, { facts: { ...place, strict: true } });
}

function isStrictStop(error: unknown): boolean {
  return isFarsightError(error, 'UNREADABLE_INPUT') && error.facts['strict'] === true;
}

function describeKept(recordCount: number): string {
  return recordCount === 0 ? 'no record came before it' : `the ${recordCount} records before it were read`;
}

import type { Database } from '../data/database.ts';

/** Where a record stands, for reports: a file and the line (NDJSON, CSV) or index (JSON array) in it, counted from 1 and 0. */
export interface RecordPlace {
  /** As the user named it, or `<stdin>`. */
  readonly file: string;
  readonly line?: number;
  readonly index?: number;
}

/** What one import was asked to do. */
export interface ImportOptions {
  /** Files, folders, globs; `-` is standard input. */
  readonly paths: readonly string[];
  /** Stop at the first record that cannot be read; what was stored before stays. */
  readonly strict: boolean;
  /** The channel that records without handle or title belong to, e.g. `@handle`. */
  readonly channel: string | null;
  /** When counts that carry no time were taken. */
  readonly observedAt: Date | null;
}

/** What became of the records of a format. `read` is the sum of the others. */
export interface ImportCounts {
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Read, understood and left out on purpose (timelines, service messages). */
  ignored: number;
  /** Kept until the file with their other half is imported. */
  waiting: number;
  /** Could not be read; each was reported. */
  rejected: number;
}

/** Hears of an import as it goes. Used by the terminal, by the loopback hand-over, and by tests. */
export interface ImportReporter {
  /** What the whole import will read, once, before the first file; `totalBytes` is null where a size cannot be known. */
  planned?(files: number, totalBytes: number | null): void;
  fileStarted(file: string, sizeBytes: number | null): void;
  /** Raw (still compressed) bytes and records of this file so far. */
  progress(file: string, readBytes: number, records: number): void;
  /** One bad record, or the file itself when `place` has neither line nor index. */
  rejected(place: RecordPlace, reason: string): void;
  /** Something the user should know that is no error. */
  note(file: string, message: string): void;
  fileFinished(file: string, format: string): void;
}

/** The result of an import. */
export interface ImportSummary {
  readonly files: number;
  readonly byFormat: Readonly<Record<string, ImportCounts>>;
  readonly seconds: number;
  /** True when `strict` stopped it. */
  readonly stopped: boolean;
}

/** What a format's importer gets for one file. */
export interface ImportSession {
  readonly database: Database;
  readonly options: ImportOptions;
  readonly reporter: ImportReporter;
  readonly counts: ImportCounts;
  readonly file: string;
  /** Now, injectable. */
  readonly now: () => Date;
  /** Reports a bad record and counts it; throws a FarsightError `UNREADABLE_INPUT` when `strict` is set. */
  reject(place: RecordPlace, reason: string): void;
}

/** One record of a file, with where it stood. */
export interface SourceRecord<T> {
  readonly place: RecordPlace;
  readonly value: T;
}

/** One raw record: parsed JSON, or a CSV row by column name. `failure` instead of a value when it could not be parsed. */
export type RawRecord =
  | { readonly place: RecordPlace; readonly value: unknown }
  | { readonly place: RecordPlace; readonly failure: string };

/** What a file showed when it was opened: its shape and the first record, enough to recognise the format. */
export interface SourceShape {
  readonly kind: 'json-value' | 'json-array' | 'ndjson' | 'csv';
  /** CSV: the header's column names, in order. */
  readonly columns: readonly string[];
  /** The first record: an object's own top-level scalar keys and (for a large object) the names of its array keys; null for an empty file. */
  readonly sample: unknown;
}

/** One format's importer: recognises a file by its shape, and stores its records in batches. */
export interface FormatImporter {
  /** Lower-case words with hyphens, for reports: `riot-match-v5`. */
  readonly format: string;
  /** What it is, for the message that lists what is understood. */
  readonly title: string;
  recognises(shape: SourceShape): boolean;
  /** The JSON array to stream instead of the whole value, by top-level key (`messages` of a Telegram export); null for whole records. */
  readonly arrayKey: string | null;
  /**
   * Reads all records and stores them; each transaction takes at most about 100 ms on the embedded database.
   * `header` holds an object's top-level scalars when `arrayKey` is set (complete only once `records` has ended).
   * `complete` tells, after the last record, whether the file was read to its proper end.
   */
  importRecords(
    input: { records: AsyncIterable<RawRecord>; header: Readonly<Record<string, unknown>>; complete: () => boolean },
    session: ImportSession,
  ): Promise<void>;
}

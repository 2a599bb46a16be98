import { isUtf8 } from 'node:buffer';
import { type CsvError, type InfoRecord, parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import type { RawRecord, RecordPlace } from './importer.ts';
import { pump } from './source-bytes.ts';
import { BrokenSource, findInvalidUtf8, MAX_RECORD_BYTES, RECORD_TOO_LARGE } from './source-record.ts';

const NEWLINE = 0x0a;

interface CsvRow {
  readonly record: readonly string[];
  readonly info: InfoRecord;
}

/** The first rows of a CSV text's beginning: the header, and the first record where it is all there. */
export function readCsvBeginning(text: string): readonly (readonly string[])[] {
  try {
    return parseNow(text, { bom: true, to: 2, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }) as string[][];
  } catch {
    return [];
  }
}

/**
 * Rows as objects by column name, whose place is the line they start on. A row with another number of columns than the header is one
 * failed record and the rest goes on.
 * @param columns the header, whose row comes first in `chunks`
 * @throws BrokenSource where quoting breaks down, or at bytes that are not UTF-8
 */
export async function* readCsvRows(file: string, columns: readonly string[], chunks: AsyncIterable<Buffer>): AsyncGenerator<RawRecord> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  let isHeader = true;
  let carriageReturns = 0;
  try {
    for await (const rows of pump<CsvRow>(wholeLines(file, chunks), parser)) {
      for (const row of rows) {
        // Inside quotes the parser counts both bytes of a Windows line end as lines.
        carriageReturns += countInFields(row.record, '\r');
        if (!isHeader) yield toRawRecord(row.record, columns, { file, line: toStartLine(row) - carriageReturns });
        isHeader = false;
      }
    }
  } catch (error) {
    if (isCsvError(error)) throw new BrokenSource({ file, line: toLine(error) }, `Malformed CSV: ${describe(error)}`);
    throw error;
  }
}

/** The parser counts lines at a record's end. */
function toStartLine({ record, info }: CsvRow): number {
  return info.lines - countInFields(record, '\n');
}

function countInFields(fields: readonly string[], character: string): number {
  let count = 0;
  for (const field of fields) for (let at = field.indexOf(character); at !== -1; at = field.indexOf(character, at + 1)) count += 1;
  return count;
}

function toRawRecord(fields: readonly string[], columns: readonly string[], place: RecordPlace): RawRecord {
  if (fields.length !== columns.length)
    return { place, failure: `Malformed CSV: expected ${columns.length} columns as in the header, found ${fields.length}` };
  const value: Record<string, string> = {};
  for (const [at, name] of columns.entries()) value[name] = fields[at] ?? '';
  return { place, value };
}

/** Passes whole lines on as long as they are UTF-8: where a file breaks off, no half row may look like a whole one. */
async function* wholeLines(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let passedBytes = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const lines = Buffer.concat([...held, chunk.subarray(0, end)]);
      yield* checkedLines(file, lines, passedBytes);
      passedBytes += lines.length;
      held = [];
      heldBytes = 0;
    }
    held.push(chunk.subarray(end));
    heldBytes += chunk.length - end;
    if (heldBytes > MAX_RECORD_BYTES) throw new BrokenSource({ file }, RECORD_TOO_LARGE);
  }
  if (heldBytes > 0) yield* checkedLines(file, Buffer.concat(held), passedBytes);
}

function* checkedLines(file: string, lines: Buffer, passedBytes: number): Generator<Buffer> {
  if (isUtf8(lines)) {
    yield lines;
    return;
  }
  const invalid = findInvalidUtf8(lines);
  const end = lines.lastIndexOf(NEWLINE, invalid) + 1;
  if (end > 0) yield lines.subarray(0, end);
  throw new BrokenSource({ file }, `Not UTF-8 text (at byte ${passedBytes + invalid})`);
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('CSV_');
}

function toLine(error: CsvError): number {
  const line: unknown = error['lines'];
  return typeof line === 'number' ? line : 1;
}

function describe(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is never closed';
  if (error.code === 'CSV_MAX_RECORD_SIZE') return RECORD_TOO_LARGE;
  return error.message;
}

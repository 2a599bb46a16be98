import { isUtf8 } from 'node:buffer';
import type { RawRecord, RecordPlace } from './importer.ts';
import { BrokenSource, MAX_RECORD_BYTES, parseRecord, parseRecordText, RECORD_TOO_LARGE } from './source-record.ts';

const NEWLINE = 0x0a;

/**
 * One JSON value a line. Blank lines are passed over; a bad line is one failed record and the rest goes on.
 * @param chunks without a byte-order mark
 * @throws BrokenSource at a line that is too large
 */
export async function* readJsonLines(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<RawRecord> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let line = 1;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const block = held.length === 0 ? chunk.subarray(0, end) : Buffer.concat([...held, chunk.subarray(0, end)]);
      held = [];
      heldBytes = 0;
      line = yield* readBlock(file, block, line);
    }
    if (end < chunk.length) {
      held.push(chunk.subarray(end));
      heldBytes += chunk.length - end;
      if (heldBytes > MAX_RECORD_BYTES) throw new BrokenSource({ file, line }, RECORD_TOO_LARGE);
    }
  }
  if (heldBytes > 0) yield* readBlock(file, Buffer.concat(held), line);
}

/** Reads whole lines, checked and decoded at one go; answers the number of the line that follows. */
async function* readBlock(file: string, block: Buffer, firstLine: number): AsyncGenerator<RawRecord, number> {
  if (!isUtf8(block)) return yield* readMixedBlock(file, block, firstLine);
  let line = firstLine;
  const text = block.toString('utf8');
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const record = text.slice(start, end);
    if (!isBlankText(record)) yield parseRecordText(record, { file, line });
    start = end + 1;
    line += 1;
  }
  return line;
}

/** As {@link readBlock}, where some line is not UTF-8: those fail alone. */
async function* readMixedBlock(file: string, block: Buffer, firstLine: number): AsyncGenerator<RawRecord, number> {
  let line = firstLine;
  let start = 0;
  while (start < block.length) {
    const newline = block.indexOf(NEWLINE, start);
    const end = newline === -1 ? block.length : newline;
    const place: RecordPlace = { file, line };
    const record = block.subarray(start, end);
    if (!isBlankText(record.toString('latin1'))) yield parseRecord(record, place);
    start = end + 1;
    line += 1;
  }
  return line;
}

function isBlankText(text: string): boolean {
  const first = text.charCodeAt(0);
  return text === '' || (first <= 0x20 && text.trim() === '');
}

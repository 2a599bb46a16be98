import { isUtf8 } from 'node:buffer';
import { toErrorMessage } from '../domain/errors.ts';
import type { RawRecord, RecordPlace } from './importer.ts';

/** A record larger than this is refused rather than held: the largest real ones (timelines) have about 1 MB. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** What is said of a record beyond {@link MAX_RECORD_BYTES}. */
export const RECORD_TOO_LARGE = `Larger than ${MAX_RECORD_BYTES / 1024 / 1024} MiB, the most a record may have (or a quote or bracket is never closed)`;

/** Input that cannot be followed any further: what came before this place stands. */
export class BrokenSource extends Error {
  readonly place: RecordPlace;

  constructor(place: RecordPlace, message: string) {
    super(message);
    this.name = 'BrokenSource';
    this.place = place;
  }
}

/** Reads a record's bytes as JSON; what is wrong with them becomes the record's failure. */
export function parseRecord(bytes: Buffer, place: RecordPlace): RawRecord {
  if (!isUtf8(bytes)) return { place, failure: `Not UTF-8 text (at byte ${findInvalidUtf8(bytes)} of the record)` };
  return parseRecordText(bytes.toString('utf8'), place);
}

/** As {@link parseRecord}, for text. */
export function parseRecordText(text: string, place: RecordPlace): RawRecord {
  try {
    return { place, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { place, failure: `Malformed JSON: ${toErrorMessage(error)}` };
  }
}

/** Offset of the first byte of the first character that is not UTF-8; the length when there is none. */
export function findInvalidUtf8(bytes: Buffer): number {
  // The longest valid prefix, by halves: the text before any offset is valid once the at most three bytes of a cut character are left out.
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isUtf8(bytes.subarray(0, toCharacterStart(bytes, middle)))) low = middle;
    else high = middle - 1;
  }
  return toCharacterStart(bytes, low);
}

function toCharacterStart(bytes: Buffer, offset: number): number {
  if (offset >= bytes.length && isUtf8(bytes)) return offset;
  let start = offset;
  while (start > 0 && offset - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}

/** True when there is nothing but JSON's white space. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

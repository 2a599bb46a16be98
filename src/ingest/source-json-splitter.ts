import type { RawRecord, RecordPlace } from './importer.ts';
import { BrokenSource, isBlank, MAX_RECORD_BYTES, parseRecord, RECORD_TOO_LARGE } from './source-record.ts';

/** Where records lie in a JSON text: the values themselves, the elements of the array that is the whole, or of one under a key. */
export type JsonLayout =
  | { readonly kind: 'values' }
  | { readonly kind: 'array' }
  | {
      readonly kind: 'keyed-array';
      readonly key: string;
      /** Filled with the scalars beside the array as they pass. */
      readonly header: Record<string, unknown>;
    };

/** Members beside the streamed array that are larger are no scalars: they are skipped, not held. */
const MAX_HEADER_BYTES = 64 * 1024;
const TOO_LARGE_FOR_HEADER = Buffer.from('…');

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const STRUCTURAL = new Uint8Array(256);
for (const byte of [COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE]) STRUCTURAL[byte] = 1;

/**
 * Cuts a JSON text that arrives in chunks into its records. It follows strings and brackets only and lets `JSON.parse` judge each
 * record: several times faster than a tokenising parser, and a bad record costs itself alone. Holds one record at most.
 */
export class JsonSplitter {
  readonly #file: string;
  readonly #layout: JsonLayout;
  /** Brackets open around a record. */
  readonly #recordDepth: number;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #inRecords: boolean;
  #ended = false;
  #index = 0;
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(file: string, layout: JsonLayout) {
    this.#file = file;
    this.#layout = layout;
    this.#recordDepth = layout.kind === 'values' ? 0 : layout.kind === 'array' ? 1 : 2;
    this.#inRecords = layout.kind === 'values';
  }

  /**
   * Adds the records that end in this chunk to `taken`.
   * @throws BrokenSource when brackets do not match or a record is too large; `taken` then has what came before
   */
  push(chunk: Buffer, taken: RawRecord[]): void {
    let start = 0;
    let at = this.#inString ? this.#skipString(chunk, 0) : 0;
    while (at < chunk.length) {
      const byte = chunk[at] ?? 0;
      at += 1;
      if (byte === QUOTE) at = this.#skipString(chunk, at);
      else if (STRUCTURAL[byte] === 1 && this.#endsPiece(byte, chunk.subarray(start, at), taken)) start = at;
    }
    this.#hold(chunk.subarray(start));
  }

  /** @throws BrokenSource when the text ends in the middle, or goes on after its end */
  end(): void {
    const rest = this.#takePiece(Buffer.alloc(0));
    const isWhole = this.#layout.kind === 'values' ? this.#depth === 0 : this.#ended;
    if (!isWhole) throw new BrokenSource(this.#place(), 'Malformed JSON: the text ends in the middle');
    if (!isBlank(rest)) throw new BrokenSource(this.#place(), 'Malformed JSON: more follows after the end');
  }

  /** Skips to behind the string's closing quote, or to the chunk's end. */
  #skipString(chunk: Buffer, from: number): number {
    let at = from;
    if (this.#escaped && at < chunk.length) {
      this.#escaped = false;
      at += 1;
    }
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === QUOTE) {
        this.#inString = false;
        return at + 1;
      }
      if (byte === BACKSLASH) at += 1;
    }
    this.#inString = true;
    this.#escaped = at > chunk.length;
    return chunk.length;
  }

  /** Follows one structural byte, the last of `part`; true when it ends what was held. */
  #endsPiece(byte: number, part: Buffer, taken: RawRecord[]): boolean {
    if (byte === COMMA) return this.#onComma(part, taken);
    return byte === OPEN_BRACE || byte === OPEN_BRACKET ? this.#onOpen(byte, part) : this.#onClose(byte, part, taken);
  }

  #onOpen(byte: number, part: Buffer): boolean {
    if (this.#ended) throw new BrokenSource(this.#place(), 'Malformed JSON: more follows after the end');
    this.#depth += 1;
    if (this.#inRecords) return false;
    if (this.#layout.kind === 'keyed-array') {
      if (this.#depth === 1) return this.#drop(part);
      if (this.#depth > 2 || byte !== OPEN_BRACKET || this.#keyBefore(part) !== this.#layout.key) return false;
    }
    this.#inRecords = true;
    return this.#drop(part);
  }

  #onComma(part: Buffer, taken: RawRecord[]): boolean {
    if (this.#inRecords) {
      if (this.#depth !== this.#recordDepth || this.#depth === 0) return false;
      this.#emit(this.#takePiece(part).subarray(0, -1), taken);
      return true;
    }
    if (this.#depth !== 1) return false;
    this.#readMember(this.#takePiece(part).subarray(0, -1));
    return true;
  }

  #onClose(byte: number, part: Buffer, taken: RawRecord[]): boolean {
    this.#depth -= 1;
    if (this.#depth < 0) throw new BrokenSource(this.#place(), 'Malformed JSON: a bracket is closed that was never opened');
    if (this.#layout.kind === 'values') {
      if (this.#depth === 0) this.#emit(this.#takePiece(part), taken);
      return this.#depth === 0;
    }
    if (this.#inRecords) {
      if (this.#depth >= this.#recordDepth) return false;
      const last = this.#takePiece(part).subarray(0, -1);
      if (this.#index > 0 || !isBlank(last)) this.#emit(last, taken);
      if (byte !== CLOSE_BRACKET) throw new BrokenSource(this.#place(), 'Malformed JSON: expected "]", found "}"');
      this.#inRecords = false;
    } else if (this.#depth === 0) this.#readMember(this.#takePiece(part).subarray(0, -1));
    else return false;
    this.#ended = this.#depth === 0;
    return true;
  }

  #emit(piece: Buffer, taken: RawRecord[]): void {
    const place = this.#place();
    if (piece.length > MAX_RECORD_BYTES) throw new BrokenSource(place, RECORD_TOO_LARGE);
    taken.push(isBlank(piece) ? { place, failure: 'Malformed JSON: nothing beside a comma' } : parseRecord(piece, place));
    this.#index += 1;
  }

  #place(): RecordPlace {
    return this.#layout.kind === 'values' && this.#index === 0 ? { file: this.#file } : { file: this.#file, index: this.#index };
  }

  #hold(rest: Buffer): void {
    if (rest.length === 0) return;
    this.#heldBytes += rest.length;
    if (this.#inRecords && this.#heldBytes > MAX_RECORD_BYTES) throw new BrokenSource(this.#place(), RECORD_TOO_LARGE);
    if (this.#inRecords || this.#heldBytes <= MAX_HEADER_BYTES) this.#held.push(rest);
    else this.#held = [TOO_LARGE_FOR_HEADER];
  }

  #takePiece(last: Buffer): Buffer {
    const piece = this.#held.length === 0 ? last : Buffer.concat([...this.#held, last]);
    this.#held = [];
    this.#heldBytes = 0;
    return piece;
  }

  #drop(part: Buffer): true {
    this.#takePiece(part);
    return true;
  }

  /** The member name in front of the bracket that `part` ends with; null when there is none. */
  #keyBefore(part: Buffer): string | null {
    const text = Buffer.concat([...this.#held, part]).toString('utf8');
    return parseMember(`${text}]`)?.[0] ?? null;
  }

  #readMember(piece: Buffer): void {
    if (this.#layout.kind !== 'keyed-array' || piece.length > MAX_HEADER_BYTES) return;
    const member = parseMember(piece.toString('utf8'));
    if (member && (member[1] === null || typeof member[1] !== 'object')) this.#layout.header[member[0]] = member[1];
  }
}

function parseMember(text: string): readonly [string, unknown] | null {
  try {
    return Object.entries(JSON.parse(`{${text}}`) as Record<string, unknown>)[0] ?? null;
  } catch {
    return null;
  }
}

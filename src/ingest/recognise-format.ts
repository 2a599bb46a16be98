import type { FormatImporter, RawRecord, SourceShape } from './importer.ts';
import type { OpenedSource } from './source-bytes.ts';
import { readCsvBeginning } from './source-csv.ts';
import { JsonSplitter } from './source-json-splitter.ts';
import { isBlank } from './source-record.ts';

/** What the beginning of a file told. */
export type FirstLook =
  | { readonly kind: 'data'; readonly shape: SourceShape }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly reason: string };

const MALFORMED = 'Malformed JSON at its very beginning';
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Length of the UTF-8 byte-order mark that `bytes` begins with: 3 or 0. */
export function byteOrderMarkLength(bytes: Buffer): number {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
}

/** Tells a file's shape from its content; its name only decides where the content leaves it open. */
export function lookAt(opened: OpenedSource, name: string): FirstLook {
  const head = opened.head.subarray(byteOrderMarkLength(opened.head));
  const wrongEncoding = findWrongEncoding(opened.head);
  if (wrongEncoding) return { kind: 'unreadable', reason: wrongEncoding };
  if (isBlank(head))
    return opened.headIsAll ? { kind: 'empty' } : { kind: 'unreadable', reason: 'Nothing but white space at its beginning' };
  const first = head.find((byte) => byte > 0x20);
  if (first === 0x5b) return lookAtArray(head);
  return first === 0x7b ? lookAtObjects(head, opened.headIsAll, name) : lookAtText(head, name);
}

/** The importer for a shape; null when none knows it. */
export function chooseImporter(shape: SourceShape, importers: readonly FormatImporter[]): FormatImporter | null {
  return importers.find((importer) => importer.recognises(shape)) ?? null;
}

/** What to say of a shape that no importer knows. */
export function describeUnknown(shape: SourceShape): string {
  return `Unknown format: ${describeShape(shape)}`;
}

function describeShape(shape: SourceShape): string {
  if (shape.kind === 'csv') return `CSV with the columns ${listNames(shape.columns)}`;
  const what = { 'json-value': 'a JSON object', 'json-array': 'a JSON array', ndjson: 'JSON lines' }[shape.kind];
  const { sample } = shape;
  if (sample === null || typeof sample !== 'object') return `${what} of ${sample === null ? 'nulls' : `${typeof sample}s`}`;
  if (Array.isArray(sample)) return `${what} of arrays`;
  const keys = `with the keys ${listNames(Object.keys(sample))}`;
  return shape.kind === 'json-value' ? `${what} ${keys}` : `${what} of objects ${keys}`;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return shown.join(', ') + (names.length > 8 ? `, … (${names.length} in all)` : '');
}

function findWrongEncoding(head: Buffer): string | null {
  const mark = head.subarray(0, 2).toString('latin1');
  const zeros = head.subarray(0, 1024).filter((byte) => byte === 0).length;
  const looksWide = zeros > 0 && zeros >= Math.min(head.length, 1024) / 4;
  if (mark === '\xff\xfe' || mark === '\xfe\xff' || looksWide)
    return 'UTF-16 text, expected UTF-8: convert it first (iconv -f UTF-16 -t UTF-8)';
  return zeros > 0 ? 'Binary data, expected UTF-8 text (JSON or CSV), plain or packed with gzip' : null;
}

function lookAtArray(head: Buffer): FirstLook {
  const text = head.toString('utf8');
  if (/^\s*\[\s*\]\s*$/.test(text)) return { kind: 'empty' };
  const { value } = parseBeginning(text);
  if (Array.isArray(value) && value.length > 0) return data('json-array', value[0]);
  const first = firstGoodElement(head);
  return first === undefined ? { kind: 'unreadable', reason: MALFORMED } : data('json-array', first);
}

function firstGoodElement(head: Buffer): unknown {
  const taken: RawRecord[] = [];
  try {
    new JsonSplitter('', { kind: 'array' }).push(head, taken);
  } catch {
    // What came before the break may still tell.
  }
  for (const record of taken) if ('value' in record) return record.value;
  return undefined;
}

/** One object, printed on one line or many, or one on each line. */
function lookAtObjects(head: Buffer, headIsAll: boolean, name: string): FirstLook {
  const text = head.toString('utf8');
  const newline = head.indexOf(NEWLINE);
  const namedLines = /\.(ndjson|jsonl)(\.gz)?$/i.test(name);
  if (newline === -1 && !headIsAll) return data(namedLines ? 'ndjson' : 'json-value', parseBeginning(text).value);
  const first = parseWhole(newline === -1 ? text : text.slice(0, text.indexOf('\n')));
  if (first !== undefined) {
    const isOnly = newline === -1 || (headIsAll && isBlank(head.subarray(newline)));
    return data(isOnly && !namedLines ? 'json-value' : 'ndjson', first);
  }
  const root = parseBeginning(text);
  if (root.wellFormed) return data('json-value', root.value);
  const record = firstRecordLine(text);
  if (record !== undefined) return data('ndjson', record);
  const isTelling = typeof root.value === 'object' && root.value !== null && Object.keys(root.value).length > 0;
  return isTelling ? data('json-value', root.value) : { kind: 'unreadable', reason: MALFORMED };
}

function lookAtText(head: Buffer, name: string): FirstLook {
  const text = head.toString('utf8');
  const record = firstRecordLine(text);
  if (record !== undefined) return data('ndjson', record);
  const [columns, row] = readCsvBeginning(text);
  if (columns && (columns.length > 1 || /\.csv(\.gz)?$/i.test(name))) {
    const sample = row ? Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])) : null;
    return { kind: 'data', shape: { kind: 'csv', columns, sample } };
  }
  return { kind: 'unreadable', reason: 'Neither JSON (an object, an array, or an object a line) nor CSV with a header' };
}

function data(kind: SourceShape['kind'], sample: unknown): FirstLook {
  return { kind: 'data', shape: { kind, columns: [], sample: sample ?? null } };
}

function firstRecordLine(text: string): unknown {
  for (const line of text.split('\n')) {
    const record = line.startsWith('{') ? parseWhole(line) : undefined;
    if (record !== undefined) return record;
  }
  return undefined;
}

function parseWhole(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The beginning of a JSON text, as far as it goes. */
interface Beginning {
  readonly value: unknown;
  /** False when something before the text's end is malformed: `value` then has what precedes it. */
  readonly wellFormed: boolean;
}

/** Reads the beginning of a JSON text as if everything still open ended after the last whole value. */
function parseBeginning(text: string): Beginning {
  const cuts = findCuts(text);
  const parseCut = (at: number) => {
    const cut = cuts[at];
    return cut && parseWhole(text.slice(0, cut.at) + cut.closers);
  };
  const whole = parseCut(cuts.length - 1);
  if (whole !== undefined) return { value: whole, wellFormed: true };
  // All cuts before the malformed place can be read, none behind it: search by halves.
  let low = 0;
  let high = cuts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (parseCut(middle) === undefined) high = middle - 1;
    else low = middle;
  }
  return { value: parseCut(low), wellFormed: false };
}

/** Where the text could be cut off and closed, in order; the last is the end of the first whole value, if it has one. */
function findCuts(text: string): readonly { readonly at: number; readonly closers: string }[] {
  const cuts: { at: number; closers: string }[] = [];
  let open = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') {
      open = (character === '{' ? '}' : ']') + open;
      cuts.push({ at: at + 1, closers: open });
    } else if (character === '}' || character === ']') {
      open = open.slice(1);
      cuts.push({ at: at + 1, closers: open });
      if (open === '') break;
    } else if (character === ',') cuts.push({ at, closers: open });
  }
  return cuts;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

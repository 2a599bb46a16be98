import type { ImportSource } from '../source-files.ts';
import { createChannels } from './sample-channels.ts';
import { generateMatchLines } from './sample-matches.ts';
import type { SampleOptions } from './sample-options.ts';
import { generateRankText } from './sample-ranks.ts';
import { generateTelethonText, listCsvTexts, listExportTexts } from './sample-telegram.ts';

/** A file of the sample, which need not lie on a disk. */
export interface SampleFile {
  /** With folders, below the sample's own. */
  readonly path: string;
  /** Its text in pieces, the same at each call. */
  text(): Generator<string>;
}

/** Files that are imported together, under the same options. */
export interface SampleFileSet {
  /** What `--channel` must name for them; null when nothing. */
  readonly channel: string | null;
  readonly files: readonly SampleFile[];
}

const CHUNK_LENGTH = 64 * 1024;

/** All files of a sample: matches and ranks, the CSV set of all channels, and each channel's exports. */
export function listSampleFiles(options: SampleOptions): readonly SampleFileSet[] {
  const matches: SampleFile = { path: 'riot/matches.ndjson', text: () => generateMatchText(options) };
  const ranks: SampleFile = { path: 'riot/league-entries.json', text: () => generateRankText(options) };
  const csv = listCsvTexts(options).map(([name, text]): SampleFile => ({ path: `telegram/csv/${name}`, text }));
  const exports = createChannels(options).map((channel): SampleFileSet => {
    const folder = `telegram/${channel.handle}`;
    const files = listExportTexts(channel, options).map(([name, text]): SampleFile => ({ path: `${folder}/${name}`, text }));
    const telethon: SampleFile = { path: `${folder}/telethon.json`, text: () => generateTelethonText(channel, options) };
    return { channel: `@${channel.handle}`, files: [...files, telethon] };
  });
  return [
    { channel: null, files: options.matches > 0 ? [matches, ranks] : [ranks] },
    ...(csv.length > 0 ? [{ channel: null, files: csv }] : []),
    ...exports,
  ];
}

/** The file as something to import. */
export function toImportSource(file: SampleFile): ImportSource {
  return { name: `sample/${file.path}`, sizeBytes: null, open: () => generateChunks(file) };
}

/** The file's bytes, in chunks of about 64 KiB. */
export async function* generateChunks(file: SampleFile): AsyncGenerator<Buffer> {
  let pieces: string[] = [];
  let length = 0;
  for (const piece of file.text()) {
    pieces.push(piece);
    length += piece.length;
    if (length < CHUNK_LENGTH) continue;
    yield Buffer.from(pieces.join(''));
    pieces = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(pieces.join(''));
}

function* generateMatchText(options: SampleOptions): Generator<string> {
  for (const line of generateMatchLines(options)) yield `${line}\n`;
}

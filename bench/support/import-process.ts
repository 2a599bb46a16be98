import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateMatchLines } from '../../src/ingest/sample/sample-matches.ts';
import { toSampleOptions } from '../../src/ingest/sample/sample-options.ts';

const CHILD = fileURLToPath(new URL('import-child.ts', import.meta.url));

/** What one import took. */
export interface ImportMeasurement {
  readonly records: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** Writes generated match-v5 lines into a folder and answers the file. The same players whatever the count, so that memory differs by matches alone. */
export async function writeMatches(folder: string, matches: number): Promise<string> {
  const file = join(folder, `${matches}.ndjson`);
  const lines = generateMatchLines(toSampleOptions({ matches, players: 20_000, days: 180 }));
  await pipeline(Readable.from(withBreaks(lines)), createWriteStream(file));
  return file;
}

function* withBreaks(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

/** Imports a file into the empty database at `url` in a process of its own, so that its peak of memory is its own. */
export async function measureImport(mode: 'bare' | 'farsight', file: string, url: string): Promise<ImportMeasurement> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, mode, file, url]);
  return JSON.parse(stdout) as ImportMeasurement;
}

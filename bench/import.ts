import { execFile } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateMatchLines } from '../src/ingest/sample/sample-matches.ts';
import { toSampleOptions } from '../src/ingest/sample/sample-options.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { writeReport } from './support/report.ts';

const CHILD = fileURLToPath(new URL('support/import-child.ts', import.meta.url));
/** Other counts of matches and rounds may be given as arguments. */
const [SMALL, LARGE, ROUNDS] = [process.argv[2] ?? '10000', process.argv[3] ?? '100000', process.argv[4] ?? '2'].map(Number);

interface Measurement {
  readonly records: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'farsight-bench-'));
try {
  const small = await writeMatches(SMALL ?? 10_000);
  const large = await writeMatches(LARGE ?? 100_000);
  const rows = [];
  for (let round = 1; round <= (ROUNDS ?? 2); round += 1) {
    const bare = await measure('bare', large);
    const farsight = await measure('farsight', large);
    const little = await measure('farsight', small);
    if (farsight.records !== bare.records) throw new Error(`Farsight stored ${farsight.records} matches, the bare loop ${bare.records}`);
    rows.push({
      round,
      matches: farsight.records,
      'bare loop, matches/s': Math.round(bare.records / bare.seconds),
      'farsight, matches/s': Math.round(farsight.records / farsight.seconds),
      'farsight ÷ bare': (bare.seconds / farsight.seconds).toFixed(2),
      'peak MB': Math.round(farsight.peakMegabytes),
      [`peak MB at ${little.records}`]: Math.round(little.peakMegabytes),
      'peak ratio': (farsight.peakMegabytes / little.peakMegabytes).toFixed(2),
    });
  }
  writeReport('import', 'Import of generated match-v5 lines into Postgres', rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function writeMatches(matches: number): Promise<string> {
  const file = join(folder, `${matches}.ndjson`);
  // The same players in both, so that memory differs by matches alone.
  const lines = generateMatchLines(toSampleOptions({ matches, players: 20_000, days: 180 }));
  await pipeline(Readable.from(withBreaks(lines)), createWriteStream(file));
  return file;
}

function* withBreaks(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

/** A process of its own, so that its peak of memory is its own; a database of its own, so that both begin empty. */
async function measure(mode: 'bare' | 'farsight', file: string): Promise<Measurement> {
  return withBenchDatabase(async (_database, url) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, mode, file, url]);
    return JSON.parse(stdout) as Measurement;
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withBenchDatabase } from './support/bench-database.ts';
import { type ImportMeasurement, measureImport, writeMatches } from './support/import-process.ts';
import { writeReport } from './support/report.ts';

/** Other counts of matches and rounds may be given as arguments. */
const [SMALL, LARGE, ROUNDS] = [process.argv[2] ?? '10000', process.argv[3] ?? '100000', process.argv[4] ?? '2'].map(Number);

const folder = mkdtempSync(join(tmpdir(), 'farsight-bench-'));
try {
  const small = await writeMatches(folder, SMALL ?? 10_000);
  const large = await writeMatches(folder, LARGE ?? 100_000);
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

/** A database of its own, so that each begins empty. */
function measure(mode: 'bare' | 'farsight', file: string): Promise<ImportMeasurement> {
  return withBenchDatabase((_database, url) => measureImport(mode, file, url));
}

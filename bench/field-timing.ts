import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withBenchDatabase } from './support/bench-database.ts';
import { estimateRatio, type PairedCosts, toTrimmedMean } from './support/paired-costs.ts';
import { writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const CHILD = fileURLToPath(new URL('support/timing-child.ts', import.meta.url));
/** Compiled code differs a little from process to process, whatever runs in it: one process says little however long it runs. */
const PROCESSES = Number(process.argv[2] ?? 8);
const PAIRS = Number(process.argv[3] ?? 1_500);
const WARM_UP = 1_000;
const AIM = 0.97;

interface Measurement extends PairedCosts {
  readonly fields: number;
  readonly timed: number;
}

await withBenchDatabase(async (database, url) => {
  await seedForServing(database);
  const measurements: Measurement[] = [];
  for (let run = 0; run < PROCESSES; run += 1) measurements.push(await measure(url));
  const { ratio, low, high } = estimateRatio(measurements, Math.random);
  const median = (pick: (one: Measurement) => number) => measurements.map(pick).sort((left, right) => left - right)[PROCESSES >> 1] ?? 0;
  const { fields, timed } = measurements[0] ?? { fields: 0, timed: 0 };
  writeReport('field-timing', `${fields} fields, ${timed} of them timed, uncached; ${PROCESSES} processes × ${PAIRS} pairs of requests`, [
    {
      'on, µs of CPU': Math.round(median(({ on }) => toTrimmedMean(on))),
      'off, µs of CPU': Math.round(median(({ off }) => toTrimmedMean(off))),
      'off ÷ on': ratio.toFixed(3),
      '95 % interval': `${low.toFixed(3)}–${high.toFixed(3)}`,
      'by process': measurements.map(({ on, off }) => (toTrimmedMean(off) / toTrimmedMean(on)).toFixed(3)).join(' '),
      aim: `≥ ${AIM}`,
    },
  ]);
});

async function measure(url: string): Promise<Measurement> {
  const args = ['--disable-warning=ExperimentalWarning', CHILD, url, String(PAIRS), String(WARM_UP)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as Measurement;
}

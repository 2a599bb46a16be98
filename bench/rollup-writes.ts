import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineStatement } from '../src/data/database.ts';
import type { PostgresDatabase } from '../src/data/postgres-database.ts';
import { toSampleOptions } from '../src/ingest/sample/sample-options.ts';
import { writeSample } from '../src/ingest/sample/write-sample.ts';
import { analyticsSteps } from '../src/jobs/analytics-steps.ts';
import { refreshAnalytics } from '../src/jobs/refresh-analytics.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { measureImport, writeMatches } from './support/import-process.ts';
import { type Round, toMedianRate, toRatio } from './support/paired-runs.ts';
import { writeReport } from './support/report.ts';

/** Generated matches, or `channels` for a set of generated channels; and how many pairs of imports. */
const [what = '10000', rounds = '5'] = process.argv.slice(2);
/** Slower by so much at most, in the writing transactions. */
const AIM = 0.3;
const CHANNELS = { channels: 6, days: 90, matches: 0, players: 20, end: new Date('2026-06-01T00:00:00Z') };

/** Everything that keeps or marks analytics runs in functions of this schema. */
const disable = `do $$ declare one record; begin
  for one in select tgrelid::regclass as source, tgname as name from pg_trigger join pg_proc on pg_proc.oid = tgfoid where pronamespace = 'analytics'::regnamespace loop
    execute format('alter table %s disable trigger %I', one.source, one.name);
  end loop;
end $$`;
const countRollups = defineStatement(
  'bench_count_rollups',
  `select (select count(*) from player_months)::int + (select count(*) from channel_days)::int + (select count(*) from analytics.rating_mark)::int
     + (select count(*) from analytics.meta_mark)::int as rows`,
);

type Side = 'off' | 'on' | 'with steps';

const folder = mkdtempSync(join(tmpdir(), 'farsight-bench-'));
try {
  const path = what === 'channels' ? await writeChannels() : await writeMatches(folder, Number(what));
  const measured: Round[] = [];
  const steps: Record<string, number>[] = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    const rates: Partial<Record<Side, number>> = {};
    for (const side of round % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
      const { records, seconds, stepSeconds } = await importOnce(path, side);
      rates[side] = records / seconds;
      if (side === 'off') continue;
      steps.push(stepSeconds);
      rates['with steps'] = records / (seconds + Object.values(stepSeconds).reduce((sum, one) => sum + one, 0));
    }
    measured.push(rates as Round);
  }
  report(measured, steps);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(measured: readonly Round[], steps: readonly Record<string, number>[]): void {
  const of = what === 'channels' ? 'records' : 'matches';
  const slower = (side: Side) => {
    const { median, low, high } = toRatio(measured, 'off', side);
    const toPercent = (ratio: number) => (100 * (ratio - 1)).toFixed(0);
    return { median: median - 1, text: `${toPercent(median)} % (${toPercent(low)} to ${toPercent(high)} %)` };
  };
  const stepNames = Object.keys(steps[0] ?? {});
  const toMedian = (name: string) =>
    steps.map((one) => one[name] ?? 0).toSorted((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
  writeReport('rollup-writes', `What keeping roll-ups costs an import (${what}${of === 'matches' ? ' matches' : ''})`, [
    {
      pairs: measured.length,
      [`without, ${of}/s`]: Math.round(toMedianRate(measured, 'off')),
      [`with, ${of}/s`]: Math.round(toMedianRate(measured, 'on')),
      'slower in the import': slower('on').text,
      'slower with the steps after it': slower('with steps').text,
      ...Object.fromEntries(stepNames.map((name) => [`${name}, s`, toMedian(name).toFixed(2)])),
    },
  ]);
  if (slower('on').median > AIM) process.exitCode = 1;
}

/** On an empty database each time. */
function importOnce(path: string, side: 'off' | 'on') {
  return withBenchDatabase(async (database, url) => {
    if (side === 'off') await database.runScript(disable);
    const { records, seconds } = await measureImport('farsight', path, url);
    const [row] = await database.query<{ rows: number }>(countRollups, []);
    if ((row?.rows ?? 0) > 0 !== (side === 'on')) throw new Error(`Roll-ups and marks are ${row?.rows} of an import with them ${side}`);
    return { records, seconds, stepSeconds: side === 'on' ? await runSteps(database) : {} };
  });
}

/** What a refresh takes, by step, in seconds; what has nothing to do is left out. */
async function runSteps(database: PostgresDatabase): Promise<Record<string, number>> {
  const seconds: Record<string, number> = {};
  for (const step of analyticsSteps) {
    const startedAt = performance.now();
    const { rows } = await refreshAnalytics({ database, steps: [step], deep: false });
    if ((rows[step.name] ?? 0) > 0) seconds[step.name] = (performance.now() - startedAt) / 1_000;
  }
  return seconds;
}

async function writeChannels(): Promise<string> {
  await writeSample(folder, toSampleOptions(CHANNELS));
  return join(folder, 'telegram', 'csv');
}

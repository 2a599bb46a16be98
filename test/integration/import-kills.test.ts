import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '../../src/data/database.ts';
import { createPgliteDatabase } from '../../src/data/pglite-database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { riotImporters } from '../../src/ingest/riot/riot-importers.ts';
import { runImport } from '../../src/ingest/run-import.ts';
import { SILENT_REPORTER } from '../../src/ingest/sample/load-sample.ts';
import { createChannels } from '../../src/ingest/sample/sample-channels.ts';
import { toSampleOptions } from '../../src/ingest/sample/sample-options.ts';
import { writeSample } from '../../src/ingest/sample/write-sample.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { telegramImporters } from '../../src/ingest/telegram/telegram-importers.ts';
import { type DatabaseKind, describeOnDatabases } from '../support/test-database.ts';
import { dumpNaturalRows } from './import-rows.ts';

const OPTIONS = toSampleOptions({ players: 24, matches: 60, channels: 1, days: 8, seed: 5, end: new Date('2026-06-01T12:00:00Z') });
const CHANNEL = `@${createChannels(OPTIONS)[0]?.handle}`;
const CHILD = new URL('./import-child.ts', import.meta.url).pathname;

interface ChildRun {
  readonly killed: boolean;
  readonly lines: readonly string[];
  readonly errors: string;
}

/** Runs an import in a process of its own, and kills it at the nth thing it says. */
async function importInChild(where: string, folder: string, killAtLine: number): Promise<ChildRun> {
  const args = ['--disable-warning=ExperimentalWarning', CHILD, where, folder, CHANNEL, OPTIONS.end.toISOString()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === killAtLine) child.kill('SIGKILL');
  }
  await ended;
  return { killed: child.signalCode === 'SIGKILL', lines, errors };
}

/** A migrated database that outlives the process that uses it. */
async function createLasting(kind: DatabaseKind, folder: string) {
  if (kind.kind === 'postgres') {
    const test = await kind.create();
    await seedChampions(test.database);
    return { where: test.url ?? '', open: async () => createPostgresDatabase(test.url ?? ''), dispose: test.dispose };
  }
  const where = join(folder, 'database');
  await mkdir(where);
  const untar = spawn('tar', ['-xf', inject('dumpFile'), '-C', where]);
  expect(await new Promise((resolve) => untar.once('close', resolve)), 'exit code of tar').toBe(0);
  const database = await createPgliteDatabase({ folder: where });
  await seedChampions(database);
  await database.close();
  return { where, open: () => createPgliteDatabase({ folder: where }), dispose: async () => undefined };
}

async function importHere(database: Database, path: string): Promise<void> {
  await seedChampions(database);
  await runImport({
    database,
    options: { paths: [path], strict: true, channel: CHANNEL, observedAt: OPTIONS.end },
    reporter: SILENT_REPORTER,
    importers: [...riotImporters, ...telegramImporters],
    stdin: process.stdin,
    now: () => OPTIONS.end,
  });
}

describeOnDatabases('an import whose process is killed', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-kill-'));
  const sample = join(folder, 'sample');
  const disposals: (() => Promise<void>)[] = [];

  beforeAll(() => writeSample(sample, OPTIONS));
  afterAll(async () => {
    for (const dispose of disposals) await dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends, run again, in the same rows as an undisturbed one', { timeout: 120_000 }, async () => {
    const lasting = await createLasting(kind, folder);
    disposals.push(lasting.dispose);
    for (const killAtLine of [1, 6, 15, 28]) {
      const run = await importInChild(lasting.where, sample, killAtLine);
      expect(run, run.errors).toMatchObject({ killed: true });
    }
    const last = await importInChild(lasting.where, sample, Number.POSITIVE_INFINITY);
    expect(last, last.errors).toMatchObject({ killed: false, errors: '' });
    const undisturbed = await kind.create();
    disposals.push(undisturbed.dispose);
    await importHere(undisturbed.database, sample);

    const expected = await dumpNaturalRows(undisturbed.database);
    expect(expected['participants']?.length).toBeGreaterThan(500);
    expect(expected['post_snapshots']?.length).toBeGreaterThan(100);
    const reopened = await lasting.open();
    const rows = await dumpNaturalRows(reopened);
    await reopened.close();
    for (const table of Object.keys(expected)) expect(rows[table], table).toEqual(expected[table]);
  });
});

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createPgliteDatabase } from '../../src/data/pglite-database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { createChannels } from '../../src/ingest/sample/sample-channels.ts';
import { toSampleOptions } from '../../src/ingest/sample/sample-options.ts';
import { writeSample } from '../../src/ingest/sample/write-sample.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { type DatabaseKind, describeOnDatabases } from '../support/test-database.ts';
import { dumpNaturalRows } from './import-rows.ts';

const OPTIONS = toSampleOptions({ players: 24, matches: 60, channels: 1, days: 8, seed: 5, end: new Date('2026-06-01T12:00:00Z') });
const CHILD = new URL('./import-child.ts', import.meta.url).pathname;

interface ChildRun {
  readonly killed: boolean;
  readonly lines: readonly string[];
  readonly errors: string;
}

/** Runs an import in a process of its own, and kills it at the nth thing it says. */
async function importInChild(where: string, folder: string, killAtLine: number): Promise<ChildRun> {
  const channel = `@${createChannels(OPTIONS)[0]?.handle}`;
  const args = ['--disable-warning=ExperimentalWarning', CHILD, where, folder, channel, OPTIONS.end.toISOString()];
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
  expect(await new Promise((resolve) => untar.once('close', resolve))).toBe(0);
  const database = await createPgliteDatabase({ folder: where });
  await seedChampions(database);
  await database.close();
  return { where, open: () => createPgliteDatabase({ folder: where }), dispose: async () => undefined };
}

describeOnDatabases('an import whose process is killed', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-kill-'));
  const sample = join(folder, 'sample');
  let lasting: Awaited<ReturnType<typeof createLasting>>;
  let undisturbed: Awaited<ReturnType<typeof createLasting>>;

  beforeAll(async () => {
    await writeSample(sample, OPTIONS);
    lasting = await createLasting(kind, folder);
    const other = join(folder, 'other');
    await mkdir(other);
    undisturbed = await createLasting(kind, other);
  });
  afterAll(async () => {
    await lasting.dispose();
    await undisturbed.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends, run again, in the same rows as an undisturbed one', { timeout: 120_000 }, async () => {
    for (const killAtLine of [1, 2, 7, 16, 29]) {
      const run = await importInChild(lasting.where, sample, killAtLine);
      expect(run, run.errors).toMatchObject({ killed: true });
    }
    const last = await importInChild(lasting.where, sample, Number.POSITIVE_INFINITY);
    const alone = await importInChild(undisturbed.where, sample, Number.POSITIVE_INFINITY);
    expect(last.errors + alone.errors).toBe('');
    const rows = await dumpNaturalRows(await lasting.open());
    const expected = await dumpNaturalRows(await undisturbed.open());
    expect(rows['participants']?.length).toBeGreaterThan(500);
    expect(rows['post_snapshots']?.length).toBeGreaterThan(100);
    for (const table of Object.keys(expected)) expect(rows[table], table).toEqual(expected[table]);
    const again = await importInChild(lasting.where, sample, Number.POSITIVE_INFINITY);
    const summary = JSON.parse(again.lines.at(-1) ?? '{}') as { byFormat: Record<string, { added: number; changed: number }> };
    expect(Object.entries(summary.byFormat).filter(([, counts]) => counts.added + counts.changed > 0)).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '../../src/data/migrator.ts';
import { createPgliteDatabase } from '../../src/data/pglite-database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { hasRedisServer } from './redis-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** File that holds the dump of a migrated embedded database. */
    dumpFile: string;
    /** Name of a migrated Postgres database to copy; empty when `TEST_DATABASE_URL` is not set. */
    templateDatabase: string;
  }
}

/** Migrates one database of each kind once; tests copy it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const embedded = await createPgliteDatabase({ memory: true });
  await applyMigrations(embedded);
  // A folder of this run's own: two runs may go on at once.
  const folder = mkdtempSync(join(tmpdir(), 'farsight-test-'));
  const dumpFile = join(folder, 'migrated.tar');
  writeFileSync(dumpFile, Buffer.from(await (await embedded.session.dumpDataDir('none')).arrayBuffer()));
  await embedded.close();
  project.provide('dumpFile', dumpFile);
  const removeDump = () => rmSync(folder, { recursive: true, force: true });

  const url = process.env['TEST_DATABASE_URL'];
  project.provide('templateDatabase', '');
  const leftOut = [url ? '' : 'Postgres (TEST_DATABASE_URL)', process.env['TEST_REDIS_URL'] ? '' : 'Redis (TEST_REDIS_URL)'].filter(
    Boolean,
  );
  if (leftOut.length > 0) console.log(`Left out, because not set: the suites on ${leftOut.join(' and on ')}.`);
  if (!hasRedisServer()) console.log('Left out, because there is no redis-server to start: the suites on Redis Cluster.');
  if (!url) return async () => removeDump();

  const template = `farsight_template_${process.pid}`;
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  await admin.query(`create database ${template}`);
  const migrated = createPostgresDatabase(withDatabase(url, template));
  await applyMigrations(migrated);
  await migrated.close();
  project.provide('templateDatabase', template);
  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.end();
    removeDump();
  };
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

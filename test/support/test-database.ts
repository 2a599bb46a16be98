import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { createPgliteDatabase } from '../../src/data/pglite-database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import type { AnyDatabase } from '../../src/data/schema-engine.ts';

/** A migrated, empty database of a test's own. */
export interface TestDatabase {
  readonly database: AnyDatabase;
  /** Null on the embedded one. */
  readonly url: string | null;
  dispose(): Promise<void>;
}

/** A kind of database that suites run on. */
export interface DatabaseKind {
  readonly kind: 'pglite' | 'postgres';
  create(): Promise<TestDatabase>;
}

/** The kinds to run on: always the embedded one, and Postgres where `TEST_DATABASE_URL` is set. */
export function databaseKinds(): readonly DatabaseKind[] {
  const embedded: DatabaseKind = { kind: 'pglite', create: createEmbedded };
  const url = process.env['TEST_DATABASE_URL'];
  return url ? [embedded, { kind: 'postgres', create: () => createCopy(url) }] : [embedded];
}

/** Runs a suite once for each kind of database. */
export function describeOnDatabases(name: string, suite: (kind: DatabaseKind) => void): void {
  for (const kind of databaseKinds()) describe(`${name} (${kind.kind})`, () => suite(kind));
}

async function createEmbedded(): Promise<TestDatabase> {
  const database = await createPgliteDatabase({ dump: await openAsBlob(inject('dumpFile')) });
  return { database, url: null, dispose: () => database.close() };
}

async function createCopy(url: string): Promise<TestDatabase> {
  const name = `farsight_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  await admin.query(`create database ${name} template ${inject('templateDatabase')}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = createPostgresDatabase(own.toString(), { maxConnections: 4 });
  return {
    database,
    url: own.toString(),
    dispose: async () => {
      await database.close();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

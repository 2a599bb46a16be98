import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { applyMigrations } from '../../src/data/migrator.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../../src/data/postgres-database.ts';

/** Runs a measurement on a migrated Postgres database of its own, and drops it. Server: `BENCH_DATABASE_URL`, else `TEST_DATABASE_URL`. */
export async function withBenchDatabase<T>(measure: (database: PostgresDatabase, url: string) => Promise<T>): Promise<T> {
  const server = process.env['BENCH_DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'];
  if (!server)
    throw new Error(
      'Set BENCH_DATABASE_URL to a Postgres server on which databases may be created, e.g. postgres://postgres@127.0.0.1/postgres',
    );
  const name = `farsight_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = createPostgresDatabase(url.toString(), { maxConnections: 10 });
  try {
    await applyMigrations(database);
    return await measure(database, url.toString());
  } finally {
    await database.close();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

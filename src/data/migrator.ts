import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { type AnyDatabase, createSchemaEngine } from './schema-engine.ts';

const PRISMA_FOLDER = fileURLToPath(new URL('../../prisma/', import.meta.url));
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** The text of `prisma/schema.prisma`. */
export function readPrismaSchema(): string {
  return readFileSync(join(PRISMA_FOLDER, 'schema.prisma'), 'utf8');
}

/** The migrations of `prisma/migrations`, oldest first, as the schema engine takes them. */
export function readMigrations(folder = join(PRISMA_FOLDER, 'migrations')): MigrationList {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: folder,
    lockfile: { path: './migration_lock.toml', content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: names
      .map((entry) => entry.name)
      .sort()
      .map((path) => ({
        path,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') } },
      })),
  };
}

/** Applies what is not applied yet and answers the names of it, oldest first. */
export async function applyMigrations(database: AnyDatabase, migrationsList = readMigrations()): Promise<readonly string[]> {
  const engine = await createSchemaEngine(database, readPrismaSchema());
  try {
    return (await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })).appliedMigrationNames;
  } finally {
    engine.free();
  }
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';

const PRISMA_FOLDER = fileURLToPath(new URL('../../prisma/', import.meta.url));

/** One migration of this version of Farsight. */
export interface Migration {
  /** Its folder, which begins with a time, so that names sort in the order of their making. */
  readonly name: string;
  readonly script: string;
}

/** The text of `prisma/schema.prisma`. */
export function readPrismaSchema(): string {
  return readFileSync(join(PRISMA_FOLDER, 'schema.prisma'), 'utf8');
}

/** The migrations of `prisma/migrations`, oldest first. */
export function readMigrations(folder = join(PRISMA_FOLDER, 'migrations')): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, script: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }));
}

/** True when `checksum`, as it was recorded, is the script's; line endings do not count. */
export function hasChecksum(migration: Migration, checksum: string): boolean {
  const unix = migration.script.replaceAll('\r\n', '\n');
  return [migration.script, unix, unix.replaceAll('\n', '\r\n')].some((script) => sha256(script) === checksum);
}

/** Migrations as the schema engine takes them. */
export function toMigrationList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: join(PRISMA_FOLDER, 'migrations'),
    lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

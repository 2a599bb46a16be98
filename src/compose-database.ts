import type { DatabaseConfig } from './config/config.ts';
import { acquireDataFolder, type DataFolder } from './data/data-folder-lock.ts';
import { applyMigrations, type MigrationEvent } from './data/migrator.ts';
import { createPgliteDatabase } from './data/pglite-database.ts';
import { createPostgresDatabase } from './data/postgres-database.ts';
import type { AnyDatabase } from './data/schema-engine.ts';

/** Who opens the database, and who hears of it. */
export interface DatabaseRequest {
  /** As words that follow "a process that", for whoever finds the folder taken: `imports files`. */
  readonly purpose: string;
  /** Whether the embedded database is migrated on opening; nobody's Postgres is without being asked. */
  readonly migrated: boolean;
  readonly onMigration?: (event: MigrationEvent) => void;
  /** Hears of a pooled connection that ended while nobody used it. */
  readonly onIdleError?: (error: Error) => void;
}

/** A database with whatever must be given back with it. */
export interface OpenDatabase {
  readonly database: AnyDatabase;
  /** The folder this process owns; null on Postgres. */
  readonly dataFolder: DataFolder | null;
  close(): Promise<void>;
}

/**
 * Opens the configured database. The embedded one is locked for this process; a server is not connected to before it is needed.
 * @throws FarsightError `DATA_FOLDER_IN_USE`, `BAD_CONFIG`, `DATABASE_UNAVAILABLE` or `MIGRATION_FAILED`
 */
export async function openDatabase(config: DatabaseConfig, request: DatabaseRequest): Promise<OpenDatabase> {
  if (config.kind === 'postgres') {
    const { onIdleError } = request;
    const database = createPostgresDatabase(config.url, { maxConnections: config.poolSize, ...(onIdleError ? { onIdleError } : {}) });
    return { database, dataFolder: null, close: () => database.close() };
  }
  await using opening = new AsyncDisposableStack();
  const dataFolder = await acquireDataFolder(config.folder, { purpose: request.purpose });
  opening.defer(() => dataFolder.release());
  const database = await createPgliteDatabase({ folder: dataFolder.databaseFolder });
  opening.defer(() => database.close());
  if (request.migrated) await applyMigrations(database, request.onMigration ? { onEvent: request.onMigration } : {});
  const opened = opening.move();
  return { database, dataFolder, close: () => opened.disposeAsync() };
}

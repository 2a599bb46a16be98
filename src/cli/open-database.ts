import type { DatabaseConfig } from '../config/config.ts';
import { acquireDataFolder, describeOwner, inspectDataFolder } from '../data/data-folder-lock.ts';
import type { DataFolderOwner } from '../data/data-folder-owner.ts';
import { assertMigrated } from '../data/migration-status.ts';
import { applyMigrations } from '../data/migrator.ts';
import { createPgliteDatabase } from '../data/pglite-database.ts';
import { createPostgresDatabase } from '../data/postgres-database.ts';
import type { AnyDatabase } from '../data/schema-engine.ts';
import { FarsightError } from '../domain/errors.ts';

/** How a command wants its database. */
export interface DatabaseRequest {
  /** As words that follow "a process that": `imports files`. */
  readonly purpose: string;
  /** False for the commands that look after the migrations themselves. */
  readonly migrated: boolean;
}

/**
 * The gateway that owns the embedded database and takes commands over; null when the command may open the database itself.
 * @throws FarsightError `DATA_FOLDER_IN_USE` when another process owns it that takes nothing over
 */
export async function findGateway(config: DatabaseConfig): Promise<(DataFolderOwner & { readonly port: number }) | null> {
  if (config.kind === 'postgres') return null;
  const owner = await inspectDataFolder(config.folder);
  if (owner === null) return null;
  const { port } = owner;
  if (port !== null) return { ...owner, port };
  throw new FarsightError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${config.folder} belongs to ${describeOwner(owner)}. Run this again when it is done, stop it, or set DATA_DIR to another folder`,
    { facts: { pid: owner.pid } },
  );
}

/** Opens the configured database for one command, runs it, and closes the database again. */
export async function withDatabase<T>(
  config: DatabaseConfig,
  request: DatabaseRequest,
  work: (database: AnyDatabase) => Promise<T>,
): Promise<T> {
  await using open = new AsyncDisposableStack();
  if (config.kind === 'postgres') {
    const database = createPostgresDatabase(config.url, { maxConnections: config.poolSize });
    open.defer(() => database.close());
    if (request.migrated) await assertMigrated(database);
    return await work(database);
  }
  const folder = await acquireDataFolder(config.folder, { purpose: request.purpose });
  open.defer(() => folder.release());
  const database = await createPgliteDatabase({ folder: folder.databaseFolder });
  open.defer(() => database.close());
  if (request.migrated) await applyMigrations(database);
  return await work(database);
}

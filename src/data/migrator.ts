import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { FarsightError, toErrorMessage } from '../domain/errors.ts';
import { defineStatement } from './database.ts';
import { type Migration, readMigrations, toMigrationList } from './migration-files.ts';
import { withMigrationLock } from './migration-lock.ts';
import { classifyMigration, type MigrationNature } from './migration-script.ts';
import { type MigrationStatus, readMigrationStatus } from './migration-status.ts';
import { type AnyDatabase, createSchemaEngine, type SchemaSession } from './schema-engine.ts';

const NO_FILTERS = { externalTables: [], externalEnums: [] };
const PROVIDER_ONLY = 'datasource db { provider = "postgresql" }';
/** Long enough for another migrator to build an index on a large table. */
const LOCK_DEADLINE_MS = 600_000;

/** What happens while migrating. */
export type MigrationEvent =
  | { readonly kind: 'waiting'; readonly holder: string }
  | { readonly kind: 'retrying' | 'applying' | 'applied'; readonly name: string };

/** How to migrate. */
export interface MigrateOptions {
  readonly migrations?: readonly Migration[];
  /** How long to wait for another migrator; ten minutes when left out. */
  readonly lockDeadlineMs?: number;
  readonly onEvent?: (event: MigrationEvent) => void;
}

interface Run {
  readonly session: SchemaSession;
  readonly engine: SchemaEngine;
  readonly migrations: readonly Migration[];
  readonly onEvent: (event: MigrationEvent) => void;
  /** What the database last said no to; the engine's own error wraps it in its own trace. */
  lastError: unknown;
}

/**
 * Applies what is not applied yet, oldest first, and answers the names of it. A migration that failed before is tried again when
 * nothing of it can be left, after dropping an index that it left invalid.
 * @throws FarsightError `MIGRATION_FAILED` with the migration's name, the database's error and how to go on; `CONFLICT` when another
 * migrator works for longer than the deadline
 */
export function applyMigrations(database: AnyDatabase, options: MigrateOptions = {}): Promise<readonly string[]> {
  return withRun(database, options, async (run) => {
    const failed = (await readMigrationStatus(run.session, run.migrations)).filter(({ state }) => state === 'failed');
    for (const status of failed) await prepareRetry(run, status);
    const statuses = await readMigrationStatus(run.session, run.migrations);
    const pending = statuses.filter(({ state }) => state === 'pending').map(({ name }) => name);
    for (const name of pending) await applyOne(run, name);
    return pending;
  });
}

/**
 * Records by hand what became of a migration: `applied` when somebody completed it, `rolled-back` when somebody undid it.
 * @throws FarsightError `NOT_FOUND` for a name nobody knows, `CONFLICT` when the migration is in a state that cannot be resolved so
 */
export function resolveMigration(
  database: AnyDatabase,
  resolution: { readonly name: string; readonly as: 'applied' | 'rolled-back' },
  options: MigrateOptions = {},
): Promise<void> {
  return withRun(database, options, async ({ engine, migrations, session }) => {
    const statuses = await readMigrationStatus(session, migrations);
    assertResolvable(statuses, resolution);
    if (resolution.as === 'applied')
      await engine.markMigrationApplied({ migrationName: resolution.name, migrationsList: toMigrationList(migrations) });
    else await engine.markMigrationRolledBack({ migrationName: resolution.name });
  });
}

function assertResolvable(statuses: readonly MigrationStatus[], { name, as }: { name: string; as: 'applied' | 'rolled-back' }): void {
  const status = statuses.find((candidate) => candidate.name === name);
  if (status === undefined)
    throw new FarsightError('NOT_FOUND', `No migration is called "${name}"; there are ${statuses.map((known) => known.name).join(', ')}`);
  const allowed = as === 'applied' ? ['failed', 'pending'] : ['failed'];
  if (!allowed.includes(status.state))
    throw new FarsightError(
      'CONFLICT',
      `Only a migration that is ${allowed.join(' or ')} can be resolved as ${as}; ${name} is ${status.state}`,
    );
}

function withRun<T>(database: AnyDatabase, options: MigrateOptions, work: (run: Run) => Promise<T>): Promise<T> {
  const onEvent = options.onEvent ?? (() => undefined);
  const lock = { deadlineMs: options.lockDeadlineMs ?? LOCK_DEADLINE_MS, onWait: (holder: string) => onEvent({ kind: 'waiting', holder }) };
  return withMigrationLock(database, lock, async (session) => {
    const migrations = options.migrations ?? readMigrations();
    const scripts = new Map(migrations.map((migration) => [migration.script, migration]));
    const recording: SchemaSession = { ...session, runScript: (sql) => runRecorded(sql) };
    const engine = await createSchemaEngine(recording, PROVIDER_ONLY);
    const run: Run = { session, engine, migrations, onEvent, lastError: undefined };
    const runRecorded = async (sql: string) => {
      try {
        await session.runScript(withRecord(sql, scripts.get(sql)));
      } catch (error) {
        run.lastError = error;
        throw error;
      }
    };
    try {
      return await work(run);
    } finally {
      engine.free();
    }
  });
}

/**
 * A process may die after a script was committed and before that is recorded. A script that is one transaction therefore records
 * its own end, in the same transaction, and what is recorded as begun only has left nothing.
 */
function withRecord(sql: string, migration: Migration | undefined): string {
  if (migration === undefined || classifyMigration(sql).kind !== 'transactional') return sql;
  const name = migration.name.replaceAll("'", "''");
  return `${sql}\n;update _prisma_migrations set finished_at = now() where migration_name = '${name}' and finished_at is null and rolled_back_at is null`;
}

async function applyOne(run: Run, name: string): Promise<void> {
  run.onEvent({ kind: 'applying', name });
  run.lastError = undefined;
  const upTo = run.migrations.filter((migration) => migration.name <= name);
  try {
    await run.engine.applyMigrations({ migrationsList: toMigrationList(upTo), filters: NO_FILTERS });
  } catch (error) {
    throw toFailure(findMigration(run, name), run.lastError ?? error);
  }
  run.onEvent({ kind: 'applied', name });
}

function toFailure(migration: Migration, cause: unknown): FarsightError {
  const words = toErrorMessage(cause);
  const detail = cause instanceof Error && 'detail' in cause && typeof cause.detail === 'string' ? ` (${cause.detail})` : '';
  const next = describeNext(migration.name, classifyMigration(migration.script));
  return new FarsightError('MIGRATION_FAILED', `Migration ${migration.name} failed: ${words}${detail}. ${next}`, {
    cause,
    facts: { migration: migration.name },
  });
}

function describeNext(name: string, nature: MigrationNature): string {
  switch (nature.kind) {
    case 'transactional':
      return 'Nothing of it was applied. Mend the cause and run `farsight migrate` again';
    case 'create-index':
    case 'drop-index':
      return `Mend the cause and run \`farsight migrate\` again, which drops what is left of ${nature.index} first`;
    case 'unsafe':
      return `It may be half applied, because ${nature.because}. Complete it by hand and run \`farsight migrate resolve --applied ${name}\`, or undo it and run \`farsight migrate resolve --rolled-back ${name}\``;
  }
}

function findMigration(run: Run, name: string): Migration {
  const found = run.migrations.find((migration) => migration.name === name);
  if (found !== undefined) return found;
  throw new FarsightError(
    'MIGRATION_FAILED',
    `Migration ${name} failed before and is not of this version of Farsight: migrate with the version that has it, or undo it by hand and run \`farsight migrate resolve --rolled-back ${name}\``,
    { facts: { migration: name } },
  );
}

const findIndex = defineStatement('migration_index', 'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)');

/** Makes a failed migration pending again, or applied when it had done its work before it was cut short. */
async function prepareRetry(run: Run, status: MigrationStatus): Promise<void> {
  const migration = findMigration(run, status.name);
  const nature = classifyMigration(migration.script);
  if (nature.kind === 'unsafe') throw toFailure(migration, new Error(status.error ?? 'it was cut short'));
  run.onEvent({ kind: 'retrying', name: migration.name });
  if (nature.kind !== 'transactional') {
    const [index] = await run.session.query<{ valid: boolean }>(findIndex, [nature.index]);
    const done = nature.kind === 'create-index' ? index?.valid === true : index === undefined;
    if (done) {
      await run.engine.markMigrationApplied({ migrationName: migration.name, migrationsList: toMigrationList(run.migrations) });
      return;
    }
    if (nature.kind === 'create-index' && index !== undefined)
      await run.session.runScript(`drop index concurrently if exists ${nature.index}`);
  }
  await run.engine.markMigrationRolledBack({ migrationName: migration.name });
}

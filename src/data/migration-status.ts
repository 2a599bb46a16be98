import { FarsightError } from '../domain/errors.ts';
import { defineStatement, type Reader } from './database.ts';
import { hasChecksum, type Migration, readMigrations } from './migration-files.ts';

/**
 * What a database says of a migration: `edited` was applied from another text than this version has, `unknown` was applied by
 * another version, `failed` began and did not end.
 */
export type MigrationState = 'applied' | 'pending' | 'failed' | 'edited' | 'unknown';

/** One migration, as this version and the database together see it. */
export interface MigrationStatus {
  readonly name: string;
  readonly state: MigrationState;
  /** When it was begun; null while pending. */
  readonly startedAt: Date | null;
  /** The database's words, where a failure left any. */
  readonly error: string | null;
}

interface RecordedMigration {
  name: string;
  checksum: string;
  started_at: Date;
  finished: boolean;
  logs: string | null;
}

const findTable = defineStatement('migrations_table', `select to_regclass('_prisma_migrations') is not null as present`);
const listRecorded = defineStatement(
  'migrations_recorded',
  `select migration_name as name, checksum, started_at, finished_at is not null as finished, logs
     from _prisma_migrations where rolled_back_at is null order by started_at, migration_name`,
);

/** Every migration this version or the database knows, by name; a database without any is all `pending`. */
export async function readMigrationStatus(reader: Reader, migrations = readMigrations()): Promise<readonly MigrationStatus[]> {
  const [table] = await reader.query<{ present: boolean }>(findTable, []);
  const recorded = table?.present === true ? await reader.query<RecordedMigration>(listRecorded, []) : [];
  const byName = new Map(recorded.map((row) => [row.name, row]));
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = recorded.filter((row) => !known.has(row.name));
  return [...migrations.map((migration) => toStatus(migration, byName.get(migration.name))), ...unknown.map(toUnknown)].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/**
 * Asserts that the database has every migration of this version. Ones of a newer version do not stop it, so that an older gateway
 * can be started again while a newer one is being rolled out; their names are answered, for a warning.
 * @throws FarsightError `MIGRATION_FAILED` when one is missing or failed
 */
export async function assertMigrated(reader: Reader, migrations = readMigrations()): Promise<readonly string[]> {
  const statuses = await readMigrationStatus(reader, migrations);
  const failed = statuses.find(({ state }) => state === 'failed');
  if (failed !== undefined)
    throw new FarsightError(
      'MIGRATION_FAILED',
      `Migration ${failed.name} failed on this database${failed.error === null ? '' : ` (${failed.error})`}: run \`farsight migrate\`, which tries it again or says what to do`,
      { facts: { migration: failed.name } },
    );
  const pending = statuses.filter(({ state }) => state === 'pending').map(({ name }) => name);
  if (pending.length > 0)
    throw new FarsightError(
      'MIGRATION_FAILED',
      `The database lacks ${pending.length} of this version's ${migrations.length} migrations (${pending.slice(0, 3).join(', ')}${pending.length > 3 ? ', …' : ''}): run \`farsight migrate\``,
      { facts: { pending } },
    );
  return statuses.filter(({ state }) => state === 'unknown').map(({ name }) => name);
}

function toStatus(migration: Migration, row: RecordedMigration | undefined): MigrationStatus {
  if (row === undefined) return { name: migration.name, state: 'pending', startedAt: null, error: null };
  const state = !row.finished ? 'failed' : hasChecksum(migration, row.checksum) ? 'applied' : 'edited';
  return { name: migration.name, state, startedAt: row.started_at, error: state === 'failed' ? toReason(row.logs) : null };
}

function toUnknown(row: RecordedMigration): MigrationStatus {
  return {
    name: row.name,
    state: row.finished ? 'unknown' : 'failed',
    startedAt: row.started_at,
    error: row.finished ? null : toReason(row.logs),
  };
}

/** The schema engine logs several lines and where in itself it stood; the database's own words are in one of them. */
function toReason(logs: string | null): string | null {
  if (logs === null) return null;
  return /\bERROR: (.*)/.exec(logs)?.[1] ?? null;
}

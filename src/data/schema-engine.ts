import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { PgliteDatabase } from './pglite-database.ts';
import type { PostgresDatabase } from './postgres-database.ts';

/** Either database by its own type, as the schema engine needs the driver behind it. */
export type AnyDatabase = PgliteDatabase | PostgresDatabase;

/** What the schema engine needs of a database. On Postgres it locks without unlocking: give it a pool of one connection that ends with it. */
export type SchemaSession =
  | Pick<PgliteDatabase, 'kind' | 'session' | 'query' | 'runScript'>
  | Pick<PostgresDatabase, 'kind' | 'pool' | 'query' | 'runScript'>;

/** Prisma's schema engine, compiled to WebAssembly, on a database of ours; `free` it when done. */
export async function createSchemaEngine(database: SchemaSession, schemaText: string): Promise<SchemaEngine> {
  const factory = bindMigrationAwareSqlAdapterFactory(withWholeScripts(createAdapterFactory(database), (sql) => database.runScript(sql)));
  return SchemaEngine.new({ datamodels: [['schema.prisma', schemaText]] }, () => undefined, factory);
}

function createAdapterFactory(database: SchemaSession): SqlMigrationAwareDriverAdapterFactory {
  return database.kind === 'pglite'
    ? (new PrismaPGlite(database.session) as unknown as SqlMigrationAwareDriverAdapterFactory)
    : new PrismaPg(database.pool);
}

/**
 * The adapters' own `executeScript` does not do: PGlite's (0.7.2) does not wait, so a failing migration is recorded as applied;
 * pg's (7.10.1) splits at each semicolon, so a function body fails. Ours hands the whole script to the database.
 */
function withWholeScripts(
  factory: SqlMigrationAwareDriverAdapterFactory,
  runScript: (sql: string) => Promise<void>,
): SqlMigrationAwareDriverAdapterFactory {
  const executeScript = (sql: string) => runScript(sql).catch(throwAsAdapterError);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      return new Proxy(adapter, {
        get: (target, property) => {
          // The database outlives the engine: it is not the adapter's to close.
          if (property === 'dispose') return async () => undefined;
          if (property === 'executeScript') return executeScript;
          const value: unknown = Reflect.get(target, property);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
}

/** Only an error of this class reaches the engine's own log of the migration in words; any other becomes "external error". */
function throwAsAdapterError(error: unknown): never {
  const facts: Record<string, unknown> = error instanceof Error ? { ...error } : {};
  const toText = (value: unknown) => (typeof value === 'string' ? value : undefined);
  throw new DriverAdapterError({
    kind: 'postgres',
    code: toText(facts['code']) ?? 'XX000',
    severity: toText(facts['severity']) ?? 'ERROR',
    message: error instanceof Error ? error.message : String(error),
    detail: toText(facts['detail']),
    column: toText(facts['column']),
    hint: toText(facts['hint']),
  });
}

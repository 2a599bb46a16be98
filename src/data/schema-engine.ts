import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { PgliteDatabase } from './pglite-database.ts';
import type { PostgresDatabase } from './postgres-database.ts';

/** Either database by its own type, as the schema engine needs the driver behind it. */
export type AnyDatabase = PgliteDatabase | PostgresDatabase;

/** Prisma's schema engine, compiled to WebAssembly, on a database of ours; `free` it when done. */
export async function createSchemaEngine(database: AnyDatabase, schemaText: string): Promise<SchemaEngine> {
  const factory = bindMigrationAwareSqlAdapterFactory(withWholeScripts(createAdapterFactory(database), (sql) => database.runScript(sql)));
  return SchemaEngine.new({ datamodels: [['schema.prisma', schemaText]] }, () => undefined, factory);
}

function createAdapterFactory(database: AnyDatabase): SqlMigrationAwareDriverAdapterFactory {
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
          if (property === 'executeScript') return runScript;
          const value: unknown = Reflect.get(target, property);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
}

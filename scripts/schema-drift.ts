import { fileURLToPath } from 'node:url';
import { readMigrations, readPrismaSchema } from '../src/data/migration-files.ts';
import { applyMigrations } from '../src/data/migrator.ts';
import { createPgliteDatabase } from '../src/data/pglite-database.ts';
import { createSchemaEngine } from '../src/data/schema-engine.ts';

const PRISMA_FOLDER = fileURLToPath(new URL('../prisma/', import.meta.url));

/**
 * The SQL that would bring a database with these migrations to this schema; empty when they agree. Partial and expression indexes
 * are not compared: Prisma's language cannot say them.
 */
export async function findSchemaDrift(schemaText = readPrismaSchema(), migrations = readMigrations()): Promise<string> {
  const database = await createPgliteDatabase({ memory: true });
  try {
    await applyMigrations(database, { migrations });
    const files = [{ path: 'schema.prisma', content: schemaText }];
    const engine = await createSchemaEngine(database, schemaText);
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: PRISMA_FOLDER },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    return exitCode === 0 ? '' : (stdout ?? 'The schema differs');
  } finally {
    await database.close();
  }
}

import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient as GeneratedClient } from '../generated/prisma/client.ts';
import type { StatementListener } from './database.ts';
import { countOutcomeRows, followStatement } from './follow-statement.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import type { AnyDatabase } from './schema-engine.ts';

/** Prisma's typed client of {@link createPrismaClient}. */
export type PrismaClient = ReturnType<typeof createPrismaClient>;

/**
 * Prisma's typed client on a database of ours: for edits and simple typed reads. Shares its pool or session, which it never closes.
 * `listener` hears of each call as a statement called `prisma.Model.operation`, whatever SQL Prisma makes of it.
 */
export function createPrismaClient(database: AnyDatabase, listener: StatementListener = () => undefined) {
  const adapter =
    database.kind === 'pglite' ? new PrismaPGlite(database.session) : new PrismaPg(limitSilence(database), { disposeExternalPool: false });
  return new GeneratedClient({ adapter }).$extends({
    query: {
      $allModels: {
        $allOperations: async ({ model, operation, args, query }) => {
          const label = `prisma.${model}.${operation}`;
          const startedAt = performance.now();
          const tell = (rowCount: number, failed: boolean) =>
            listener({ name: label, label, durationMs: performance.now() - startedAt, rowCount, failed });
          try {
            const outcome = await followStatement(label, async () => query(args));
            tell(countOutcomeRows(outcome), false);
            return outcome;
          } catch (error) {
            tell(0, true);
            throw error;
          }
        },
      },
    },
  });
}

/** The pool, with a deadline for each statement of its own: Prisma sets none, and a silent server would hold an edit for ever. */
function limitSilence({ pool, answerTimeoutMs }: PostgresDatabase): pg.Pool {
  const query = (config: pg.QueryConfig) => pool.query({ ...config, query_timeout: answerTimeoutMs } as pg.QueryConfig);
  return new Proxy(pool, {
    get: (target, name) => {
      if (name === 'query') return query;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

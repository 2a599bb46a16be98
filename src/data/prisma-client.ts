import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
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
  return withMembers(pool, {
    query: limitQueries(pool, answerTimeoutMs),
    connect: () => connectLimited(pool, answerTimeoutMs),
  });
}

/** A connection for a transaction. What failed on the way leaves it in the middle of that, which Prisma does not tell the pool. */
async function connectLimited(pool: pg.Pool, timeoutMs: number): Promise<pg.PoolClient> {
  const client = await pool.connect();
  const query = limitQueries(client, timeoutMs);
  let broken: Error | undefined;
  return withMembers(client, {
    query: async (config: pg.QueryConfig) => {
      try {
        return await query(config);
      } catch (error) {
        if (error instanceof Error && !(error instanceof pg.DatabaseError)) broken = error;
        throw error;
      }
    },
    release: (error?: Error | boolean) => client.release(error ?? broken),
  });
}

function limitQueries(target: pg.Pool | pg.PoolClient, timeoutMs: number) {
  return (config: pg.QueryConfig) => target.query({ ...config, query_timeout: timeoutMs } as pg.QueryConfig);
}

function withMembers<T extends object>(target: T, members: Readonly<Record<string, unknown>>): T {
  return new Proxy(target, {
    get: (_target, name) => {
      if (typeof name === 'string' && Object.hasOwn(members, name)) return members[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient } from '../generated/prisma/client.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import type { AnyDatabase } from './schema-engine.ts';

/** Prisma's typed client on a database of ours: for edits and simple typed reads. Shares its pool or session, which it never closes. */
export function createPrismaClient(database: AnyDatabase): PrismaClient {
  const adapter =
    database.kind === 'pglite' ? new PrismaPGlite(database.session) : new PrismaPg(limitSilence(database), { disposeExternalPool: false });
  return new PrismaClient({ adapter });
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

export type { PrismaClient };

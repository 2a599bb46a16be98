import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient } from '../generated/prisma/client.ts';
import type { AnyDatabase } from './schema-engine.ts';

/** Prisma's typed client on a database of ours: for edits and simple typed reads. Shares its pool or session, which it never closes. */
export function createPrismaClient(database: AnyDatabase): PrismaClient {
  const adapter =
    database.kind === 'pglite' ? new PrismaPGlite(database.session) : new PrismaPg(database.pool, { disposeExternalPool: false });
  return new PrismaClient({ adapter });
}

export type { PrismaClient };

import type { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './prisma-client.ts';

/** What a write changed. */
export interface WriteOutcome {
  /** Rows. */
  readonly count: number;
  /** The transaction that wrote, as rows of the invalidation log name it; null when nothing was written. */
  readonly xid: number | null;
}

/**
 * Runs a write of Prisma's in a transaction that also tells its id: nobody can be asked for it afterwards.
 * @param write made by `prisma` and not awaited yet
 */
export async function writeInTransaction(
  prisma: PrismaClient,
  write: Prisma.PrismaPromise<{ count: number } | number>,
): Promise<WriteOutcome> {
  const askForId = prisma.$queryRaw<readonly { xid: string | null }[]>`select pg_current_xact_id_if_assigned()::text as xid`;
  const [written, [row]] = await prisma.$transaction([write, askForId]);
  return { count: typeof written === 'number' ? written : written.count, xid: typeof row?.xid === 'string' ? Number(row.xid) : null };
}

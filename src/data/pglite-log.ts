import type { InvalidationSource, LogConnection } from '../domain/invalidation-source.ts';
import { OPEN_LOG, PULL_LOG, type PulledRow, toLogPull, WAKE_CHANNEL } from './log-pull.ts';
import type { PgliteDatabase } from './pglite-database.ts';

type Listeners = Parameters<InvalidationSource['connect']>[0];

/**
 * Listens to the log of the embedded database, through the one session there is: a look waits for a transaction that runs, and passes reads that
 * wait for their turn. Such a connection is never lost; when the database is closed, looks reject.
 */
export async function connectPgliteLog({ session }: PgliteDatabase, { onWake }: Listeners): Promise<LogConnection> {
  await session.query(OPEN_LOG);
  const unlisten = await session.listen(WAKE_CHANNEL, onWake);
  return {
    pull: async (after) => toLogPull((await session.query<PulledRow>(PULL_LOG, [after])).rows),
    close: async () => {
      if (!session.closed) await unlisten();
    },
  };
}

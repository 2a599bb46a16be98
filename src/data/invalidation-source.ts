import type { InvalidationSource } from '../domain/invalidation-source.ts';
import { defineStatement } from './database.ts';
import { connectPgliteLog } from './pglite-log.ts';
import { connectPostgresLog, type PostgresLogOptions } from './postgres-log.ts';
import type { AnyDatabase } from './schema-engine.ts';

const prune = defineStatement('log_prune', `select removed::text from cache.prune($1 * interval '1 millisecond', $2)`);
const purge = defineStatement('log_purge', 'select cache.purge($1)::text as xid');

/** The invalidation log of a migrated database; see docs/decisions/0016-invalidation-log.md. */
export function createInvalidationSource(database: AnyDatabase, options: PostgresLogOptions = {}): InvalidationSource {
  return {
    connect: (listeners) =>
      database.kind === 'pglite' ? connectPgliteLog(database, listeners) : connectPostgresLog(database, listeners, options),
    prune: async ({ keepMs, maxRows }) => {
      const [row] = await database.query<{ removed: string }>(prune, [keepMs, maxRows]);
      // Nothing else gives the room of deleted rows back there.
      if (database.kind === 'pglite' && row?.removed !== '0') await database.runScript('vacuum (analyze) cache.outbox');
    },
    purge: async (tags) => {
      const [row] = await database.query<{ xid: string }>(purge, [tags]);
      return Number(row?.xid);
    },
  };
}

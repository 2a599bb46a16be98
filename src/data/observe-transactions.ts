import type { Database } from './database.ts';

/** A transaction that ended. */
export interface TransactionEvent {
  readonly outcome: 'committed' | 'failed';
  /** From asking for a connection to the commit or the rollback. */
  readonly durationMs: number;
}

/** The same database, which also tells `listener` of each transaction that ended; it must not throw. */
export function observeTransactions<D extends Database>(database: D, listener: (event: TransactionEvent) => void): D {
  const observed: Pick<Database, 'transaction'> = {
    transaction: async (work) => {
      const startedAt = performance.now();
      let outcome: TransactionEvent['outcome'] = 'failed';
      try {
        const result = await database.transaction(work);
        outcome = 'committed';
        return result;
      } finally {
        listener({ outcome, durationMs: performance.now() - startedAt });
      }
    },
  };
  return { ...database, ...observed };
}

import type { InvalidationSource, LogConnection, LogPull } from '../../src/domain/invalidation-source.ts';

/** A transaction that is under way. */
export interface MemoryTransaction {
  readonly xid: number;
  /** Adds tags to its row of the log. */
  readonly write: (...tags: string[]) => void;
  readonly commit: () => void;
  readonly rollback: () => void;
}

/** A database's transactions and its invalidation log, in memory, with snapshots as Postgres makes them. */
export interface MemoryLog extends InvalidationSource {
  readonly begin: () => MemoryTransaction;
  /** A transaction that begins, writes tags and commits; answers its id. */
  readonly change: (...tags: string[]) => number;
  /** Which transactions a statement would see that ran now, as Postgres writes it. */
  readonly snapshot: () => string;
  /** Ends all connections, as a network does, and refuses new ones until it is told otherwise. */
  readonly disconnect: () => void;
  readonly reconnect: () => void;
  /** While true nobody is woken: what is committed is found by looking. */
  muted: boolean;
  /** While it is set, looks wait for it before they look. */
  held: Promise<void> | null;
  incarnation: string;
  /** What a backup does that is put in place of the database: another incarnation, whose transactions have the ids of earlier ones again. */
  readonly restore: (incarnation: string) => void;
  readonly pulls: () => number;
  /** How many listen at the moment. */
  readonly connections: () => number;
}

/** An empty log; ids of transactions begin at 100. */
export function createMemoryLog(): MemoryLog {
  let next = 100;
  let prunedBelow = 0;
  let connected = true;
  let pulls = 0;
  const running = new Set<number>();
  let rows: { xid: number; tags: string[] }[] = [];
  const listeners = new Set<{ onWake: () => void; onLost: () => void }>();
  const wake = () => {
    if (!log.muted) for (const { onWake } of [...listeners]) onWake();
  };
  const xmin = () => Math.min(next, ...running);
  const snapshot = () => `${xmin()}:${next}:${[...running].join(',')}`;
  const begin = (): MemoryTransaction => {
    const xid = next;
    next += 1;
    running.add(xid);
    const tags: string[] = [];
    const end = () => {
      if (!running.delete(xid)) throw new Error(`Transaction ${xid} has ended already`);
    };
    return {
      xid,
      write: (...more) => void tags.push(...more),
      commit: () => {
        end();
        if (tags.length === 0) return;
        rows.push({ xid, tags });
        wake();
      },
      rollback: end,
    };
  };
  const change = (...tags: string[]) => {
    const transaction = begin();
    transaction.write(...tags);
    transaction.commit();
    return transaction.xid;
  };
  const look = (after: string): LogPull => {
    const [first = '1', last = '1', xids = ''] = after.split(':');
    const unseen = new Set(xids === '' ? [] : xids.split(',').map(Number));
    const isSeen = (xid: number) => xid < Number(first) || (xid < Number(last) && !unseen.has(xid));
    return {
      snapshot: snapshot(),
      prunedBelow,
      incarnation: log.incarnation,
      rows: rows.filter(({ xid }) => !isSeen(xid)).map((row) => ({ ...row, ageMs: 1 })),
    };
  };
  const log: MemoryLog = {
    muted: false,
    held: null,
    incarnation: 'first',
    begin,
    change,
    snapshot,
    pulls: () => pulls,
    connections: () => listeners.size,
    purge: async (tags) => change(...tags),
    prune: async ({ maxRows }) => {
      const horizon = xmin();
      prunedBelow = Math.max(prunedBelow, horizon);
      rows = rows.filter(({ xid }, index) => xid >= horizon || index >= rows.length - maxRows);
    },
    disconnect: () => {
      connected = false;
      for (const { onLost } of [...listeners]) onLost();
      listeners.clear();
    },
    reconnect: () => {
      connected = true;
    },
    restore: (incarnation) => {
      log.disconnect();
      connected = true;
      log.incarnation = incarnation;
      running.clear();
      rows = [];
      next = Math.max(100, next - 50);
      prunedBelow = next;
    },
    connect: async (listener) => {
      if (!connected) throw new Error('The database does not answer');
      listeners.add(listener);
      const connection: LogConnection = {
        pull: async (after) => {
          pulls += 1;
          await log.held;
          if (!listeners.has(listener)) throw new Error('The connection is gone');
          return look(after);
        },
        close: async () => {
          listeners.delete(listener);
        },
      };
      return connection;
    },
  };
  return log;
}

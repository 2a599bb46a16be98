import type { AnyDatabase } from '../../src/data/schema-engine.ts';

/** Reads that wait. */
export interface Hold {
  /** How many wait at the moment. */
  readonly waiting: () => Promise<number>;
  /** Lets them go on, and all that come. */
  readonly release: () => Promise<void>;
}

/** A database whose reads can be made to wait before they reach it, and that does everything else at once. */
export interface GatedDatabase {
  readonly database: AnyDatabase;
  /** @param table reads whose text names it wait */
  readonly hold: (table: string) => Hold;
}

interface Gate {
  readonly pattern: RegExp;
  readonly opened: Promise<void>;
  waiting: number;
}

/** Puts gates before the reads of a database. */
export function gateReads(database: AnyDatabase): GatedDatabase {
  const gates = new Set<Gate>();
  const query: AnyDatabase['query'] = async (statement, values, signal) => {
    for (const gate of gates) {
      if (!gate.pattern.test(statement.text)) continue;
      gate.waiting += 1;
      await gate.opened;
      gate.waiting -= 1;
    }
    return database.query(statement, values, signal);
  };
  const hold = (table: string): Hold => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const gate = { pattern: new RegExp(`\\b${table}\\b`), opened: promise, waiting: 0 };
    gates.add(gate);
    const release = async () => {
      gates.delete(gate);
      resolve();
    };
    return { waiting: async () => gate.waiting, release };
  };
  return { database: { ...database, query }, hold };
}

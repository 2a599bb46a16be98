import type { StatementEvent, StatementListener } from '../data/database.ts';

/** How often a statement ran. */
export interface StatementCount {
  /** The prepared statement's name: one for each text. */
  readonly name: string;
  readonly label: string;
  readonly count: number;
}

/** Counts the statements of one operation. */
export interface StatementCounter {
  readonly listen: StatementListener;
  /** All statements that ran so far. */
  readonly total: () => number;
  /** Counts by statement, in the order they first ran. */
  readonly counts: () => readonly StatementCount[];
}

/** A counter that starts at zero. */
export function createStatementCounter(): StatementCounter {
  const byName = new Map<string, { name: string; label: string; count: number }>();
  let total = 0;
  return {
    listen: ({ name, label }: StatementEvent) => {
      total += 1;
      const entry = byName.get(name) ?? { name, label, count: 0 };
      entry.count += 1;
      byName.set(name, entry);
    },
    total: () => total,
    counts: () => [...byName.values()],
  };
}

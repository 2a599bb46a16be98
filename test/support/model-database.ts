import { kindTag } from '../../src/domain/cache-tags.ts';
import { createMemoryLog, type MemoryLog } from './memory-log.ts';

/** A row of the model's one table. */
export interface ModelRow {
  readonly team: number;
  readonly score: number;
}

/** A transaction that is under way. */
export interface ModelTransaction {
  readonly xid: number;
  /** Writes a row, null to delete it; false where another transaction holds the row, as a lock would have it wait. */
  readonly set: (id: number, row: ModelRow | null) => boolean;
  readonly savepoint: () => void;
  readonly rollbackToSavepoint: () => void;
  readonly commit: () => void;
  readonly rollback: () => void;
}

/** A commit that changed what a statement answers with. */
export interface ModelChange {
  readonly xid: number;
  readonly incarnation: string;
  readonly at: number;
}

/** What a statement of the model gave. */
export interface ModelRead {
  readonly statement: string;
  readonly value: string;
  readonly tags: readonly string[];
  /** Of the statement, and the database it saw. */
  readonly snapshot: string;
  readonly incarnation: string;
}

/** A table with a handful of rows, its invalidation log, and all that ever changed what statements over it answer. */
export interface ModelDatabase {
  readonly log: MemoryLog;
  readonly begin: () => ModelTransaction;
  /** Runs `row:ID` or `team:TEAM` at once. */
  readonly read: (statement: string) => ModelRead;
  /** Commits that changed what a statement answers, in their order. */
  readonly changesOf: (statement: string) => readonly ModelChange[];
  /** Puts tags into the log by hand, which counts as a change of the statements that have them. */
  readonly purge: (tags: readonly string[]) => void;
  /** Sets the table back, as a backup does that is restored: under another incarnation. */
  readonly restore: () => void;
  /** When an incarnation ended; infinity for the one there is. */
  readonly endOf: (incarnation: string) => number;
}

/** How large the table is. */
export const MODEL_IDS = 5;
export const MODEL_TEAMS = 2;
/** From so many changed rows on a transaction tells their kind alone. */
const MANY_ROWS = 4;
const STATEMENTS = [
  ...Array.from({ length: MODEL_IDS }, (_, id) => `row:${id}`),
  ...Array.from({ length: MODEL_TEAMS }, (_, team) => `team:${team}`),
];

type Table = ReadonlyMap<number, ModelRow>;

/** An empty table. @param now milliseconds, never falling */
export function createModelDatabase(now: () => number): ModelDatabase {
  const log = createMemoryLog();
  const locks = new Map<number, number>();
  const changes = new Map<string, ModelChange[]>(STATEMENTS.map((statement) => [statement, []]));
  let table: Table = new Map();
  let backup: Table = new Map();
  const ends = new Map<string, number>();
  const note = (statement: string, xid: number) => changes.get(statement)?.push({ xid, incarnation: log.incarnation, at: now() });
  const store = (written: ReadonlyMap<number, ModelRow | null>, xid: number) => {
    const after = new Map(table);
    for (const [id, row] of written) {
      if (row === null) after.delete(id);
      else after.set(id, row);
    }
    for (const statement of STATEMENTS) if (run(table, statement).value !== run(after, statement).value) note(statement, xid);
    table = after;
  };
  const begin = () => beginTransaction({ log, locks, store, read: (id) => table.get(id) ?? null });
  return {
    log,
    begin,
    read: (statement) => ({ ...run(table, statement), statement, snapshot: log.snapshot(), incarnation: log.incarnation }),
    changesOf: (statement) => changes.get(statement) ?? [],
    purge: (tags) => {
      const xid = log.change(...tags);
      const isMeant = (tag: string) => tags.some((purged) => purged === 'all' || purged === tag || purged === kindTag(tag));
      for (const statement of STATEMENTS) if (run(table, statement).tags.some(isMeant)) note(statement, xid);
    },
    restore: () => {
      [table, backup] = [backup, table];
      ends.set(log.incarnation, now());
      log.restore(`restored-${ends.size}`);
    },
    endOf: (incarnation) => ends.get(incarnation) ?? Number.POSITIVE_INFINITY,
  };
}

function beginTransaction({
  log,
  locks,
  store,
  read,
}: {
  log: MemoryLog;
  locks: Map<number, number>;
  store: (written: ReadonlyMap<number, ModelRow | null>, xid: number) => void;
  read: (id: number) => ModelRow | null;
}): ModelTransaction {
  const transaction = log.begin();
  const { xid } = transaction;
  let written = new Map<number, ModelRow | null>();
  let saved = new Map(written);
  const unlock = () => {
    for (const [id, holder] of locks) if (holder === xid) locks.delete(id);
  };
  return {
    xid,
    set: (id, row) => {
      if ((locks.get(id) ?? xid) !== xid) return false;
      locks.set(id, xid);
      written.set(id, row);
      return true;
    },
    savepoint: () => {
      saved = new Map(written);
    },
    rollbackToSavepoint: () => {
      written = new Map(saved);
    },
    commit: () => {
      transaction.write(...listTags(written, read));
      // Before the log wakes anybody: both become visible at once.
      store(written, xid);
      unlock();
      transaction.commit();
    },
    rollback: () => {
      unlock();
      transaction.rollback();
    },
  };
}

/** As the triggers of a table with `Player:{id}`, `list:Player | team` and `null:Player:{id} | id` do. */
function listTags(written: ReadonlyMap<number, ModelRow | null>, read: (id: number) => ModelRow | null): readonly string[] {
  const tags = new Set<string>();
  const changed = [...written].filter(([id, row]) => JSON.stringify(row) !== JSON.stringify(read(id)));
  const isMany = changed.length >= MANY_ROWS;
  for (const [id, row] of changed) {
    const before = read(id);
    tags.add(isMany ? 'type:Player' : `Player:${id}`);
    if (before?.team !== row?.team) tags.add('list:Player');
    if ((before === null) !== (row === null)) tags.add(isMany ? 'null:Player' : `null:Player:${id}`);
  }
  return [...tags];
}

function run(table: Table, statement: string): Pick<ModelRead, 'tags' | 'value'> {
  const [kind, digits] = statement.split(':');
  const key = Number(digits);
  if (kind === 'row') {
    const row = table.get(key);
    return { value: JSON.stringify(row ?? null), tags: [row === undefined ? `null:Player:${key}` : `Player:${key}`] };
  }
  const members = [...table].filter(([, { team }]) => team === key).sort(([a], [b]) => a - b);
  return { value: JSON.stringify(members), tags: ['list:Player', ...members.map(([id]) => `Player:${id}`)] };
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { StatementUse } from '../observability/request-scope.ts';
import type { KeyListener, WorkListener } from '../observability/work-listener.ts';
import { BusyTime } from './busy-time.ts';
import { type FieldCall, TraceTree, type WorkOwner } from './trace-tree.ts';

/** Batches and statements beyond are counted and not listed: a loader that does not batch would fill the answer. */
const MAX_LISTED = 500;

/** Hears of the calls of an operation's resolvers. */
export interface FieldTrace {
  /** Calls the resolver by `run`, whose promise, if it gives one, is one of the language. Gives what it gives. */
  readonly runField: (call: FieldCall, run: () => unknown) => unknown;
}

/** A batch or a statement, as it is told. */
export interface TracedWork {
  /** Loader's key or statement's label. */
  readonly name: string;
  /** Keys of a batch; null for a statement. */
  readonly size: number | null;
  /** Null when it failed. */
  rows: number | null;
  /** Milliseconds from the request's start. */
  readonly startMs: number;
  /** Null while it is under way. */
  durationMs: number | null;
  /** What a batch asked the database: indices of statements. */
  readonly statements: number[];
}

/** All batches, or all statements, of an operation. */
export interface TracedWorks {
  readonly listed: TracedWork[];
  readonly busy: BusyTime;
  count: number;
  totalMs: number;
}

/** Follows one operation through its fields, batches and statements. */
export interface OperationTrace extends FieldTrace {
  readonly listener: WorkListener;
  readonly tree: TraceTree;
  readonly batches: TracedWorks;
  readonly statements: TracedWorks;
  readonly readStatements: () => StatementUse;
}

/** Whom work belongs to that runs at present: a field's call, also after it awaited something, or a batch. */
const owner = new AsyncLocalStorage<WorkOwner>();

/**
 * A trace of an operation whose request began at `startedAt`. What a resolver loads belongs to its field, whether it asks at once or after
 * waiting; a batch belongs to all fields that asked for one of its keys, also when they asked later and found the key loaded. Not
 * attributed is what runs outside of resolvers, and what a resolver does in callbacks that do not carry its asynchronous context.
 */
export function createOperationTrace(startedAt: number, now: () => number = () => performance.now()): OperationTrace {
  const tree = new TraceTree();
  const batches = createWorks();
  const statements = createWorks();
  return {
    tree,
    batches,
    statements,
    readStatements: () => ({ count: statements.count, busyMs: statements.busy.total }),
    runField: (call, run) => {
      const node = tree.enter(call);
      const calledAt = now();
      node.busy.begin(calledAt);
      const finish = () => {
        const at = now();
        node.durations.push(at - calledAt);
        node.busy.end(at);
      };
      let value: unknown;
      try {
        value = owner.run(node, run);
      } catch (error) {
        finish();
        throw error;
      }
      if (value instanceof Promise) value.then(finish, finish);
      else finish();
      return value;
    },
    listener: {
      surroundBatch: async ({ started: { loader, size }, run, countRows }) => {
        const { index, end, work } = begin(batches, { name: loader, size, startMs: now() - startedAt });
        owner.getStore()?.addBatch(index);
        const own: WorkOwner = { addBatch: () => undefined, addStatement: (statement) => void work.statements.push(statement) };
        try {
          const outcome = await owner.run(own, run);
          work.rows = countRows(outcome);
          return outcome;
        } finally {
          end(now() - startedAt);
        }
      },
      surroundStatement: async ({ started: { label }, run, countRows }) => {
        const { index, end, work } = begin(statements, { name: label, size: null, startMs: now() - startedAt });
        owner.getStore()?.addStatement(index);
        try {
          const outcome = await run();
          work.rows = countRows(outcome);
          return outcome;
        } finally {
          end(now() - startedAt);
        }
      },
      followKeys,
    },
  };
}

function createWorks(): TracedWorks {
  return { listed: [], busy: new BusyTime(), count: 0, totalMs: 0 };
}

function begin(works: TracedWorks, { name, size, startMs }: Pick<TracedWork, 'name' | 'size' | 'startMs'>) {
  const work: TracedWork = { name, size, rows: null, startMs, durationMs: null, statements: [] };
  const index = works.count;
  works.count += 1;
  if (index < MAX_LISTED) works.listed.push(work);
  works.busy.begin(startMs);
  const end = (endMs: number) => {
    work.durationMs = endMs - startMs;
    works.totalMs += work.durationMs;
    works.busy.end(endMs);
  };
  return { index, work, end };
}

/** Remembers of each key who asked for it and which batches loaded it: those two meet in any order. */
function followKeys(): KeyListener {
  const keys = new Map<unknown, { readonly askers: Set<WorkOwner>; readonly batches: number[] }>();
  return {
    ask: (key) => {
      const known = keys.get(key) ?? { askers: new Set(), batches: [] };
      keys.set(key, known);
      const asker = owner.getStore();
      if (asker === undefined) return;
      known.askers.add(asker);
      for (const batch of known.batches) asker.addBatch(batch);
    },
    surroundFetch: (fetched, run) => {
      const asked = fetched.flatMap((key) => keys.get(key) ?? []);
      const askers = new Set(asked.flatMap((key) => [...key.askers]));
      const group: WorkOwner = {
        addBatch: (batch) => {
          for (const key of asked) key.batches.push(batch);
          for (const asker of askers) asker.addBatch(batch);
        },
        addStatement: (statement) => {
          for (const asker of askers) asker.addStatement(statement);
        },
      };
      return owner.run(group, run);
    },
  };
}

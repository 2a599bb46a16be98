import { BusyTime } from './busy-time.ts';

/** Where a value is in the answer: response keys and indices of lists, the last one first. Both executors give these two properties. */
export interface ResponsePath {
  readonly key: string | number;
  readonly prev: ResponsePath | undefined;
}

/** A call of a resolver. */
export interface FieldCall {
  /** `Type.field`. */
  readonly field: string;
  readonly path: ResponsePath;
}

/** Whom batches and statements belong to; they are named by their index. */
export interface WorkOwner {
  readonly addBatch: (index: number) => void;
  readonly addStatement: (index: number) => void;
}

/** All calls at one path without its indices. */
export class TraceNode implements WorkOwner {
  readonly key: string;
  readonly children = new Map<string, TraceNode>();
  /** Empty where the values at a path are plain properties. Several where fragments on different types share a key. */
  readonly fields = new Set<string>();
  /** Milliseconds of each call that ended. */
  readonly durations: number[] = [];
  readonly busy = new BusyTime();
  readonly batches = new Set<number>();
  readonly statements = new Set<number>();
  calls = 0;

  constructor(key: string) {
    this.key = key;
  }

  addBatch(index: number): void {
    this.batches.add(index);
  }

  addStatement(index: number): void {
    this.statements.add(index);
  }
}

/** Calls by path, with the indices of lists left out: as large as the document, however large the answer is. */
export class TraceTree {
  #root = new TraceNode('');

  /** The fields of the operation, in the order they were first called. */
  get roots(): Iterable<TraceNode> {
    return this.#root.children.values();
  }

  /**
   * The node of a call, which begins. A path outside of all lists is called once in an operation: a second call says that what compiled
   * code answered was thrown away and graphql-js answers anew, so the calls before are forgotten.
   */
  enter({ field, path }: FieldCall): TraceNode {
    let node = this.#find(path);
    if (node.calls > 0 && !isInList(path)) {
      this.#root = new TraceNode('');
      node = this.#find(path);
    }
    node.fields.add(field);
    node.calls += 1;
    return node;
  }

  #find({ key, prev }: ResponsePath): TraceNode {
    const parent = prev === undefined ? this.#root : this.#find(prev);
    if (typeof key === 'number') return parent;
    const node = parent.children.get(key) ?? new TraceNode(key);
    parent.children.set(key, node);
    return node;
  }
}

function isInList(path: ResponsePath): boolean {
  for (let at: ResponsePath | undefined = path; at !== undefined; at = at.prev) if (typeof at.key === 'number') return true;
  return false;
}

import { setImmediate } from 'node:timers/promises';
import type { OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type CompilationQueue, createCompilationQueue } from './compilation-queue.ts';
import type { CompiledOperation, CompileOperation } from './compiled-operation.ts';
import { type DocumentPlan, listOperations, listVariants, type OperationVariant } from './document-plan.ts';

/** Runs of one form of a document since the document came back: the third run of a document asks for compiling it. */
const HOT_RUNS = 2;
/** What ran this often is worth compiling when the process is busy, too: busy with this, perhaps. */
const URGENT_RUNS = 50;
const MAX_COMPILED = 500;
/** Generated code and closures take less than 1 KB a field: 20 MB at most. */
const MAX_COMPILED_FIELDS = 20_000;
/** Persisted operations are worth more: 40 MB at most. */
const MAX_KEPT_FIELDS = 40_000;

/** Parts of {@link createCompiledOperations}; all but the first are for tests. */
export interface CompiledOperationsParts {
  readonly compile: CompileOperation;
  readonly queue?: CompilationQueue;
  readonly maxCompiled?: number;
}

/** Operations as compiled code: those that were asked for again and again, as long as there is room, and those that are persisted. */
export interface CompiledOperations {
  /** The code of a form that is about to run; undefined when there is none yet. Asked for often enough, it will be compiled. */
  readonly find: (variant: OperationVariant) => CompiledOperation | undefined;
  /**
   * Compiles all operations of these documents, in all their forms, and keeps what is compiled until it is called again with
   * documents that lack them; resolves when they are compiled. Other requests are answered between two compilations.
   */
  readonly warm: (documents: readonly DocumentPlan[]) => Promise<void>;
  readonly count: () => number;
  readonly stop: () => void;
}

/** Nothing compiled yet. */
export function createCompiledOperations(parts: CompiledOperationsParts): CompiledOperations {
  const { compile, queue = createCompilationQueue() } = parts;
  const hot = new LRUCache<string, CompiledOperation, OperationVariant>({
    max: parts.maxCompiled ?? MAX_COMPILED,
    maxSize: MAX_COMPILED_FIELDS,
  });
  let kept: ReadonlyMap<string, CompiledOperation> = new Map();
  let warmings = 0;
  const keepHot = (variant: OperationVariant) => {
    const operation = tryCompile(compile, variant);
    variant.state = operation === null ? 'refused' : 'cold';
    if (operation !== null) hot.set(variant.key, operation, { size: toSize(variant) });
  };
  return {
    find: (variant) => {
      variant.runs += 1;
      const operation = kept.get(variant.key) ?? hot.get(variant.key);
      if (operation === undefined) heat(queue, variant, keepHot);
      return operation;
    },
    warm: async (documents) => {
      warmings += 1;
      const warming = warmings;
      const next = new Map<string, CompiledOperation>();
      let room = MAX_KEPT_FIELDS;
      for (const variant of documents.flatMap(listOperations).flatMap(listVariants)) {
        room -= toSize(variant);
        if (room < 0) break;
        // A newer set is on its way, or none is wanted any more.
        if (warming !== warmings) return;
        const operation = kept.get(variant.key) ?? tryCompile(compile, variant);
        if (operation === null) variant.state = 'refused';
        else next.set(variant.key, operation);
        await setImmediate();
      }
      if (warming === warmings) kept = next;
    },
    count: () => hot.size + kept.size,
    stop: () => {
      warmings += 1;
      queue.stop();
      hot.clear();
      kept = new Map();
    },
  };
}

function heat(queue: CompilationQueue, variant: OperationVariant, keep: (variant: OperationVariant) => void): void {
  if (variant.runs < HOT_RUNS || variant.state !== 'cold') return;
  variant.state = 'waiting';
  const accepted = queue.offer({
    isUrgent: () => variant.runs >= URGENT_RUNS,
    compile: () => keep(variant),
    drop: () => {
      variant.state = 'cold';
    },
  });
  if (!accepted) variant.state = 'cold';
}

function toSize({ plan }: OperationVariant): number {
  return 1 + (plan.shape?.fields ?? 0);
}

function tryCompile(compile: CompileOperation, { plan, conditions }: OperationVariant): CompiledOperation | null {
  try {
    return compile({ document: plan.document, operationName: nameOf(plan.operation), conditions });
  } catch {
    return null;
  }
}

function nameOf(operation: OperationDefinitionNode): string | undefined {
  return operation.name?.value;
}

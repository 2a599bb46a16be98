import { setImmediate } from 'node:timers/promises';
import type { ApolloServerOptions } from '@apollo/server';
import { type ExecutionResult, execute, type GraphQLSchema, getVariableValues, Kind, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { assertNotCancelled } from './cancellation.ts';
import { type CompilationQueue, createCompilationQueue } from './compilation-queue.ts';
import type { CompiledOperation, CompileOperation } from './compiled-operation.ts';
import { countRun, type DocumentPlan, findVariant, listVariants, type OperationVariant, planOperation } from './document-plan.ts';
import type { ArrivingOperation, DocumentPlans } from './document-plans.ts';

/** Runs of one form of a document since the document came back: the third run of a document asks for compiling it. */
const HOT_RUNS = 2;
/** What ran this often is worth compiling when the process is busy, too: busy with this, perhaps. */
const URGENT_RUNS = 50;
const MAX_COMPILED = 500;
/** Generated code and closures take less than 1 KB a field: 20 MB at most. */
const MAX_COMPILED_FIELDS = 20_000;
/** As graphql-js' own executor has it. */
const MAX_COERCION_ERRORS = 50;

/** Persisted operations are worth more: 40 MB at most. */
const MAX_KEPT_FIELDS = 40_000;

/** An operation to run. */
export interface ExecutionRequest extends ArrivingOperation {
  readonly context: unknown;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** Runs operations that are parsed and valid. */
export interface Executor {
  readonly run: (request: ExecutionRequest) => Promise<ExecutionResult>;
  /**
   * Compiles all operations of these documents, in all their forms, and keeps what is compiled until it is called again with
   * documents that lack them; resolves when they are compiled. Other requests are answered between two compilations.
   */
  readonly warm: (documents: readonly DocumentPlan[]) => Promise<void>;
  /** How many operations are compiled. */
  readonly compiledCount: () => number;
  readonly stop: () => void;
}

/** Parts of an executor; all but the first three are for tests. */
export interface ExecutorParts {
  readonly schema: GraphQLSchema;
  readonly compile: CompileOperation;
  readonly plans: DocumentPlans;
  readonly queue?: CompilationQueue;
  readonly maxCompiled?: number;
}

/** An executor that compiles what is persisted or asked for again and again, and leaves the rest, and all errors, to graphql-js. */
export function createExecutor(parts: ExecutorParts): Executor {
  const { schema, compile, plans, queue = createCompilationQueue() } = parts;
  const compiled = new LRUCache<string, CompiledOperation, OperationVariant>({
    max: parts.maxCompiled ?? MAX_COMPILED,
    maxSize: MAX_COMPILED_FIELDS,
  });
  let kept: ReadonlyMap<string, CompiledOperation> = new Map();
  let warmings = 0;
  const keep = (variant: OperationVariant) => {
    const operation = tryCompile(compile, variant);
    variant.state = operation === null ? 'refused' : 'cold';
    if (operation !== null) compiled.set(variant.key, operation, { size: toSize(variant) });
  };
  const heat = (variant: OperationVariant) => {
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
  };
  return {
    run: async (request) => {
      const plan = plans.operation(request);
      countRun(plan);
      const variables = plan.shape?.compilable ? coerce(schema, request) : null;
      const variant = variables && findVariant(plan, variables);
      if (variables && variant) {
        variant.runs += 1;
        const operation = kept.get(variant.key) ?? compiled.get(variant.key);
        if (operation === undefined) heat(variant);
        const result = await operation?.(request.context, variables);
        if (result) return result;
        assertNotCancelled(request.context);
      }
      return interpret(schema, request);
    },
    warm: async (documents) => {
      warmings += 1;
      const warming = warmings;
      const next = new Map<string, CompiledOperation>();
      let room = MAX_KEPT_FIELDS;
      for (const variant of documents.flatMap(listOperationVariants)) {
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
    compiledCount: () => compiled.size + kept.size,
    stop: () => {
      warmings += 1;
      queue.stop();
      compiled.clear();
      kept = new Map();
    },
  };
}

function listOperationVariants(plan: DocumentPlan): OperationVariant[] {
  return plan.document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? listVariants(planOperation(plan, node)) : [],
  );
}

function toSize({ plan }: OperationVariant): number {
  return 1 + (plan.shape?.fields ?? 0);
}

/** The executor as Apollo Server takes one. */
export function createExecutorGateway(schema: GraphQLSchema, executor: Executor): NonNullable<ApolloServerOptions<object>['gateway']> {
  const listeners = new Set<(update: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void>();
  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return {
        executor: ({ document, operation, queryHash, request, context }) =>
          executor.run({ documentHash: queryHash, document, operation, context, variables: request.variables }),
      };
    },
    stop: async () => executor.stop(),
  };
}

/** By graphql-js, whose rules are the specification's; null when something is wrong with them, which graphql-js then says. */
function coerce(schema: GraphQLSchema, { operation, variables = {} }: ExecutionRequest): Record<string, unknown> | null {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: MAX_COERCION_ERRORS });
  return coerced ?? null;
}

async function interpret(schema: GraphQLSchema, { document, operation, context, variables }: ExecutionRequest): Promise<ExecutionResult> {
  return execute({
    schema,
    document,
    contextValue: context,
    variableValues: variables ?? {},
    operationName: operation.name?.value ?? null,
  });
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

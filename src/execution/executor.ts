import type { ApolloServerOptions } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { assertNotCancelled } from './cancellation.ts';
import { type CompiledOperations, type CompiledOperationsParts, createCompiledOperations } from './compiled-operations.ts';
import { findExecuted } from './direct-answers.ts';
import { countRun, findVariant } from './document-plan.ts';
import type { ArrivingOperation, DocumentPlans } from './document-plans.ts';

/** An operation to run. */
export interface ExecutionRequest extends ArrivingOperation {
  readonly context: unknown;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** Runs operations that are parsed and valid. */
export interface Executor {
  readonly run: (request: ExecutionRequest) => Promise<ExecutionResult>;
  /** See {@link CompiledOperations.warm}. */
  readonly warm: CompiledOperations['warm'];
  /** How many operations are compiled. */
  readonly compiledCount: () => number;
  readonly stop: () => void;
}

/** Parts of an executor. */
export interface ExecutorParts extends CompiledOperationsParts {
  readonly schema: GraphQLSchema;
  readonly plans: DocumentPlans;
}

/** An executor that compiles what is persisted or asked for again and again, and leaves the rest, and all errors, to graphql-js. */
export function createExecutor(parts: ExecutorParts): Executor {
  const { schema, plans } = parts;
  const compiled = createCompiledOperations(parts);
  return {
    run: async (request) => {
      const plan = plans.operation(request);
      countRun(plan);
      const variables = plan.shape?.compilable ? coerce(schema, request) : null;
      const variant = variables && findVariant(plan, variables);
      if (variables && variant) {
        const result = await compiled.find(variant)?.(request.context, variables);
        if (result) return result;
        assertNotCancelled(request.context);
      }
      return interpret(schema, request);
    },
    warm: compiled.warm,
    compiledCount: compiled.count,
    stop: compiled.stop,
  };
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
          findExecuted(context)?.result ??
          (isResolved(operation)
            ? executor.run({ documentHash: queryHash, document, operation, context, variables: request.variables })
            : explainUnresolved(schema, document, request.operationName)),
      };
    },
    stop: async () => executor.stop(),
  };
}

/** Apollo Server asks for an operation that a document does not have, too, whatever its types say, and answers with the error it gets. */
function isResolved(operation: OperationDefinitionNode | undefined): operation is OperationDefinitionNode {
  return operation !== undefined;
}

/** Nothing runs: graphql-js says which name it looked for, or that one is needed. */
async function explainUnresolved(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Promise<ExecutionResult> {
  return execute({ schema, document, operationName: operationName ?? null });
}

/** By graphql-js, whose rules are the specification's; null when something is wrong with them, which graphql-js then says: here the first error is enough. */
function coerce(schema: GraphQLSchema, { operation, variables = {} }: ExecutionRequest): Record<string, unknown> | null {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
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

import type { GraphQLSchema } from 'graphql';
import { type ApolloServerParts, createApolloServer } from './execution/apollo-server.ts';
import { createCancellableExecutor } from './execution/cancellable-executor.ts';
import { createOperationCompiler } from './execution/compiled-operation.ts';
import { createDocumentPlans, type DocumentPlans } from './execution/document-plans.ts';
import { createExecutor, type Executor } from './execution/executor.ts';
import { createOperationReader } from './execution/operation-reading.ts';
import { createDocumentReader, type DocumentPhase } from './execution/read-document.ts';
import { createTimedEncoder } from './execution/timed-encoder.ts';
import type { Logger } from './observability/logger.ts';

/** What an execution core is made of. */
export interface ExecutionParts<TContext extends object> {
  readonly schema: GraphQLSchema;
  readonly mode: 'development' | 'production';
  readonly logger: Logger;
  readonly plugins?: NonNullable<ApolloServerParts<TContext>['plugins']>;
  readonly allowsBatches?: boolean;
  /** False leaves every operation to graphql-js, for comparisons. */
  readonly compiles?: boolean;
  readonly observePhase?: (phase: DocumentPhase | 'encode', durationMs: number) => void;
}

/** What runs operations: plans of documents, the executor, and the server over both. */
export interface ExecutionCore<TContext extends object> {
  readonly schema: GraphQLSchema;
  readonly plans: DocumentPlans;
  readonly executor: Executor;
  /** Started and stopped by the caller; stopping it stops the executor. */
  readonly server: ReturnType<typeof createApolloServer<TContext>>;
}

/** Wires what runs operations: the part of the composition root that tests and benchmarks share with the gateway. */
export function composeExecution<TContext extends object>(parts: ExecutionParts<TContext>): ExecutionCore<TContext> {
  const { schema, mode, compiles = true, observePhase } = parts;
  const readDocument = createDocumentReader({ schema, mode, ...(observePhase ? { observePhase } : {}) });
  const plans = createDocumentPlans({ readDocument, readOperation: createOperationReader(schema) });
  const executor = createCancellableExecutor(createExecutor({ schema, plans, compile: createOperationCompiler(schema) }), parts.logger);
  const server = createApolloServer<TContext>({
    schema,
    mode,
    logger: parts.logger,
    plans,
    ...(compiles ? { executor } : {}),
    allowsBatches: parts.allowsBatches ?? false,
    ...(observePhase ? { stringifyResult: createTimedEncoder(observePhase) } : {}),
    plugins: parts.plugins ?? [],
  });
  return { schema, plans, executor, server };
}

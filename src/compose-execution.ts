import type { GraphQLSchema } from 'graphql';
import { type ApolloServerParts, createApolloServer } from './execution/apollo-server.ts';
import { createCancellableExecutor } from './execution/cancellable-executor.ts';
import { createOperationCompiler } from './execution/compiled-operation.ts';
import { type AnswerDirectly, createDirectAnswers } from './execution/direct-answers.ts';
import { createDocumentPlans, type DocumentPlans } from './execution/document-plans.ts';
import { createExecutor, type Executor } from './execution/executor.ts';
import { createMeasuredExecutor } from './execution/measured-executor.ts';
import { createObjectLimit } from './execution/object-limit.ts';
import { createOperationReader } from './execution/operation-reading.ts';
import { createDocumentReader, type DocumentPhase } from './execution/read-document.ts';
import { warnOfRepeatedStatements } from './execution/repeated-statements.ts';
import { createTimedEncoder, encodeResult } from './execution/timed-encoder.ts';
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
  readonly observePhase?: (phase: DocumentPhase | 'encode' | 'execute', durationMs: number) => void;
  /** True warns of loaders that do not batch. */
  readonly watchesStatements?: boolean;
}

/** A hundred players with a hundred matches each are half of the objects; with all fields of both, half of the values. */
const OBJECT_LIMITS = { objects: 100_000, values: 500_000 } as const;

/** What runs operations: plans of documents, the executor, and the server over both. */
export interface ExecutionCore<TContext extends object> {
  readonly schema: GraphQLSchema;
  readonly plans: DocumentPlans;
  readonly executor: Executor;
  readonly answerDirectly: AnswerDirectly;
  /** Started and stopped by the caller; stopping it stops the executor. */
  readonly server: ReturnType<typeof createApolloServer<TContext>>;
}

/** Wires what runs operations: the part of the composition root that tests and benchmarks share with the gateway. */
export function composeExecution<TContext extends object>(parts: ExecutionParts<TContext>): ExecutionCore<TContext> {
  const { schema, mode, compiles = true, logger, observePhase } = parts;
  const plans = createDocumentPlans({
    readDocument: createDocumentReader({ schema, mode, ...(observePhase ? { observePhase } : {}) }),
    readOperation: createOperationReader(schema),
  });
  const compiling = createExecutor({ schema, plans, compile: createOperationCompiler(schema) });
  const watched = parts.watchesStatements === true ? warnOfRepeatedStatements(compiling, logger) : compiling;
  const cancellable = createCancellableExecutor(watched, logger);
  const executor = observePhase ? createMeasuredExecutor(cancellable, observePhase) : cancellable;
  const limit = createObjectLimit(OBJECT_LIMITS, mode);
  const encode = observePhase ? createTimedEncoder(observePhase) : encodeResult;
  const answerDirectly = createDirectAnswers({ schema, executor, limit, encode });
  const server = createApolloServer<TContext>({
    schema,
    mode,
    logger,
    plans,
    limit,
    ...(compiles ? { executor } : {}),
    allowsBatches: parts.allowsBatches ?? false,
    stringifyResult: encode,
    plugins: parts.plugins ?? [],
  });
  return { schema, plans, executor, answerDirectly, server };
}

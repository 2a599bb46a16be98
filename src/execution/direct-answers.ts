import type { ExecutionResult, FormattedExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { currentListener } from '../observability/request-scope.ts';
import type { FollowedOperation } from '../observability/work-listener.ts';
import type { DocumentPlan } from './document-plan.ts';
import type { Executor } from './executor.ts';
import type { ObjectLimit } from './object-limit.ts';

/** An operation that is planned, as a request asks for it. */
export interface PlannedOperation {
  readonly plan: DocumentPlan;
  readonly operation: OperationDefinitionNode;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** What ran already: the answer of Apollo Server to the operation of its context. */
export interface ExecutedOperation extends StartedOperation {
  /** Settled. */
  readonly result: Promise<ExecutionResult>;
}

/** An operation that began. */
export interface StartedOperation {
  /** On the clock of `performance.now()`. */
  readonly startedAt: number;
  /** Tells whoever follows the request that it was answered; undefined where nobody does. */
  readonly tellEnd: ((operation: FollowedOperation) => void) | undefined;
}

/** `complete`: the text of an answer without errors; `executed`: something went wrong; `declined`: nothing ran. */
export type DirectAnswer =
  | { readonly kind: 'complete'; readonly text: string }
  | { readonly kind: 'executed'; readonly executed: ExecutedOperation }
  | { readonly kind: 'declined' };

/**
 * Answers planned operations past Apollo Server's request pipeline, whose hooks, copies and turns cost as much as running an operation of
 * some hundred fields. Whatever is not a plain answer is Apollo Server's: the wording and status of errors, operations that are refused, and
 * those of which an operator is told where their time goes.
 */
export type AnswerDirectly = (planned: PlannedOperation, context: object) => Promise<DirectAnswer>;

/** Parts of {@link createDirectAnswers}. */
export interface DirectAnswersParts {
  readonly schema: GraphQLSchema;
  readonly executor: Pick<Executor, 'run'>;
  readonly limit: ObjectLimit;
  readonly encode: (result: FormattedExecutionResult) => string;
}

const DECLINED: DirectAnswer = { kind: 'declined' };

/** Builds {@link AnswerDirectly}. */
export function createDirectAnswers({ schema, executor, limit, encode }: DirectAnswersParts): AnswerDirectly {
  return async ({ plan: { digest, document, persisted }, operation, variables }, context) => {
    if (isTraced(context) || limit({ schema, document, operation, variables }) !== null) return DECLINED;
    const startedAt = performance.now();
    const tellEnd = currentListener()?.startOperation?.(false);
    const running = executor.run({ documentHash: digest, document, operation, context, variables });
    const data = await running.then(readPlainData, () => null);
    if (data === null) return { kind: 'executed', executed: { result: running, startedAt, tellEnd } };
    const text = encode({ data });
    tellEnd?.({
      name: operation.name?.value ?? null,
      type: operation.operation,
      persisted,
      outcome: 'ok',
      errorCodes: [],
      durationMs: performance.now() - startedAt,
    });
    return { kind: 'complete', text };
  };
}

function isTraced(context: object): boolean {
  return ((context as { readonly trace?: unknown }).trace ?? null) !== null;
}

/** Null for an answer that is more, or less, than data. */
function readPlainData({ data, errors, extensions }: ExecutionResult): NonNullable<ExecutionResult['data']> | null {
  return errors === undefined && extensions === undefined ? (data ?? null) : null;
}

/** The context for Apollo Server to answer what ran already. */
export function withExecuted<TContext extends object>(context: TContext, executed: ExecutedOperation): TContext {
  return { ...context, executed };
}

/** What ran already for a context; null where nothing did. */
export function findExecuted(context: unknown): ExecutedOperation | null {
  return (context as { readonly executed?: ExecutedOperation } | undefined)?.executed ?? null;
}

import { type DocumentNode, type ExecutionResult, getOperationAST, parse } from 'graphql';
import type { ExecutionRequest, Executor } from '../../src/execution/executor.ts';

/** An executor that does as it is told. */
export function createPlainExecutor(run: (request: ExecutionRequest) => Promise<ExecutionResult>): Executor {
  return { run, warm: async () => undefined, compiledCount: () => 0, stop: () => undefined };
}

/** A request for the only operation of a text, with its text for a digest. */
export function toExecutionRequest(source: string, context: unknown = {}): ExecutionRequest {
  const document: DocumentNode = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error(`No operation, or several, in ${source}`);
  return { documentHash: source, document, operation, context, variables: undefined };
}

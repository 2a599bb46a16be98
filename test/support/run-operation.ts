import { type ExecutionResult, graphql } from 'graphql';
import { composeContextFactory } from '../../src/compose-context.ts';
import type { AnyDatabase } from '../../src/data/schema-engine.ts';
import type { RowMemory } from '../../src/domain/row-memory.ts';
import { createSchema } from '../../src/execution/schema.ts';
import type { StatementCount } from '../../src/execution/statement-counter.ts';

/** An answer with the statements it cost. */
export interface OperationResult {
  // biome-ignore lint/suspicious/noExplicitAny: answers are as varied as the operations of the tests
  readonly data: any;
  readonly errors: ExecutionResult['errors'];
  readonly statements: number;
  readonly counts: readonly StatementCount[];
}

/** Runs operations over the real schema, loaders and database. */
export type RunOperation = (
  source: string,
  variables?: Record<string, unknown>,
  role?: 'ANONYMOUS' | 'OPERATOR',
) => Promise<OperationResult>;

/** Binds {@link RunOperation} to a database, to rows of it in memory, and to a clock. */
export function createRunOperation(database: AnyDatabase, rows: RowMemory | null = null, now = () => new Date()): RunOperation {
  const schema = createSchema();
  const createContext = composeContextFactory(database, undefined, { rows, now });
  return async (source, variables = {}, role = 'ANONYMOUS') => {
    const contextValue = createContext({ viewer: { role }, requestId: 'test', remembers: true });
    const { data, errors } = await graphql({ schema, source, variableValues: variables, contextValue });
    return { data, errors, statements: contextValue.statements.total(), counts: contextValue.statements.counts() };
  };
}

import type { Logger } from '../observability/logger.ts';
import { currentRequestId } from '../observability/request-scope.ts';
import type { Executor } from './executor.ts';
import type { StatementCounter } from './statement-counter.ts';

/** A relation at two levels of one operation takes two statements; more are a loader that does not batch. */
const MAX_REPEATS = 2;

/** For development: an executor that warns of each statement that ran more than twice in one operation, which is how reading row by row begins. */
export function warnOfRepeatedStatements(executor: Executor, logger: Logger): Executor {
  return {
    ...executor,
    run: async (request) => {
      const result = await executor.run(request);
      const { statements } = request.context as { readonly statements: StatementCounter };
      for (const { label, count } of statements.counts()) {
        if (count <= MAX_REPEATS) continue;
        logger.warn(
          { statement: label, count, operation: request.operation.name?.value ?? null, requestId: currentRequestId() },
          'A statement ran more than twice in one operation',
        );
      }
      return result;
    },
  };
}

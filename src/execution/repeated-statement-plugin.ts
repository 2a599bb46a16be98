import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from '../observability/logger.ts';
import { currentRequestId } from '../observability/request-scope.ts';
import type { Context } from './context.ts';

/** A relation at two levels of one operation takes two statements; more are a loader that does not batch. */
const MAX_REPEATS = 2;

/** For development: warns of each statement that ran more than twice in one operation, which is how reading row by row begins. */
export function createRepeatedStatementPlugin(logger: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ contextValue, operationName }) => {
        for (const { label, count } of contextValue.statements.counts()) {
          if (count <= MAX_REPEATS) continue;
          logger.warn(
            { statement: label, count, operation: operationName ?? null, requestId: currentRequestId() },
            'A statement ran more than twice in one operation',
          );
        }
      },
    }),
  };
}

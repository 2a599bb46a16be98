import type { ApolloServerPlugin, BaseContext, GraphQLResponse } from '@apollo/server';
import type { Metrics } from '../observability/metrics.ts';
import { currentListener } from '../observability/request-scope.ts';

/**
 * Times every operation, from its text to its answer, and its execution alone; for one answered in parts, to the first. Whoever follows
 * the request hears of its end.
 */
export function createOperationMetricsPlugin<TContext extends BaseContext>({
  observeOperation,
  observePhase,
}: Pick<Metrics, 'observeOperation' | 'observePhase'>): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: async () => {
      const startedAt = performance.now();
      return {
        executionDidStart: async () => {
          const executedAt = performance.now();
          return { executionDidEnd: async () => observePhase('execute', performance.now() - executedAt) };
        },
        willSendResponse: async ({ operation, response }) => {
          const answered = {
            // There after validation: names of what was refused before would fill the list of names.
            name: operation === undefined ? undefined : (operation.name?.value ?? null),
            outcome: toOutcome(response),
            durationMs: performance.now() - startedAt,
          };
          observeOperation(answered);
          currentListener()?.operationDidEnd?.(answered);
        },
      };
    },
  };
}

function toOutcome({ body }: GraphQLResponse): Parameters<Metrics['observeOperation']>[0]['outcome'] {
  const { data, errors } = body.kind === 'single' ? body.singleResult : body.initialResult;
  if (errors === undefined || errors.length === 0) return 'ok';
  const code = errors[0]?.extensions?.['code'];
  if (code === 'OPERATION_TIMEOUT') return 'timeout';
  if (code === 'CLIENT_GONE') return 'cancelled';
  return data === undefined || data === null ? 'refused' : 'partial';
}

import type { ApolloServerPlugin, BaseContext, GraphQLResponse } from '@apollo/server';
import type { Metrics } from '../observability/metrics.ts';

/** Times every operation, from its text to its answer; for one answered in parts, to the first. */
export function createOperationMetricsPlugin<TContext extends BaseContext>(
  observe: Metrics['observeOperation'],
): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: async () => {
      const startedAt = performance.now();
      let name: string | null | undefined;
      return {
        // Comes after validation: names of what was refused before would fill the list of names.
        didResolveOperation: async ({ operation }) => {
          if (operation !== undefined) name = operation.name?.value ?? null;
        },
        willSendResponse: async ({ response }) =>
          observe({ name, outcome: toOutcome(response), durationMs: performance.now() - startedAt }),
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

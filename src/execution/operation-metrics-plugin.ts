import type { ApolloServerPlugin, BaseContext, GraphQLRequestContextWillSendResponse, GraphQLResponse } from '@apollo/server';
import type { Metrics } from '../observability/metrics.ts';
import { currentListener } from '../observability/request-scope.ts';
import type { AnsweredOperation, FollowedOperation } from '../observability/work-listener.ts';
import { findExecuted, type StartedOperation } from './direct-answers.ts';

/** Parts of {@link createOperationMetricsPlugin}. */
export interface OperationMetricsParts extends Pick<Metrics, 'observeOperation'> {
  /** Whether the document with this digest is registered; none is when absent. */
  readonly isPersisted?: (digest: string) => boolean;
}

/**
 * Times every operation that Apollo Server answers, from its text, or from its start where it ran already, to its answer; for one answered
 * in parts, to the first. Whoever follows the request hears of its start and its end.
 */
export function createOperationMetricsPlugin<TContext extends BaseContext>({
  observeOperation,
  isPersisted = () => false,
}: OperationMetricsParts): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: async ({ requestIsBatched, contextValue }) => {
      const { startedAt, tellEnd } = findExecuted(contextValue) ?? start(requestIsBatched);
      return {
        willSendResponse: async (request) => {
          const { operation, response } = request;
          const answered = {
            // There after validation: names of what was refused before would fill the list of names.
            name: operation === undefined ? undefined : (operation.name?.value ?? null),
            outcome: toOutcome(response),
            durationMs: performance.now() - startedAt,
          };
          observeOperation(answered);
          tellEnd?.(toFollowed(request, { answered, isPersisted }));
        },
      };
    },
  };
}

function start(batched: boolean): StartedOperation {
  return { startedAt: performance.now(), tellEnd: currentListener()?.startOperation?.(batched) };
}

function toFollowed<TContext extends BaseContext>(
  { operation, response, queryHash }: GraphQLRequestContextWillSendResponse<TContext>,
  { answered, isPersisted }: { answered: AnsweredOperation; isPersisted: (digest: string) => boolean },
): FollowedOperation {
  const codes = (readResult(response).errors ?? []).flatMap(({ extensions }) => {
    const code = extensions?.['code'];
    return typeof code === 'string' ? code : [];
  });
  return { ...answered, type: operation?.operation, persisted: isPersisted(queryHash), errorCodes: [...new Set(codes)] };
}

function readResult({ body }: GraphQLResponse) {
  return body.kind === 'single' ? body.singleResult : body.initialResult;
}

function toOutcome(response: GraphQLResponse): AnsweredOperation['outcome'] {
  const { data, errors } = readResult(response);
  if (errors === undefined || errors.length === 0) return 'ok';
  const code = errors[0]?.extensions?.['code'];
  if (code === 'OPERATION_TIMEOUT') return 'timeout';
  if (code === 'CLIENT_GONE') return 'cancelled';
  return data === undefined || data === null ? 'refused' : 'partial';
}

import type { ApolloServerPlugin } from '@apollo/server';
import { currentRequest } from '../observability/request-scope.ts';
import type { Context } from './context.ts';
import { toTimingReport } from './timing-report.ts';

const NO_PHASES = { parse: null, plan: null, execute: null, encode: null };

/** Puts what a trace saw into `extensions.timing` of the answer; answers of operations that are not traced are left alone. */
export function createTimingExtensionPlugin(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue: { trace } }) => {
      if (trace === null) return;
      const createdAt = performance.now();
      return {
        willSendResponse: async ({ response: { body } }) => {
          const request = currentRequest();
          const wallMs = performance.now() - (request?.startedAt ?? createdAt);
          const result = body.kind === 'single' ? body.singleResult : body.initialResult;
          const timing = toTimingReport(trace, { wallMs, phases: request?.phases ?? NO_PHASES });
          result.extensions = { ...result.extensions, timing };
        },
      };
    },
  };
}

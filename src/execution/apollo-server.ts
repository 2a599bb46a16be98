import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../observability/logger.ts';
import type { DocumentPlans } from './document-plans.ts';
import { createErrorTranslator } from './errors.ts';
import { createExecutorGateway, type Executor } from './executor.ts';
import { createLandingPagePlugin } from './landing-page.ts';
import { createObjectLimitPlugin, type ObjectLimit } from './object-limit.ts';
import { PARSE_LIMITS } from './parse-limits.ts';
import { createPlannedDocuments, createPlannedTexts } from './planned-documents.ts';

/** Parts of an Apollo Server; wired by the composition root. */
export interface ApolloServerParts<TContext extends BaseContext> {
  readonly schema: GraphQLSchema;
  readonly mode: 'development' | 'production';
  readonly logger: Logger;
  readonly plans: DocumentPlans;
  readonly limit: ObjectLimit;
  /** Runs operations; without it graphql-js does, for comparisons. */
  readonly executor?: Executor;
  /** True answers several operations in one body; who may send how many is for the HTTP handler to say. */
  readonly allowsBatches?: boolean;
  /** Makes answers text; Apollo Server's own way when absent. */
  readonly stringifyResult?: NonNullable<ApolloServerOptions<TContext>['stringifyResult']>;
  readonly plugins?: readonly ApolloServerPlugin<TContext>[];
}

/**
 * Builds the server that answers operations; the caller starts and stops it. Sandbox is its landing page, and introspection
 * is on in production too: exploring the schema is one of the product's uses, and all in it is public.
 */
export function createApolloServer<TContext extends BaseContext>(parts: ApolloServerParts<TContext>): ApolloServer<TContext> {
  const { schema, mode, logger, plans, executor } = parts;
  return new ApolloServer<TContext>({
    ...(executor === undefined ? { schema } : { gateway: createExecutorGateway(schema, executor) }),
    nodeEnv: mode,
    logger: logger.child({ part: 'apollo' }),
    introspection: true,
    csrfPrevention: true,
    cache: 'bounded',
    allowBatchedHttpRequests: parts.allowsBatches ?? false,
    documentStore: createPlannedDocuments(plans),
    persistedQueries: { cache: createPlannedTexts(plans) },
    ...(parts.stringifyResult ? { stringifyResult: parts.stringifyResult } : {}),
    formatError: createErrorTranslator({ mode, logger }),
    includeStacktraceInErrorResponses: false,
    // The error translator does it: Apollo Server's expression takes time that is quadratic in messages, which quote what was sent.
    hideSchemaDetailsFromClientErrors: false,
    parseOptions: PARSE_LIMITS,
    // The composition root hears signals and decides the order of shutting down.
    stopOnTerminationSignals: false,
    plugins: [
      createLandingPagePlugin(),
      // It wraps every field at run time, which nearly halves wide answers.
      ApolloServerPluginCacheControlDisabled(),
      // Nothing leaves for Apollo's cloud, whatever APOLLO_* variables are about.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      createObjectLimitPlugin(parts.limit),
      ...(parts.plugins ?? []),
    ],
  });
}

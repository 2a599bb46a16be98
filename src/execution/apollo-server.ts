import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../observability/logger.ts';
import { createOperationCompiler } from './compiled-operation.ts';
import { createDepthLimitRule } from './depth-limit.ts';
import { createErrorTranslator } from './errors.ts';
import { createExecutor, createExecutorGateway } from './executor.ts';
import { createLandingPagePlugin } from './landing-page.ts';
import { createObjectLimitPlugin } from './object-limit.ts';

/** Ten times what a large page asks for; the introspection of Sandbox has about 250. */
const MAX_TOKENS = 5_000;
/** Sandbox's introspection nests 14 deep. */
const MAX_DEPTH = 20;
/** Fields after expanding fragments. */
const MAX_SELECTIONS = 10_000;
/** A hundred players with a hundred matches each are half of it. */
const MAX_OBJECTS = 100_000;

/** Parts of an Apollo Server; wired by the composition root. */
export interface ApolloServerParts<TContext extends BaseContext> {
  readonly schema: GraphQLSchema;
  readonly mode: 'development' | 'production';
  readonly logger: Logger;
  /** Where documents that clients register by hash are kept. */
  readonly persistedQueryCache: NonNullable<Exclude<ApolloServerOptions<TContext>['persistedQueries'], false | undefined>['cache']>;
  /** False leaves every operation to graphql-js, for comparisons. */
  readonly compiles?: boolean;
  readonly plugins?: readonly ApolloServerPlugin<TContext>[];
}

/**
 * Builds the server that answers operations; the caller starts and stops it. Sandbox is its landing page, and introspection
 * is on in production too: exploring the schema is one of the product's uses, and all in it is public.
 */
export function createApolloServer<TContext extends BaseContext>(parts: ApolloServerParts<TContext>): ApolloServer<TContext> {
  const { schema, mode, logger, compiles = true } = parts;
  return new ApolloServer<TContext>({
    ...(compiles
      ? { gateway: createExecutorGateway(schema, createExecutor({ schema, compile: createOperationCompiler(schema) })) }
      : { schema }),
    nodeEnv: mode,
    logger: logger.child({ part: 'apollo' }),
    introspection: true,
    csrfPrevention: true,
    cache: 'bounded',
    persistedQueries: { cache: parts.persistedQueryCache },
    formatError: createErrorTranslator({ mode, logger }),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: mode === 'production',
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: MAX_SELECTIONS,
    validationRules: [createDepthLimitRule(MAX_DEPTH)],
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
      createObjectLimitPlugin(MAX_OBJECTS),
      ...(parts.plugins ?? []),
    ],
  });
}

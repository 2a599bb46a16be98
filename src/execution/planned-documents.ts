import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentPlans } from './document-plans.ts';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;
type TextCache = NonNullable<Exclude<ApolloServerOptions<BaseContext>['persistedQueries'], false | undefined>['cache']>;

/** Digests follow a prefix and a colon in Apollo Server's keys. */
function toDigest(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1);
}

/** Plans as Apollo Server's store of documents: what is planned is neither parsed nor validated again. Plans are made elsewhere. */
export function createPlannedDocuments(plans: DocumentPlans): DocumentStore {
  return { get: async (key) => plans.find(toDigest(key))?.document, set: async () => undefined, delete: async () => undefined };
}

/**
 * Plans as Apollo Server's store of persisted queries: an operation that was planned before it reaches Apollo Server is handed over by
 * its digest. Nothing is registered here; see operation-resolver.ts for that.
 */
export function createPlannedTexts(plans: DocumentPlans): TextCache {
  return { get: async (key) => plans.find(toDigest(key))?.text, set: async () => undefined, delete: async () => undefined };
}

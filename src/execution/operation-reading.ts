import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type CachePolicy, createCachePolicyReader } from './cache-policy.ts';
import { digestOperation } from './operation-digest.ts';
import { createTagReader } from './possible-tags.ts';
import type { PossibleTags } from './tag-types.ts';
import { listUsedVariables } from './used-variables.ts';

/** What can be told of an operation's answers from the document alone, whatever its conditions and data are. */
export interface OperationReading {
  /** The most that any answer may have; a resolver may lower it. */
  readonly policy: CachePolicy;
  /** Names of variables that answers depend on. */
  readonly usedVariables: readonly string[];
  readonly tags: PossibleTags;
  /** The same for operations that differ in white space, comments or order of definitions. */
  readonly digest: string;
}

/** Reads one operation of a valid document; costs some microseconds a field. */
export type ReadOperation = (document: DocumentNode, operation: OperationDefinitionNode) => OperationReading;

/** Reads operations of one schema, whose hints it looks up once. */
export function createOperationReader(schema: GraphQLSchema): ReadOperation {
  const readPolicy = createCachePolicyReader(schema);
  const readTags = createTagReader(schema);
  return (document, operation) => ({
    policy: readPolicy(document, operation),
    usedVariables: listUsedVariables(document, operation),
    tags: readTags(document, operation),
    digest: digestOperation(document, operation),
  });
}

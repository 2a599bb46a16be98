import { type DocumentNode, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { type CachePolicy, createCachePolicyReader } from '../execution/cache-policy.ts';
import { digestOperation } from '../execution/operation-digest.ts';
import { createTagReader } from '../execution/possible-tags.ts';
import type { PossibleTags } from '../execution/tag-types.ts';
import { listUsedVariables, toCanonicalVariables } from '../execution/used-variables.ts';

/** What can be told of an operation's answers without running it. */
export interface CacheExplanation {
  readonly operation: { readonly name: string | null; readonly type: string };
  /** Why no answer is stored, as a clause; null when they may be. */
  readonly neverStoredBecause: string | null;
  /** Under the values of the variables in `@skip` and `@include`, where values are known: the most that an answer may have. */
  readonly policy: CachePolicy;
  readonly tags: PossibleTags;
  readonly key: ExplainedKey;
}

/** What tells an answer's entry from others. */
export interface ExplainedKey {
  /** As `digestOperation` has it. */
  readonly operation: string;
  readonly usedVariables: readonly string[];
  /** As `toCanonicalVariables` has them; null where they are not known, or no text can stand for them. */
  readonly values: string | null;
  /** Why they are not known, as a sentence; null when they are. */
  readonly valuesUnknownBecause: string | null;
  /** True when each session has entries of its own. */
  readonly bySession: boolean;
}

/** An operation of a valid document, and what it would be called with. */
export interface ExplainedCall {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As a client sends them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Explains how answers of a call would be stored: what the schema and the document say, which resolvers may lower. */
export function explainCall(schema: GraphQLSchema, { document, operation, variables }: ExplainedCall): CacheExplanation {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  const conditions = readConditions(coerced ?? {});
  const policy = createCachePolicyReader(schema)(document, operation, conditions);
  const usedVariables = listUsedVariables(document, operation);
  const values = coerced === undefined ? null : toCanonicalVariables(usedVariables, coerced);
  const isWithoutKey = coerced !== undefined && values === null;
  return {
    operation: { name: operation.name?.value ?? null, type: operation.operation },
    neverStoredBecause: policy.uncacheableBecause ?? (isWithoutKey ? 'no text could stand for the value of a variable' : null),
    policy,
    tags: createTagReader(schema)(document, operation, conditions),
    key: {
      operation: digestOperation(document, operation),
      usedVariables,
      values,
      valuesUnknownBecause: errors?.[0]?.message ?? null,
      bySession: policy.scope === 'PRIVATE',
    },
  };
}

/** The policy looks only at those that stand in `@skip` and `@include`. */
function readConditions(values: Readonly<Record<string, unknown>>): Readonly<Record<string, boolean>> {
  const entries = Object.entries(values).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean');
  return Object.fromEntries(entries);
}

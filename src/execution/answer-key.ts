import { type GraphQLSchema, getVariableValues } from 'graphql';
import type { CachePolicy } from './cache-policy.ts';
import type { PlannedOperation } from './direct-answers.ts';
import { planOperation } from './document-plan.ts';
import type { DocumentPlans } from './document-plans.ts';
import { toCanonicalVariables } from './used-variables.ts';

/** What tells answers apart, each part as text. */
export interface AnswerKeyParts {
  /** Of the schema, its hints and the version of the code. */
  readonly schema: string;
  readonly operation: string;
  /** The values of those that are used, with defaults. */
  readonly variables: string;
  /** Null for answers that are for everybody. */
  readonly session: string | null;
}

/** A key and what it is a key to; or why there is none, as a clause. */
export type AnswerKey =
  | { readonly kind: 'key'; readonly key: string; readonly parts: AnswerKeyParts; readonly policy: CachePolicy }
  | { readonly kind: 'none'; readonly because: string; readonly policy: CachePolicy };

/** Reads the key of an operation's answer. @param session who asks; null for nobody in particular, who gets no PRIVATE answer from the cache */
export type ReadAnswerKey = (planned: PlannedOperation, session: string | null) => AnswerKey;

/** @param schemaDigest another one for each form of the schema and its code */
export function createAnswerKeys(schema: GraphQLSchema, schemaDigest: string, plans: Pick<DocumentPlans, 'read'>): ReadAnswerKey {
  return ({ plan, operation, variables = {} }, session) => {
    const { policy, usedVariables, digest } = plans.read(planOperation(plan, operation));
    const none = (because: string): AnswerKey => ({ kind: 'none', because, policy });
    if (policy.uncacheableBecause !== null || policy.maxAgeSeconds <= 0)
      return none(policy.uncacheableBecause ?? 'it may be stored for 0 seconds');
    if (policy.scope === 'PRIVATE' && session === null) return none('it is PRIVATE, and nobody in particular asks');
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
    if (coerced === undefined) return none('a variable is wrong');
    const values = toCanonicalVariables(usedVariables, coerced);
    if (values === null) return none('a variable has a value that no text stands for');
    const parts = { schema: schemaDigest, operation: digest, variables: values, session: policy.scope === 'PRIVATE' ? session : null };
    return { kind: 'key', key: [parts.schema, parts.operation, parts.session ?? '', parts.variables].join('\n'), parts, policy };
  };
}

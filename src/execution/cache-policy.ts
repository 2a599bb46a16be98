import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { type FieldPolicy, readFieldPolicies } from './cache-hints.ts';
import { type FieldUse, listFieldUses, toPathText } from './field-uses.ts';

/** How long an answer may be stored, for whom, and which fields say so. */
export interface CachePolicy {
  /** 0: it is not to be stored. */
  readonly maxAgeSeconds: number;
  /** For the session that asked, or for everybody. */
  readonly scope: CacheScope;
  /** What gave the seconds; null when nothing did, and the seconds are 0. */
  readonly setBy: PolicyCause | null;
  /** What made it PRIVATE; null when it is PUBLIC. */
  readonly privateBy: PolicyCause | null;
  /** Why it is not to be stored, as a clause; null when it may be. */
  readonly uncacheableBecause: string | null;
}

/** For whom an answer may be stored. */
export type CacheScope = 'PRIVATE' | 'PUBLIC';

/** The field that decided. */
export interface PolicyCause {
  /** `Type.field`. */
  readonly field: string;
  /** One of the places it stands at, by response keys: `players.nodes`. Null when a resolver decided. */
  readonly path: string | null;
  /** `Type.field` or `Type` whose hint it was; null when there is none. */
  readonly hint: string | null;
}

/** Reads the policy of an operation of a valid document; conditions are values of variables in `@skip` and `@include`. */
export type ReadCachePolicy = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions?: Readonly<Record<string, boolean>>,
) => CachePolicy;

/**
 * A reader of policies over a schema's `@cacheControl` hints: the strictest of all fields and types that an answer could hold, known before
 * anything is read. Fields under conditions that are not given count. The rules are Apollo's, over every type an interface or union may be,
 * and one more: the hints of those types count, too, where Apollo looks at the interface or union alone.
 * A policy costs as much as its document's text, times the types behind interfaces and unions.
 * @throws Error when the schema has a hint below 0 seconds
 */
export function createCachePolicyReader(schema: GraphQLSchema): ReadCachePolicy {
  const policies = readFieldPolicies(schema);
  return (document, operation, conditions = {}) => {
    if (operation.operation !== OperationTypeNode.QUERY) return refuse(`it is a ${operation.operation}`);
    const limit: Limit = { maxAgeSeconds: Number.POSITIVE_INFINITY, setBy: null, privateBy: null };
    for (const use of listFieldUses(schema, { document, operation, conditions })) {
      const policy = policies.get(use.field);
      if (policy) restrict(limit, use, policy);
    }
    return toPolicy(limit);
  };
}

interface Limit {
  maxAgeSeconds: number;
  setBy: PolicyCause | null;
  privateBy: PolicyCause | null;
}

function restrict(limit: Limit, use: FieldUse, policy: FieldPolicy): void {
  const isRoot = use.path.previous === null;
  const maxAgeSeconds = policy.maxAgeSeconds ?? (isRoot ? 0 : null);
  lower(limit, maxAgeSeconds, () => toCause(use, policy.maxAgeFrom));
  if (policy.privateFrom !== null) limit.privateBy ??= toCause(use, policy.privateFrom);
  for (const { type, maxAgeSeconds: ofType, isPrivate } of policy.lowerings) {
    // A type of which nothing is read does not age; that an object of it is there may be private all the same.
    if (use.readTypes.includes(type)) lower(limit, ofType, () => toCause(use, type.name));
    if (isPrivate) limit.privateBy ??= toCause(use, type.name);
  }
}

function lower(limit: Limit, maxAgeSeconds: number | null, cause: () => PolicyCause): void {
  if (maxAgeSeconds === null || maxAgeSeconds >= limit.maxAgeSeconds) return;
  limit.maxAgeSeconds = maxAgeSeconds;
  limit.setBy = cause();
}

function toCause({ parentType, field, path }: FieldUse, hint: string | null): PolicyCause {
  return { field: `${parentType.name}.${field.name}`, path: toPathText(path), hint };
}

function toPolicy({ maxAgeSeconds, setBy, privateBy }: Limit): CachePolicy {
  const scope = privateBy === null ? 'PUBLIC' : 'PRIVATE';
  if (setBy === null) return { ...refuse('it reads nothing that has a hint'), scope, privateBy };
  const uncacheableBecause = maxAgeSeconds > 0 ? null : explainZero(setBy);
  return { maxAgeSeconds, scope, setBy, privateBy, uncacheableBecause };
}

function explainZero({ field, path, hint }: PolicyCause): string {
  const place = `${field} at "${path}"`;
  return hint === null
    ? `${place} has no @cacheControl, which root fields and objects need`
    : `${place} has maxAge 0 by the hint on ${hint}`;
}

function refuse(uncacheableBecause: string): CachePolicy {
  return { maxAgeSeconds: 0, scope: 'PUBLIC', setBy: null, privateBy: null, uncacheableBecause };
}

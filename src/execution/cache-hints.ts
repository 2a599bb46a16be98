import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
} from 'graphql';
import { listAnswerTypes, listObjectTypes } from './object-types.ts';

/** What the schema's hints say of a field: its own, else those of the type it answers with. */
export interface FieldPolicy {
  /** Null: as long as what the field stands in. */
  readonly maxAgeSeconds: number | null;
  /** `Type.field` or `Type` whose hint gave the seconds; null when they are not given, or are 0 because there is no hint. */
  readonly maxAgeFrom: string | null;
  /** `Type.field` or `Type` whose hint makes it PRIVATE; null when it is PUBLIC. */
  readonly privateFrom: string | null;
  /** Of a field that answers with an interface or union: what the types add that may come in its place. */
  readonly lowerings: readonly TypeLowering[];
}

/** The own hint of a type that may come where an interface or union stands: it lowers what is said of the field, and never raises it. */
export interface TypeLowering {
  readonly type: GraphQLObjectType;
  /** Null: it leaves them alone. */
  readonly maxAgeSeconds: number | null;
  readonly isPrivate: boolean;
}

interface Hint {
  readonly maxAgeSeconds: number | null;
  readonly scope: unknown;
  readonly inherits: boolean;
}

const NO_HINT: Hint = { maxAgeSeconds: null, scope: null, inherits: false };

/**
 * The policy of each field of each object type, by the rules of Apollo's `@cacheControl` where nothing is the default. What a root field
 * adds, that it can inherit from nothing, is left to the reader: the same field may stand deeper, too.
 * @throws Error when a max age is below 0
 */
export function readFieldPolicies(schema: GraphQLSchema): ReadonlyMap<GraphQLField<unknown, unknown>, FieldPolicy> {
  const policies = new Map<GraphQLField<unknown, unknown>, FieldPolicy>();
  for (const type of listObjectTypes(schema)) {
    for (const field of Object.values(type.getFields())) policies.set(field, readFieldPolicy(schema, type, field));
  }
  return policies;
}

/**
 * Fields that keep each answer they are part of from being stored because a hint is missing, as `Type.field`: root fields, and fields of
 * objects. Those of mutations and subscriptions do not count: their answers are never stored.
 */
export function listFieldsWithoutHint(schema: GraphQLSchema): readonly string[] {
  const neverStored = [schema.getMutationType(), schema.getSubscriptionType()];
  const types = listObjectTypes(schema).filter((type) => !neverStored.includes(type));
  return types.flatMap((type) => {
    const fields = Object.values(type.getFields()).filter((field) => {
      const { maxAgeSeconds, maxAgeFrom } = readFieldPolicy(schema, type, field);
      return maxAgeFrom === null && (maxAgeSeconds === 0 || type === schema.getQueryType());
    });
    return fields.map(({ name }) => `${type.name}.${name}`);
  });
}

function readFieldPolicy(schema: GraphQLSchema, parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): FieldPolicy {
  const coordinate = `${parent.name}.${field.name}`;
  const type = getNamedType(field.type);
  const own = readHint(schema, coordinate, [field.astNode]);
  const ofType = isCompositeType(type) ? readTypeHint(schema, type) : NO_HINT;
  const inherits = !isCompositeType(type) || own.inherits || ofType.inherits;
  const maxAgeSeconds = own.maxAgeSeconds ?? ofType.maxAgeSeconds;
  const ofMaxAge = own.maxAgeSeconds === null ? type.name : coordinate;
  const ofScope = own.scope === null ? type.name : coordinate;
  return {
    maxAgeSeconds: maxAgeSeconds ?? (inherits ? null : 0),
    maxAgeFrom: maxAgeSeconds === null ? null : ofMaxAge,
    privateFrom: (own.scope ?? ofType.scope) === 'PRIVATE' ? ofScope : null,
    lowerings: isAbstractType(type) ? listAnswerTypes(schema, field).map((one) => readLowering(schema, one, own)) : [],
  };
}

function readLowering(schema: GraphQLSchema, type: GraphQLObjectType, ofField: Hint): TypeLowering {
  const hint = readTypeHint(schema, type);
  return {
    type,
    maxAgeSeconds: ofField.maxAgeSeconds === null ? hint.maxAgeSeconds : null,
    isPrivate: ofField.scope === null && hint.scope === 'PRIVATE',
  };
}

function readTypeHint(schema: GraphQLSchema, type: GraphQLNamedType): Hint {
  return readHint(schema, type.name, [type.astNode, ...type.extensionASTNodes]);
}

/** The first hint among the nodes that define a field or type; what inherits has no max age, whatever it says. */
function readHint(schema: GraphQLSchema, coordinate: string, nodes: readonly (HintedNode | null | undefined)[]): Hint {
  const directive = schema.getDirective('cacheControl');
  if (!directive) return NO_HINT;
  const values = nodes.map((node) => node && getDirectiveValues(directive, node)).find((found) => found);
  if (!values) return NO_HINT;
  const { maxAge, scope = null, inheritMaxAge } = values;
  if (typeof maxAge === 'number' && maxAge < 0) {
    throw new Error(`maxAge of @cacheControl on ${coordinate} must be 0 seconds or more, got ${maxAge}`);
  }
  return { maxAgeSeconds: typeof maxAge === 'number' && inheritMaxAge !== true ? maxAge : null, scope, inherits: inheritMaxAge === true };
}

type HintedNode = Parameters<typeof getDirectiveValues>[1];

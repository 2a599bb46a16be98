import { ApolloServer, type GraphQLRequestContext } from '@apollo/server';
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { HintedOperation } from './hinted-operations.ts';

type OverallPolicy = GraphQLRequestContext<object>['overallCachePolicy'];

/** What Apollo's plugin made of an answer; a max age of null is one that nothing set. */
export interface ObservedPolicy {
  readonly maxAge: number | null;
  readonly scope: 'PRIVATE' | 'PUBLIC';
}

/** What the data is like. */
export interface DataOptions {
  /** True: no list is empty, nothing is null, and lists hold every type that may come. */
  readonly isFull: boolean;
  /** True: data lowers the policy by the hint of each type that stands behind an interface or union and of which something is read. */
  readonly lowersByType: boolean;
}

interface Source {
  readonly __typename: string;
  /** Called when a field of the object is read. */
  readonly onRead?: (policy: OverallPolicy) => void;
}

/** A context that a plugin hands the policy of the request to. */
interface PolicyContext {
  policy?: OverallPolicy;
}

/** Runs an operation on an Apollo Server with its own cache-control plugin, over made-up data, and says what policy came out. */
export async function observeApolloPolicy(operation: HintedOperation, options: DataOptions): Promise<ObservedPolicy> {
  const schema = makeExecutableSchema({ typeDefs: operation.typeDefs });
  addData(schema, operation, options);
  let observed: ObservedPolicy | null = null;
  const server = new ApolloServer<PolicyContext>({
    schema,
    plugins: [
      ApolloServerPluginCacheControl({ defaultMaxAge: 0, calculateHttpHeaders: false }),
      {
        requestDidStart: async ({ contextValue, overallCachePolicy }) => {
          contextValue.policy = overallCachePolicy;
          return {
            willSendResponse: async () => {
              observed = { maxAge: overallCachePolicy.maxAge ?? null, scope: overallCachePolicy.scope ?? 'PUBLIC' };
            },
          };
        },
      },
    ],
  });
  const { body } = await server.executeOperation({ query: operation.source, variables: operation.variables });
  await server.stop();
  const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
  if (errors !== undefined || observed === null) throw new Error(`Apollo failed: ${JSON.stringify(errors)}\n${operation.source}`);
  return observed;
}

function addData(schema: GraphQLSchema, operation: HintedOperation, { isFull, lowersByType }: DataOptions): void {
  let drawn = 0;
  const draw = () => {
    drawn += 1;
    return isFull ? 5 : (operation.gaps[drawn % operation.gaps.length] ?? 0);
  };
  const createObject = (type: GraphQLObjectType, lower: (name: string) => Source['onRead']): Source => {
    const onRead = lowersByType ? lower(type.name) : undefined;
    return { __typename: type.name, ...(onRead ? { onRead } : {}) };
  };
  const createValue = (type: GraphQLOutputType, lower: (name: string) => Source['onRead']): unknown => {
    if (!isNonNullType(type) && draw() === 0) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const item = getNullableType(nullable.ofType);
      if (draw() === 0) return [];
      if (!isAbstractType(item)) return [createValue(nullable.ofType, lower)];
      const types = schema.getPossibleTypes(item).filter(() => draw() > 2);
      return types.map((one) => createObject(one, lower));
    }
    return isObjectType(nullable) ? createObject(nullable, lower) : 1;
  };
  for (const parent of Object.values(schema.getTypeMap())) {
    if (!isObjectType(parent) || parent.name.startsWith('__')) continue;
    for (const field of Object.values(parent.getFields())) {
      field.resolve = (source: Source | undefined, _args, context: PolicyContext) => {
        if (context.policy) source?.onRead?.(context.policy);
        return createValue(field.type, createLowering(operation, { parent, field, policy: context.policy }));
      };
    }
  }
}

/** What is done for an object of a type that a field answers with: its scope counts at once, its max age when something is read of it. */
function createLowering(
  { hints }: HintedOperation,
  at: { parent: GraphQLObjectType; field: GraphQLField<unknown, unknown>; policy: OverallPolicy | undefined },
): (typeName: string) => Source['onRead'] {
  const ofField = hints.get(`${at.parent.name}.${at.field.name}`);
  return (typeName) => {
    const ofType = hints.get(typeName);
    const target = getNamedType(at.field.type);
    if (ofType === undefined || !isCompositeType(target) || !isAbstractType(target)) return undefined;
    if (ofType.scope !== null && (ofField?.scope ?? null) === null) at.policy?.restrict({ scope: ofType.scope });
    const { maxAge } = ofType;
    if (maxAge === null || (ofField?.maxAge ?? null) !== null) return undefined;
    return (policy) => policy.restrict({ maxAge });
  };
}

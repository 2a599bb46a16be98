import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../domain/page-window.ts';
import { createTooComplexError } from './too-complex-error.ts';

/** What a list without a size of its own counts as: the participants of a match. */
const LIST_SIZE = 10;

/** An operation as it is about to run. */
interface CountedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Those that were sent, and defaults of the others. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The most of each that an operation may ask for. */
export interface ObjectLimits {
  readonly objects: number;
  /** Scalars and enum values, of all objects together. */
  readonly values: number;
}

/** What an operation could ask for. */
interface Counts {
  objects: number;
  values: number;
}

/**
 * Refuses operations whose pages, one inside the other, could ask for more than the limits, before anything is read: a few pages of
 * a hundred inside each other are millions, which would not fit into memory.
 */
export function createObjectLimitPlugin<TContext extends BaseContext>(
  limits: ObjectLimits,
  mode: 'development' | 'production',
): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        if (operation === undefined) return;
        const fragments: Record<string, FragmentDefinitionNode> = {};
        for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
        const counts = countObjects({ schema, operation, fragments, variables: { ...readDefaults(operation), ...request.variables } });
        for (const kind of ['objects', 'values'] as const) {
          if (counts[kind] <= limits[kind]) continue;
          const detail = `it could ask for ${counts[kind]} ${kind}, at most ${limits[kind]} are answered at once: ask for smaller pages, or for less inside them`;
          throw createTooComplexError(mode, { detail, at: { nodes: operation } });
        }
      },
    }),
  };
}

/** The most an operation could ask for: each page counts in full, each list without a page as ten. Introspection is free. */
function countObjects({ schema, operation, fragments, variables }: CountedOperation): Counts {
  const known = new Map<string, Counts>();

  const countSelections = (selectionSet: SelectionSetNode, parent: GraphQLOutputType, pageSize: number): Counts => {
    const counts = { objects: 0, values: 0 };
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) countField(selection, { parent, pageSize }, counts);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        add(counts, countSelections(selection.selectionSet, toType(selection.typeCondition?.name.value) ?? parent, pageSize));
      else add(counts, countFragment(selection.name.value, pageSize));
    }
    return counts;
  };
  // Measured once a page size, so that the cost is that of the text.
  const countFragment = (name: string, pageSize: number): Counts => {
    const fragment = fragments[name];
    const type = toType(fragment?.typeCondition.name.value);
    if (fragment === undefined || type === undefined) return { objects: 0, values: 0 };
    const key = `${name} ${pageSize}`;
    const counts = known.get(key) ?? countSelections(fragment.selectionSet, type, pageSize);
    known.set(key, counts);
    return counts;
  };
  const countField = (field: FieldNode, { parent, pageSize }: { parent: GraphQLOutputType; pageSize: number }, counts: Counts): void => {
    const named = getNamedType(parent);
    const type = isObjectType(named) || isInterfaceType(named) ? named.getFields()[field.name.value]?.type : undefined;
    const isObject = type !== undefined && field.selectionSet !== undefined && isCompositeType(getNamedType(type));
    const times = isListType(getNullableType(type)) ? (readListSize(field, variables) ?? (isPage(named.name) ? pageSize : LIST_SIZE)) : 1;
    if (isObject) add(counts, countSelections(field.selectionSet, type, readPageSize(field, variables)), times);
    if (isObject) counts.objects += times;
    else if (!field.name.value.startsWith('__') || field.name.value === '__typename') counts.values += times;
  };
  const toType = (name: string | undefined) => {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  };

  const root = schema.getRootType(operation.operation);
  return root ? countSelections(operation.selectionSet, root, DEFAULT_PAGE_SIZE) : { objects: 0, values: 0 };
}

function add(counts: Counts, { objects, values }: Counts, times = 1): void {
  counts.objects += times * objects;
  counts.values += times * values;
}

function readDefaults({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  const given = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, readValue(defaultValue, {})] as const],
  );
  return Object.fromEntries(given);
}

/** By Relay's convention, which the lists of these types follow: as many items as the page has. */
function isPage(typeName: string): boolean {
  return typeName.endsWith('Connection');
}

function readPageSize(field: FieldNode, variables: CountedOperation['variables']): number {
  for (const name of ['first', 'last']) {
    const size = readArgument(field, name, variables);
    // What is out of range is refused by the field itself.
    if (typeof size === 'number') return Math.min(Math.max(size, 1), MAX_PAGE_SIZE);
  }
  return DEFAULT_PAGE_SIZE;
}

/** As many as the ids a list is asked for by; null for other lists. */
function readListSize(field: FieldNode, variables: CountedOperation['variables']): number | null {
  const ids = readArgument(field, 'ids', variables);
  return Array.isArray(ids) ? Math.min(ids.length, MAX_PAGE_SIZE) : null;
}

function readArgument(field: FieldNode, name: string, variables: CountedOperation['variables']): unknown {
  const value = field.arguments?.find((argument) => argument.name.value === name)?.value;
  return value === undefined ? undefined : readValue(value, variables);
}

function readValue(value: ValueNode, variables: CountedOperation['variables']): unknown {
  switch (value.kind) {
    case Kind.VARIABLE:
      return variables[value.name.value];
    case Kind.INT:
      return Number(value.value);
    case Kind.LIST:
      return value.values;
    default:
      return undefined;
  }
}

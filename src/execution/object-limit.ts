import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
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

/** An operation with the variables it is to run with. */
export interface LimitedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** The error of an operation that asks for too much; null for all others. */
export type ObjectLimit = (operation: LimitedOperation) => GraphQLError | null;

/**
 * Refuses operations whose pages, one inside the other, could ask for more than the limits, before anything is read: a few pages of
 * a hundred inside each other are millions, which would not fit into memory.
 */
export function createObjectLimit(limits: ObjectLimits, mode: 'development' | 'production'): ObjectLimit {
  // Of operations in which no variable says how large a page is: what they ask for never changes.
  const constant = new WeakMap<OperationDefinitionNode, Counts>();
  const count = ({ schema, document, operation, variables }: LimitedOperation): Counts => {
    const known = constant.get(operation);
    if (known !== undefined) return known;
    const fragments: Record<string, FragmentDefinitionNode> = {};
    for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
    const { counts, usedVariables } = countObjects({
      schema,
      operation,
      fragments,
      variables: { ...readDefaults(operation), ...variables },
    });
    if (!usedVariables) constant.set(operation, counts);
    return counts;
  };
  return (limited) => {
    const counts = count(limited);
    for (const kind of ['objects', 'values'] as const) {
      if (counts[kind] <= limits[kind]) continue;
      const detail = `it could ask for ${counts[kind]} ${kind}, at most ${limits[kind]} are answered at once: ask for smaller pages, or for less inside them`;
      return createTooComplexError(mode, { detail, at: { nodes: limited.operation } });
    }
    return null;
  };
}

/** An {@link ObjectLimit} for what Apollo Server runs. */
export function createObjectLimitPlugin<TContext extends BaseContext>(limit: ObjectLimit): ApolloServerPlugin<TContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        const error = operation === undefined ? null : limit({ schema, document, operation, variables: request.variables });
        if (error !== null) throw error;
      },
    }),
  };
}

/** The most an operation could ask for: each page counts in full, each list without a page as ten. Introspection is free. */
function countObjects({ schema, operation, fragments, variables }: CountedOperation): { counts: Counts; usedVariables: boolean } {
  let usedVariables = false;
  const known = new Map<string, Counts>();

  const read: ReadValue = (value) => {
    usedVariables ||= value.kind === Kind.VARIABLE;
    return readValue(value, variables);
  };
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
    const times = isListType(getNullableType(type)) ? (readListSize(field, read) ?? (isPage(named.name) ? pageSize : LIST_SIZE)) : 1;
    if (isObject) add(counts, countSelections(field.selectionSet, type, readPageSize(field, read)), times);
    if (isObject) counts.objects += times;
    else if (!field.name.value.startsWith('__') || field.name.value === '__typename') counts.values += times;
  };
  const toType = (name: string | undefined) => {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  };

  const root = schema.getRootType(operation.operation);
  const counts = root ? countSelections(operation.selectionSet, root, DEFAULT_PAGE_SIZE) : { objects: 0, values: 0 };
  return { counts, usedVariables };
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

/** Reads a page's size where it is written. */
type ReadValue = (value: ValueNode) => unknown;

function readPageSize(field: FieldNode, read: ReadValue): number {
  for (const name of ['first', 'last']) {
    const size = readArgument(field, name, read);
    // What is out of range is refused by the field itself.
    if (typeof size === 'number') return Math.min(Math.max(size, 1), MAX_PAGE_SIZE);
  }
  return DEFAULT_PAGE_SIZE;
}

/** As many as the ids a list is asked for by; null for other lists. */
function readListSize(field: FieldNode, read: ReadValue): number | null {
  const ids = readArgument(field, 'ids', read);
  return Array.isArray(ids) ? Math.min(ids.length, MAX_PAGE_SIZE) : null;
}

function readArgument(field: FieldNode, name: string, read: ReadValue): unknown {
  const value = field.arguments?.find((argument) => argument.name.value === name)?.value;
  return value === undefined ? undefined : read(value);
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

import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { listAnswerTypes } from './object-types.ts';

/** An operation of a valid document. */
export interface OperationSource {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Values of variables in `@skip` and `@include`, by name; what hangs on others may be there. */
  readonly conditions?: Readonly<Record<string, boolean>>;
}

/** Where a field stands in the answer, by response keys; list positions are left out. */
export interface FieldPath {
  readonly previous: FieldPath | null;
  readonly key: string;
}

/** A field that an operation can read, of one of the types it can be read of. */
export interface FieldUse {
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  /** The first place it was met at; a fragment may put it at others. */
  readonly path: FieldPath;
  /** Object types it can answer with of which the operation reads a field, be it only this one's id. */
  readonly readTypes: readonly GraphQLObjectType[];
}

/** Where nothing was met yet: each selection set is walked once for each type, so that the cost is that of the text times the types. */
interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly uses: FieldUse[];
  /** Whether a selection set reads a field of a type; apart for root fields, which have rules of their own. */
  readonly known: { readonly root: KnownSelections; readonly nested: KnownSelections };
}

type KnownSelections = Map<SelectionSetNode, Map<GraphQLObjectType, boolean>>;

/**
 * All fields an operation can read, outer ones first: those of an interface or union once for each object type that may come. Fields of
 * introspection and `__typename` are left out.
 */
export function listFieldUses(schema: GraphQLSchema, { document, operation, conditions = {} }: OperationSource): readonly FieldUse[] {
  const root = schema.getRootType(operation.operation);
  if (!root) return [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const walk: Walk = { schema, fragments, conditions, uses: [], known: { root: new Map(), nested: new Map() } };
  walkSelections(walk, operation.selectionSet, { type: root, path: null });
  return walk.uses;
}

/** A path as text: `players.nodes.gameName`. */
export function toPathText(path: FieldPath): string {
  const keys: string[] = [];
  for (let at: FieldPath | null = path; at !== null; at = at.previous) keys.unshift(at.key);
  return keys.join('.');
}

interface Place {
  readonly type: GraphQLObjectType;
  /** Null at the root. */
  readonly path: FieldPath | null;
}

/** True when a field of the place's type is read. */
function walkSelections(walk: Walk, selectionSet: SelectionSetNode, place: Place): boolean {
  const known = place.path === null ? walk.known.root : walk.known.nested;
  const byType = known.get(selectionSet) ?? new Map<GraphQLObjectType, boolean>();
  known.set(selectionSet, byType);
  const before = byType.get(place.type);
  if (before !== undefined) return before;
  // A fragment that contains itself ends here.
  byType.set(place.type, false);
  let reads = false;
  for (const selection of selectionSet.selections) {
    if (isPossible(selection.directives ?? [], walk.conditions) && walkSelection(walk, selection, place)) reads = true;
  }
  byType.set(place.type, reads);
  return reads;
}

function walkSelection(walk: Walk, selection: SelectionNode, place: Place): boolean {
  if (selection.kind === Kind.FIELD) return walkField(walk, selection, place);
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
  return fragment !== undefined && applies(walk, fragment.typeCondition, place.type) && walkSelections(walk, fragment.selectionSet, place);
}

function walkField(walk: Walk, node: FieldNode, place: Place): boolean {
  const field = place.type.getFields()[node.name.value];
  // Introspection and `__typename` are of no type.
  if (field === undefined) return false;
  const readTypes: GraphQLObjectType[] = [];
  const path = { previous: place.path, key: node.alias?.value ?? node.name.value };
  walk.uses.push({ parentType: place.type, field, path, readTypes });
  if (node.selectionSet) {
    for (const type of listAnswerTypes(walk.schema, field))
      if (walkSelections(walk, node.selectionSet, { type, path })) readTypes.push(type);
  }
  return true;
}

function applies(walk: Walk, condition: NamedTypeNode | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition.name.value === type.name) return true;
  const conditionType = walk.schema.getType(condition.name.value);
  return isAbstractType(conditionType) && walk.schema.isSubType(conditionType, type);
}

/** False only when a condition that is known leaves the node out. */
function isPossible(directives: readonly DirectiveNode[], conditions: Readonly<Record<string, boolean>>): boolean {
  return directives.every(({ name, arguments: args = [] }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true;
    const value = args.find((argument) => argument.name.value === 'if')?.value;
    const isTrue = value?.kind === Kind.VARIABLE ? conditions[value.name.value] : value?.kind === Kind.BOOLEAN ? value.value : undefined;
    return isTrue === undefined || isTrue === (name.value === 'include');
  });
}

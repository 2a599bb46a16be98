import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { listAnswerTypes, listObjectTypes } from './object-types.ts';

/** Kinds of cache tags that answers of an operation can carry, known before anything is read; sorted. All are empty when nothing stored is read. */
export interface PossibleTags {
  /** Types of the rows it can hold: `Player` for the tags `Player:…`. Parts of a node count as the node. */
  readonly types: readonly string[];
  /** Lists whose members come and go: `list:Player` for a root list, `Channel.posts` for the tags `Channel:….posts`. */
  readonly lists: readonly string[];
  /** Rows that may not be found: `null:Player`. */
  readonly absences: readonly string[];
}

/** A schema, and for each type with rows the type whose tag they carry. */
export interface TaggedSchema {
  readonly schema: GraphQLSchema;
  /** By type name: `Participant` → `Match`. */
  readonly tagTypes: ReadonlyMap<string, string>;
  /** By type name, lists and types it is computed from. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
}

/**
 * For each type with rows the type whose tag they carry: nodes their own, others what their `@cacheTag` names.
 * @throws Error when that is no object type of the schema
 */
export function readTagTypes(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const tagTypes = new Map<string, string>();
  for (const type of listObjectTypes(schema)) {
    const named = readCacheTag(schema, type)?.['type'] ?? null;
    if (typeof named === 'string' && !isObjectType(schema.getType(named))) {
      throw new Error(`@cacheTag on ${type.name} must name an object type, got "${named}"`);
    }
    const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
    if (typeof named === 'string' || isNode) tagTypes.set(type.name, typeof named === 'string' ? named : type.name);
  }
  return tagTypes;
}

/** For each type that is computed from others the lists and types that its `@cacheTag` names: `Player.matches`, `Meta`. */
export function readTagSources(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, readonly string[]>();
  for (const type of listObjectTypes(schema)) {
    const named = readCacheTag(schema, type)?.['from'];
    if (Array.isArray(named)) sources.set(type.name, named);
  }
  return sources;
}

/** The tags that reading a field can add. */
export function readFieldTags(
  { schema, tagTypes, sources }: TaggedSchema,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): PossibleTags {
  const owner = tagTypes.get(parent.name);
  const rows = listRowTypes(schema, field).flatMap(({ name }) => {
    const tagType = tagTypes.get(name);
    return tagType === undefined ? [] : [{ tagType, isPart: tagType !== name }];
  });
  // A row's parts come and go with it.
  const members = rows.filter(({ tagType, isPart }) => !isPart || tagType !== owner);
  const computedFrom = listRowTypes(schema, field).flatMap(({ name }) => sources.get(name) ?? []);
  const isRoot = parent === schema.getQueryType();
  const hasList = isList(field) && (isRoot || owner !== undefined);
  return {
    // A connection shows rows in fields of its own.
    types: [
      ...(owner === undefined ? [] : [owner]),
      ...(isConnection(getNamedType(field.type)) ? [] : rows.map(({ tagType }) => tagType)),
      ...listPageTypes(schema, parent, field).flatMap(({ name }) => tagTypes.get(name) ?? []),
      ...computedFrom.filter((source) => !isListName(source)),
    ],
    lists: [
      ...computedFrom.filter(isListName),
      ...(hasList ? members.map(({ tagType }) => (isRoot ? `list:${tagType}` : `${owner}.${field.name}`)) : []),
    ],
    // What something is computed from may not be found, whether it is null itself or not.
    absences: [
      ...(hasNullRows(field.type) ? rows.filter(({ isPart }) => !isPart).map(({ tagType }) => `null:${tagType}`) : []),
      ...computedFrom.filter((source) => !isListName(source)).map((source) => `null:${source}`),
    ],
  };
}

/**
 * Fields that read something of which no tag would tell that it changed, as `Type.field`: those of types that a query reaches and that are
 * neither nodes nor have a `@cacheTag`. Connections, edges and `PageInfo` need none: the list they show has one.
 * @throws Error as {@link readTagTypes} does
 */
export function listFieldsWithoutTag(schema: GraphQLSchema): readonly string[] {
  const tagTypes = readTagTypes(schema);
  const isTold = (type: GraphQLObjectType) => tagTypes.has(type.name) || isPagePart(type);
  return listReadableTypes(schema).flatMap((type) => {
    const fields = Object.values(type.getFields()).filter((field) => {
      const rows = listRowTypes(schema, field);
      // A connection among the rows is one whose items are not known.
      return rows.length === 0 ? !isTold(type) : !rows.every((row) => isTold(row) && !isConnection(row));
    });
    return fields.map(({ name }) => `${type.name}.${name}`);
  });
}

function readCacheTag(schema: GraphQLSchema, type: GraphQLObjectType): Readonly<Record<string, unknown>> | undefined {
  const directive = schema.getDirective('cacheTag');
  return directive && type.astNode ? getDirectiveValues(directive, type.astNode) : undefined;
}

/** Types of the rows behind a field: of a connection, those of its items. */
function listRowTypes(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
  const type = getNamedType(field.type);
  return isConnection(type) ? listItemTypes(schema, type) : listAnswerTypes(schema, field);
}

/** Types of a connection's items; itself where they are not known. */
function listItemTypes(schema: GraphQLSchema, connection: GraphQLObjectType): readonly GraphQLObjectType[] {
  const edge = getNamedType(connection.getFields()['edges']?.type);
  const item = isObjectType(edge) ? edge.getFields()['node'] : undefined;
  return item ? listAnswerTypes(schema, item) : [connection];
}

/** Types of the rows of a page that must be read for a field of its connection, even if nothing of them is shown: all fields but the count. */
function listPageTypes(
  schema: GraphQLSchema,
  parent: GraphQLObjectType,
  { name }: GraphQLField<unknown, unknown>,
): readonly GraphQLObjectType[] {
  return isConnection(parent) && name !== 'totalCount' ? listItemTypes(schema, parent) : [];
}

/** `Player.matches` or `list:Season`, and not the type `Meta`. */
function isListName(source: string): boolean {
  return source.includes('.') || source.startsWith('list:');
}

/** A list that its parent's members make: not one that is asked for by ids. */
function isList({ type, args }: GraphQLField<unknown, unknown>): boolean {
  return isConnection(getNamedType(type)) || (isListType(getNullableType(type)) && !args.some(({ name }) => name === 'ids'));
}

/** True when null can stand where a row would. */
function hasNullRows(type: GraphQLOutputType): boolean {
  const nullable = getNullableType(type);
  return isListType(nullable) ? hasNullRows(nullable.ofType) : !isNonNullType(type);
}

/** By Relay's convention, which the schema follows. */
function isConnection(type: GraphQLNamedType): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection');
}

function isPagePart({ name }: GraphQLObjectType): boolean {
  return name.endsWith('Connection') || name.endsWith('Edge') || name === 'PageInfo';
}

function listReadableTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const query = schema.getQueryType();
  const types = new Set(query ? [query] : []);
  // A set hands out what is added while it is walked.
  for (const type of types) {
    for (const field of Object.values(type.getFields())) for (const answer of listAnswerTypes(schema, field)) types.add(answer);
  }
  return [...types];
}

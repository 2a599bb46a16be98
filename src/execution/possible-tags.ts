import type { DocumentNode, GraphQLField, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { listFieldUses } from './field-uses.ts';
import { listObjectTypes } from './object-types.ts';
import { type PossibleTags, readFieldTags, readTagSources, readTagTypes } from './tag-types.ts';

/** Reads what tags are possible for an operation of a valid document; conditions are values of variables in `@skip` and `@include`. */
export type ReadPossibleTags = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions?: Readonly<Record<string, boolean>>,
) => PossibleTags;

/**
 * A reader of possible tags over a schema. They follow from its types: a node has its own tag, other types with rows name one by
 * `@cacheTag`, and a list is told of by a tag of its parent. They are more than an answer will have, and never fewer.
 * @throws Error when a `@cacheTag` names no object type
 */
export function createTagReader(schema: GraphQLSchema): ReadPossibleTags {
  const tagged = { schema, tagTypes: readTagTypes(schema), sources: readTagSources(schema) };
  const byField = new Map<GraphQLField<unknown, unknown>, PossibleTags>();
  const read = (parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>) => readFieldTags(tagged, parent, field);
  for (const type of listObjectTypes(schema)) {
    for (const field of Object.values(type.getFields())) byField.set(field, read(type, field));
  }
  return (document, operation, conditions = {}) => {
    const fields = new Set(listFieldUses(schema, { document, operation, conditions }).map(({ field }) => field));
    const tags = [...fields].flatMap((field) => byField.get(field) ?? []);
    return {
      types: toSorted(tags.flatMap(({ types }) => types)),
      lists: toSorted(tags.flatMap(({ lists }) => lists)),
      absences: toSorted(tags.flatMap(({ absences }) => absences)),
    };
  };
}

function toSorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

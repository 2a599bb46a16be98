import { type ASTNode, type DocumentNode, type GraphQLError, Kind } from 'graphql';
import { COUNT_CEILING, type DefinitionMeasures, type DocumentMeasures, type Extreme, measureDocument } from './document-measures.ts';
import { createTooComplexError } from './too-complex-error.ts';

/** The most that a document may have of each. Fragments count wherever they are spread, as if they were written there. */
export interface ShapeLimits {
  /** Operations and fragments. */
  readonly definitions: number;
  readonly operations: number;
  /** Characters of a name. */
  readonly nameLength: number;
  readonly directivesPerNode: number;
  /** Pairs of fields that answer under the same name, anywhere in the text: what a check for conflicts may have to compare. */
  readonly namesakes: number;
  /** Fields that ask for the schema. */
  readonly introspections: number;
  /** Levels of selection sets, those of fragments too, and of lists and input objects. */
  readonly nesting: number;
  /** Levels of fields. */
  readonly depth: number;
  readonly rootFields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly fields: number;
}

/**
 * Limits for strangers. "Introspection" is what graphql-js' `getIntrospectionQuery` asks for with all its options, "examples" the largest
 * number in `examples/`; the test of this file holds both to half of each limit, but for depth.
 */
export const SHAPE_LIMITS: ShapeLimits = {
  // Introspection: 4, examples: 1.
  definitions: 100,
  // Introspection and examples: 1; a tab of Sandbox may hold several. Validation looks at each use of a variable once for each of them.
  operations: 20,
  // Introspection: 18, examples: 20. Names come back in the answer, once for each object and in messages once for each error.
  nameLength: 128,
  // There are two to use, @skip and @include.
  directivesPerNode: 4,
  // Introspection: 309, examples: 6; 200 selection sets with `__typename` in each are 19,900. With ten times as many, validation alone takes
  // most of what graphql-js allows it (500,000 comparisons).
  namesakes: 20_000,
  // Introspection: 1, examples: 0. What they answer is bounded by no page, and costs the same whatever data there is.
  introspections: 4,
  // Introspection: 18, examples: 6. Three for each level of depth: a field, a fragment, a condition on its type.
  nesting: 60,
  // Introspection: 15, examples: 6. One of Sandbox's was seen with 14.
  depth: 20,
  // Introspection: 1, examples: 2. Each is at least a statement.
  rootFields: 50,
  // Introspection: 0, examples: 1. Each makes the same field cost once more; those of `__typename` make the answer larger.
  aliases: 100,
  // Introspection and examples: 0.
  directives: 100,
  // Introspection: 232, examples: 39.
  fields: 2_000,
};

/** What the numbers of a limit are of. */
const NOUNS: Readonly<Record<keyof ShapeLimits, string>> = {
  definitions: 'operations and fragments',
  operations: 'operations',
  nameLength: 'characters in a name',
  directivesPerNode: 'directives in one place',
  namesakes: 'pairs of fields with the same response name',
  introspections: 'fields that ask for the schema',
  nesting: 'levels of selections, lists and input objects',
  depth: 'levels of fields',
  rootFields: 'root fields',
  aliases: 'aliases',
  directives: 'directives',
  fields: 'fields',
};

interface Finding extends Extreme {
  readonly limit: keyof ShapeLimits;
}

/** The error that a document is to be answered with, parsed but not yet valid; null when it may go on. */
export type ShapeCheck = (document: DocumentNode) => GraphQLError | null;

/**
 * Checks documents before they are validated, in time linear in their text: all operations of each, not only the one that is to run, and
 * fragments that none of them spreads.
 */
export function createShapeCheck(limits: ShapeLimits, mode: 'development' | 'production'): ShapeCheck {
  return (document) => {
    for (const { limit, value, node } of listFindings(document)) {
      if (value > limits[limit]) return createTooComplexError(mode, { detail: describe(limit, value, limits[limit]), at: { nodes: node } });
    }
    return null;
  };
}

/** In an order that makes each look safe: expanding fragments recurs as deep as there are definitions. */
function* listFindings(document: DocumentNode): Generator<Finding> {
  const { definitions } = document;
  yield { limit: 'definitions', value: definitions.length, node: document };
  yield { limit: 'operations', value: definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length, node: document };
  const { text, expand } = measureDocument(document);
  yield* listTextFindings(text, document);
  for (const definition of expand()) yield* listDefinitionFindings(definition);
}

function* listTextFindings(
  { directivesPerNode, nameLength, namesakes, introspections }: DocumentMeasures['text'],
  document: ASTNode,
): Generator<Finding> {
  yield { limit: 'nameLength', ...nameLength };
  yield { limit: 'directivesPerNode', ...directivesPerNode };
  yield { limit: 'namesakes', value: namesakes, node: document };
  yield { limit: 'introspections', value: introspections, node: document };
}

function* listDefinitionFindings(definition: DefinitionMeasures): Generator<Finding> {
  const { node } = definition;
  yield { limit: 'nesting', ...definition.nesting };
  yield { limit: 'depth', ...definition.depth };
  // What a fragment begins with need not be at the root.
  if (node.kind === Kind.OPERATION_DEFINITION) yield { limit: 'rootFields', value: definition.rootFields, node };
  for (const limit of ['aliases', 'directives', 'fields'] as const) yield { limit, value: definition[limit], node };
}

function describe(limit: keyof ShapeLimits, value: number, allowed: number): string {
  const found = value >= COUNT_CEILING ? `at least ${value}` : value;
  return `it has ${found} ${NOUNS[limit]}, at most ${allowed} are allowed`;
}

import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

/** A page of a website has some hundred fields; code and time to compile grow with them, fragments expanded. */
const MAX_FIELDS = 1_000;
/** Each doubles the forms of a document. */
const MAX_CONDITIONS = 4;
/** As a key in generated code it would be no key. */
const UNSAFE_NAME = '__proto__';

/** What matters for compiling a document. */
export interface DocumentShape {
  readonly compilable: boolean;
  /** Fields after expanding fragments. */
  readonly fields: number;
  /** Variables that `@skip` and `@include` depend on, each once. */
  readonly conditions: readonly string[];
}

/** The shape of an operation, which is valid. Mutations, introspection and what is very large are not to be compiled. */
export function readShape(document: DocumentNode, operation: OperationDefinitionNode): DocumentShape {
  const walk: Walk = { fragments: new Map(), counts: new Map(), conditions: new Set(), refused: false };
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) walk.fragments.set(node.name.value, node);
  const fields = countFields(operation.selectionSet, walk);
  const unsafeVariable = operation.variableDefinitions?.some(({ variable }) => variable.name.value === UNSAFE_NAME) ?? false;
  return {
    compilable:
      operation.operation === OperationTypeNode.QUERY &&
      !walk.refused &&
      !unsafeVariable &&
      fields <= MAX_FIELDS &&
      walk.conditions.size <= MAX_CONDITIONS,
    fields,
    conditions: [...walk.conditions],
  };
}

interface Walk {
  readonly fragments: Map<string, FragmentDefinitionNode>;
  readonly counts: Map<string, number>;
  readonly conditions: Set<string>;
  refused: boolean;
}

/** Each fragment is walked once, so that the cost is that of the text. */
function countFields(selectionSet: SelectionSetNode, walk: Walk): number {
  let fields = 0;
  for (const selection of selectionSet.selections) {
    readConditions(selection.directives ?? [], walk);
    if (selection.kind === Kind.FRAGMENT_SPREAD) fields += countFragment(selection.name.value, walk);
    else if (selection.kind === Kind.INLINE_FRAGMENT) fields += countFields(selection.selectionSet, walk);
    else {
      const name = selection.name.value;
      if (name === '__schema' || name === '__type' || selection.alias?.value === UNSAFE_NAME) walk.refused = true;
      fields += 1 + (selection.selectionSet ? countFields(selection.selectionSet, walk) : 0);
    }
  }
  return fields;
}

function countFragment(name: string, walk: Walk): number {
  const known = walk.counts.get(name);
  if (known !== undefined) return known;
  const fragment = walk.fragments.get(name);
  const fields = fragment === undefined ? 0 : countFields(fragment.selectionSet, walk);
  walk.counts.set(name, fields);
  return fields;
}

function readConditions(directives: readonly DirectiveNode[], walk: Walk): void {
  for (const { name, arguments: args = [] } of directives) {
    const condition = args.find((argument) => argument.name.value === 'if')?.value;
    if (name.value !== 'skip' && name.value !== 'include') walk.refused = true;
    else if (condition?.kind === Kind.VARIABLE) walk.conditions.add(condition.name.value);
  }
}

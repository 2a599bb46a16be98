import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** The type that all variables of a specialised document have. */
export const COERCED_TYPE = 'FarsightCoercedValue';
/** A name that clients' variables do not begin with; those that do are kept apart. */
const HOISTED_PREFIX = 'farsightArgument';

/** An argument whose value a variable holds instead. */
export interface HoistedArgument {
  readonly name: string;
  readonly node: ValueNode;
  readonly type: GraphQLInputType;
}

/** A document for the compiler. */
export interface SpecialisedDocument {
  readonly document: DocumentNode;
  readonly hoisted: readonly HoistedArgument[];
}

/**
 * One operation with its conditions decided, every argument a variable, and every variable of {@link COERCED_TYPE}. The nodes are
 * copies: the compiler writes into them.
 */
export function specialiseDocument(
  schema: GraphQLSchema,
  source: { document: DocumentNode; operationName: string | undefined; conditions: Readonly<Record<string, boolean>> },
): SpecialisedDocument {
  const hoisted: HoistedArgument[] = [];
  const types = new TypeInfo(schema);
  const prefix = toPrefix(source.document);
  const decide = <Node extends { readonly directives?: readonly DirectiveNode[] | undefined }>(node: Node): Node | null => {
    const isIncluded = (node.directives ?? []).every((directive) => holds(directive, source.conditions));
    return isIncluded ? { ...node, directives: [] } : null;
  };
  const hoist = (argument: ArgumentNode): ArgumentNode | undefined => {
    const type = types.getArgument()?.type;
    if (argument.value.kind === Kind.VARIABLE || type === undefined) return undefined;
    const name = `${prefix}${hoisted.length}`;
    hoisted.push({ name, node: argument.value, type });
    return { ...argument, value: toVariable(name) };
  };
  const document = visit(
    source.document,
    visitWithTypeInfo(types, {
      OperationDefinition: {
        enter: (node) => (node.name?.value === source.operationName ? undefined : null),
        leave: (node) => ({ ...node, directives: [] }),
      },
      Field: { enter: decide },
      InlineFragment: { enter: decide },
      FragmentSpread: { enter: decide },
      Argument: { enter: hoist },
    }),
  );
  const definitions = document.definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? { ...node, variableDefinitions: declareVariables(node, hoisted) } : node,
  );
  return { document: { ...document, definitions }, hoisted };
}

function declareVariables({ variableDefinitions = [] }: OperationDefinitionNode, hoisted: readonly HoistedArgument[]) {
  const names = [...variableDefinitions.map(({ variable }) => variable.name.value), ...hoisted.map(({ name }) => name)];
  return names.map(
    (name): VariableDefinitionNode => ({
      kind: Kind.VARIABLE_DEFINITION,
      variable: toVariable(name),
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED_TYPE } },
    }),
  );
}

function toVariable(name: string) {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
}

/** True when a directive lets its node stand. Its condition is a constant or among `conditions`. */
function holds({ name, arguments: args = [] }: DirectiveNode, conditions: Readonly<Record<string, boolean>>): boolean {
  const value = args.find((argument) => argument.name.value === 'if')?.value;
  const isTrue = value?.kind === Kind.VARIABLE ? conditions[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
  return isTrue === (name.value === 'include');
}

/** Longer than any variable's name that begins alike. */
function toPrefix(document: DocumentNode): string {
  let longest = 0;
  visit(document, {
    Variable: ({ name }) => {
      if (name.value.startsWith(HOISTED_PREFIX)) longest = Math.max(longest, name.value.length);
    },
  });
  return HOISTED_PREFIX.padEnd(longest + 1, '_');
}

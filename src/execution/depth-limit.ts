import { type ASTVisitor, type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/**
 * A validation rule that refuses operations whose fields nest deeper than `maxDepth`, fragments included. A root field has
 * depth 1. Each fragment is measured once, so the cost is that of the text.
 */
export function createDepthLimitRule(maxDepth: number): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    const depths = new Map<string, number>();
    const measure = (selectionSet: SelectionSetNode): number => {
      let deepest = 0;
      for (const selection of selectionSet.selections) {
        deepest = Math.max(deepest, measureSelection(selection));
      }
      return deepest;
    };
    const measureSelection = (selection: SelectionSetNode['selections'][number]): number => {
      switch (selection.kind) {
        case Kind.FIELD:
          return 1 + (selection.selectionSet ? measure(selection.selectionSet) : 0);
        case Kind.INLINE_FRAGMENT:
          return measure(selection.selectionSet);
        case Kind.FRAGMENT_SPREAD:
          return measureFragment(context.getFragment(selection.name.value));
      }
    };
    const measureFragment = (fragment: FragmentDefinitionNode | null | undefined): number => {
      if (!fragment) return 0;
      const name = fragment.name.value;
      const known = depths.get(name);
      if (known !== undefined) return known;
      // A fragment that contains itself ends here; another rule refuses it.
      depths.set(name, 0);
      const depth = measure(fragment.selectionSet);
      depths.set(name, depth);
      return depth;
    };
    return {
      OperationDefinition: (operation) => {
        if (measure(operation.selectionSet) <= maxDepth) return;
        context.reportError(new GraphQLError('The operation nests its fields too deeply', { nodes: operation }));
      },
    };
  };
}

import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

/**
 * The fragments of a document that an operation spreads, at any depth, each once, in the document's order. Costs as much as the text;
 * fragments that contain each other do no harm.
 */
export function listUsedFragments(document: DocumentNode, operation: OperationDefinitionNode): readonly FragmentDefinitionNode[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const used = new Set<FragmentDefinitionNode>();
  const waiting: (FragmentDefinitionNode | OperationDefinitionNode)[] = [operation];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    visit(node, {
      [Kind.FRAGMENT_SPREAD]: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || used.has(fragment)) return;
        used.add(fragment);
        waiting.push(fragment);
      },
    });
  }
  return [...fragments.values()].filter((fragment) => used.has(fragment));
}

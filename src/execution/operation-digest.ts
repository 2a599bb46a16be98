import { createHash } from 'node:crypto';
import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
} from 'graphql';
import { listUsedFragments } from './used-fragments.ts';

/**
 * A digest of what an operation asks for, SHA-256 as 43 characters of base64url: the same whatever its white space, commas, comments,
 * descriptions and name are, in which order variables and fragments are defined, and what else the document holds. Two operations with one
 * digest have the same answer, given the same variables. Costs two passes over the text.
 */
export function digestOperation(document: DocumentNode, operation: OperationDefinitionNode): string {
  const fragments = [...listUsedFragments(document, operation)].sort((one, other) => (one.name.value < other.name.value ? -1 : 1));
  const text = [writeOperation(operation), ...fragments.map(writeFragment)].join('\n');
  return createHash('sha256').update(text).digest('base64url');
}

function writeOperation({ operation, variableDefinitions = [], directives = [], selectionSet }: OperationDefinitionNode): string {
  const variables = variableDefinitions.map(writeVariable).sort();
  return [operation, `(${variables.join(',')})`, ...directives.map(writeNode), writeNode(selectionSet)].join(' ');
}

function writeVariable({ description: _unused, ...definition }: VariableDefinitionNode): string {
  return print(definition);
}

function writeFragment({ name, typeCondition, directives = [], selectionSet }: FragmentDefinitionNode): string {
  return [Kind.FRAGMENT_DEFINITION, name.value, typeCondition.name.value, ...directives.map(writeNode), writeNode(selectionSet)].join(' ');
}

/** Cut from the text: printing indents, so it grows with the square of the depth, and inline fragments nest some thousand deep. */
function writeNode(node: ASTNode): string {
  return stripIgnoredCharacters(node.loc ? node.loc.source.body.slice(node.loc.start, node.loc.end) : print(node));
}

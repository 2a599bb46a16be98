import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, type OperationDefinitionNode, print } from 'graphql';

/** As which tool's output operations are listed: of Apollo's `generate-persisted-query-manifest`, or of Relay's compiler. */
export interface OperationListConfig {
  readonly format: 'apollo-manifest' | 'relay-queries';
}

interface NamedOperation {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/**
 * A plugin of graphql-codegen that lists the operations of documents, sorted by name, so that the lists of the examples are made like the
 * types beside them. Stands in for tools of some hundred megabytes; applications take those.
 * @throws Error for a document that is not one named operation: the fragments it would need are not looked for
 */
export function plugin(
  _schema: unknown,
  documents: readonly { readonly document?: DocumentNode }[],
  { format }: OperationListConfig,
): string {
  const operations = documents
    .flatMap(({ document }) => (document === undefined ? [] : [readOperation(document)]))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const list = format === 'apollo-manifest' ? toApolloManifest(operations) : toRelayQueries(operations);
  return `${JSON.stringify(list, null, 2)}\n`;
}

function readOperation(document: DocumentNode): NamedOperation {
  const [operation, second] = document.definitions;
  if (second !== undefined || operation?.kind !== Kind.OPERATION_DEFINITION || operation.name === undefined)
    throw new Error(`A document must be one named operation, but is:\n${print(document)}`);
  return { name: operation.name.value, type: operation.operation, text: printOperation(operation) };
}

/** As clients print what they send: its SHA-256 is also the id that they compute. */
function printOperation(operation: OperationDefinitionNode): string {
  return print({ kind: Kind.DOCUMENT, definitions: [operation] });
}

function toApolloManifest(operations: readonly NamedOperation[]): object {
  return {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: operations.map(({ name, type, text }) => ({ id: digest('sha256', text), name, type, body: text })),
  };
}

function toRelayQueries(operations: readonly NamedOperation[]): object {
  return Object.fromEntries(operations.map(({ text }) => [digest('md5', text), text]));
}

function digest(algorithm: 'md5' | 'sha256', text: string): string {
  return createHash(algorithm).update(text).digest('hex');
}

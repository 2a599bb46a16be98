import type { OperationTypeNode } from 'graphql';

/** What an operation was read from: an Apollo manifest, a JSON object from ids to texts (Relay, graphql-codegen), or a document. */
export type PersistedFormat = 'apollo-manifest' | 'id-map' | 'document';

/** An operation that clients may ask for by id: one whole document that holds it and the fragments it uses. */
export interface PersistedOperation {
  readonly id: string;
  /** Whose it is, as clients name themselves; null: everybody's. */
  readonly client: string | null;
  /** Null for an operation without a name. */
  readonly name: string | null;
  readonly type: `${OperationTypeNode}`;
  readonly text: string;
  /** Path of the file, as it was found. */
  readonly file: string;
  readonly format: PersistedFormat;
}

/** An operation as a file states it, before anything of it is believed. */
export interface StatedOperation extends Pick<PersistedOperation, 'client' | 'text' | 'file' | 'format'> {
  /** Null where the SHA-256 of the text is the id. */
  readonly id: string | null;
  /** Null where the file does not say. */
  readonly name: string | null;
  readonly type: string | null;
}

/** Why something that was to be read cannot be used. */
export interface OperationProblem {
  /** `file`: nothing of it could be read, so nobody knows what is missing; `operation`: this one alone, or there is none. */
  readonly scope: 'file' | 'operation';
  readonly file: string;
  readonly client: string | null;
  /** The operation's name, else its id; null when it is about all of the file. */
  readonly operation: string | null;
  /** What is wrong and what was expected, in one line. */
  readonly reason: string;
}

/** A problem on one line: file, operation, reason. */
export function describeProblem({ file, operation, reason }: OperationProblem): string {
  return [file, operation, reason].filter((part) => part !== null).join(': ');
}

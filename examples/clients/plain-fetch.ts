// Persisted operations with nothing but fetch.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

/** Where a gateway listens, and what goes with each request. */
export interface GatewayOptions {
  /** With its path, such as `http://localhost:4000/graphql`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a gateway answers. */
export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** A document that codegen knows the id of, by its `persistedDocuments`. */
export type PersistedDocument<Data, Variables> = TypedDocumentNode<Data, Variables> & { readonly __meta__?: { readonly hash?: string } };

/** Asks by POST, as GraphQL over HTTP has it: queries and mutations. */
export async function post<Data, Variables>(
  { url, headers = {} }: GatewayOptions,
  document: PersistedDocument<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ documentId: readId(document), variables }),
  });
  return (await response.json()) as Answer<Data>;
}

/** Asks by GET, with the id in the path: queries. The same variables must come in the same order for caches to know them again. */
export async function get<Data, Variables>(
  { url, headers = {} }: GatewayOptions,
  document: PersistedDocument<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const search = new URLSearchParams({ variables: JSON.stringify(variables) });
  const response = await fetch(`${url}/${encodeURIComponent(readId(document))}?${search}`, {
    // Without a header that no form can send, the gateway refuses GETs: a page of another site could have sent them.
    headers: { ...headers, accept: 'application/graphql-response+json', 'apollo-require-preflight': '1' },
  });
  return (await response.json()) as Answer<Data>;
}

function readId({ __meta__: meta }: { readonly __meta__?: { readonly hash?: string } }): string {
  if (meta?.hash === undefined) throw new Error('The document has no id: set persistedDocuments in the configuration of graphql-codegen');
  return meta.hash;
}

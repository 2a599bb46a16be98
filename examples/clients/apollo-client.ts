// Persisted operations with Apollo Client 4.
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { type DocumentNode, getOperationAST } from 'graphql';
import manifest from './generated/apollo-manifest.json' with { type: 'json' };
import { EditChannelDocument, type EditChannelMutationVariables, SearchDocument } from './generated/graphql.ts';

/** Where a gateway listens, and what goes with each request. */
export interface GatewayOptions {
  /** With its path, such as `http://localhost:4000/graphql`. */
  readonly uri: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Automatic persisted queries, for gateways in the modes `apq` and `log-unknown`: sends the digest of a text, and the text once if the
 * gateway does not know it. Queries go by GET, mutations by POST.
 */
export function createAutomaticClient(options: GatewayOptions): ApolloClient {
  return createClient(options, new PersistedQueryLink({ sha256, useGETForHashedQueries: true }));
}

/** Ids from a manifest that is registered at the gateway, for all modes: texts are never sent where they would be refused. */
export function createManifestClient(options: GatewayOptions): ApolloClient {
  return createClient(options, new PersistedQueryLink({ generateHash: findManifestId, useGETForHashedQueries: true }));
}

/** A query: what a search box finds. */
export async function search(client: ApolloClient, term: string) {
  const { data } = await client.query({ query: SearchDocument, variables: { term } });
  return data;
}

/** A mutation: an operator edits a channel. */
export async function editChannel(client: ApolloClient, input: EditChannelMutationVariables['input']) {
  const { data } = await client.mutate({ mutation: EditChannelDocument, variables: { input } });
  return data?.updateChannel;
}

function createClient({ uri, headers = {} }: GatewayOptions, persistedQueries: PersistedQueryLink): ApolloClient {
  // GETs pass the gateway's check against forged requests by the content type that Apollo Client sends with them.
  const http = new HttpLink({ uri, headers });
  const cache = new InMemoryCache({ possibleTypes: { UserError: ['ConflictError', 'InvalidValueError', 'NotFoundError'] } });
  return new ApolloClient({ link: persistedQueries.concat(http), cache, clientAwareness: { name: 'web' } });
}

const idsByName = new Map(manifest.operations.map(({ name, id }) => [name, id]));

/** What `generatePersistedQueryIdsFromManifest` of `@apollo/persisted-query-lists` does, which loads the manifest lazily besides. */
async function findManifestId(document: DocumentNode): Promise<string> {
  const name = getOperationAST(document)?.name?.value ?? 'without a name';
  const id = idsByName.get(name);
  if (id === undefined) throw new Error(`The operation ${name} is not in the manifest: generate and register it anew`);
  return id;
}

/** Apollo Client brings none. Browsers have `crypto.subtle` on https and localhost alone. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Persisted operations with urql.
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { EditChannelDocument, type EditChannelMutationVariables, SearchDocument } from './generated/graphql.ts';

/** Where a gateway listens, and what goes with each request. */
export interface GatewayOptions {
  /** With its path, such as `http://localhost:4000/graphql`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Automatic persisted queries, for gateways in the modes `apq` and `log-unknown`: sends the digest of a text, and the text once if the
 * gateway does not know it. Mutations go as texts.
 */
export function createAutomaticClient(options: GatewayOptions): Client {
  return createClient(options, persistedExchange());
}

/**
 * Ids that codegen embedded in the documents, registered by its `persisted-documents.json`, for all modes. A gateway that does not know an
 * id is not sent the text.
 */
export function createListedClient(options: GatewayOptions): Client {
  return createClient(
    options,
    persistedExchange({
      enforcePersistedQueries: true,
      // Else they go as texts.
      enableForMutation: true,
      // Must not fail: urql would wait for ever. A document without an id goes as a text, for the gateway to refuse.
      generateHash: async (_text, document) => readId(document),
    }),
  );
}

/** A query: what a search box finds. */
export async function search(client: Client, term: string) {
  const { data, error } = await client.query(SearchDocument, { term });
  if (error) throw error;
  return data;
}

/** A mutation: an operator edits a channel. */
export async function editChannel(client: Client, input: EditChannelMutationVariables['input']) {
  const { data, error } = await client.mutation(EditChannelDocument, { input });
  if (error) throw error;
  return data?.updateChannel;
}

function createClient({ url, headers = {} }: GatewayOptions, persisted: ReturnType<typeof persistedExchange>): Client {
  return new Client({
    url,
    exchanges: [cacheExchange, persisted, fetchExchange],
    // Without a header that no form can send, the gateway refuses GETs: a page of another site could have sent them.
    fetchOptions: { headers: { ...headers, 'apollo-require-preflight': '1' } },
  });
}

/** codegen's `persistedDocuments` writes it there, of which the types say nothing. */
function readId(document: object & { readonly __meta__?: { readonly hash?: string } }): string | undefined {
  return document.__meta__?.hash;
}

// Persisted operations with Relay.
import { Environment, type FetchFunction, fetchQuery, type GraphQLResponse, Network, RecordSource, Store } from 'relay-runtime';
import type { SearchQuery, SearchQueryVariables } from './generated/graphql.ts';
import { searchRequest } from './relay-search-request.ts';

/** Where a gateway listens, and what goes with each request. */
export interface GatewayOptions {
  /** With its path, such as `http://localhost:4000/graphql`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks by the ids that Relay's compiler gave operations (`persistConfig`), registered by the map it wrote, for all modes. */
export function createEnvironment({ url, headers = {} }: GatewayOptions): Environment {
  const ask: FetchFunction = async ({ id, name }, variables) => {
    if (id === null) throw new Error(`The operation ${name} has no id: set persistConfig in the configuration of Relay's compiler`);
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ doc_id: id, variables }),
    });
    return (await response.json()) as GraphQLResponse;
  };
  return new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) });
}

/** A query: what a search box finds. */
export async function search(environment: Environment, term: string): Promise<SearchQuery | undefined> {
  return fetchQuery<{ variables: SearchQueryVariables; response: SearchQuery }>(environment, searchRequest, { term }).toPromise();
}

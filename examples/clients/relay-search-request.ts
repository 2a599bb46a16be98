import type { ConcreteRequest } from 'relay-runtime';

const argumentDefinitions = [{ kind: 'LocalArgument', name: 'term', defaultValue: null }] as const;
const term = { kind: 'ObjectValue', name: 'filter', fields: [{ kind: 'Variable', name: 'search', variableName: 'term' }] } as const;
const args = [term, { kind: 'Literal', name: 'first', value: 5 }] as const;
const typename = { kind: 'ScalarField', alias: null, args: null, name: '__typename', storageKey: null } as const;
const id = { ...typename, name: 'id' } as const;

const players = {
  kind: 'LinkedField',
  alias: null,
  name: 'players',
  args,
  concreteType: 'PlayerConnection',
  plural: false,
  storageKey: null,
  selections: [
    typename,
    {
      kind: 'LinkedField',
      alias: null,
      name: 'nodes',
      args: null,
      concreteType: 'Player',
      plural: true,
      storageKey: null,
      selections: [typename, id, { ...typename, name: 'gameName' }, { ...typename, name: 'tagLine' }],
    },
  ],
} as const;

const channels = {
  ...players,
  name: 'channels',
  concreteType: 'ChannelConnection',
  selections: [
    typename,
    {
      ...players.selections[1],
      concreteType: 'Channel',
      selections: [typename, id, { ...typename, name: 'title' }, { ...typename, name: 'handle' }],
    },
  ],
} as const;

const selections = [players, channels] as const;

/**
 * `examples/search.graphql` as Relay's compiler would write it to `__generated__/Search.graphql.ts`, here by hand, because the compiler is
 * a hundred megabytes. With `persistConfig` there is an id in place of the text; it is that of `generated/relay-queries.json`.
 */
export const searchRequest: ConcreteRequest = {
  kind: 'Request',
  params: { id: 'dd46d128879d6b64a6b9d1b747ae1c1c', text: null, name: 'Search', operationKind: 'query', metadata: {} },
  operation: { kind: 'Operation', name: 'Search', argumentDefinitions, selections },
  fragment: { kind: 'Fragment', name: 'Search', type: 'Query', abstractKey: null, metadata: null, argumentDefinitions, selections },
};

import { type ApolloClient, CombinedGraphQLErrors } from '@apollo/client';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAutomaticClient, createManifestClient, editChannel, search } from '../../examples/clients/apollo-client.ts';
import manifest from '../../examples/clients/generated/apollo-manifest.json' with { type: 'json' };
import { toGlobalId } from '../../src/domain/global-id.ts';
import { type ClientGateway, type ClientGateways, createClientGateways, describeRequest, OPERATOR } from '../support/client-gateways.ts';
import { createOperationFolder, type OperationFolder } from '../support/operation-files.ts';

const MANIFEST = 'examples/clients/generated/apollo-manifest.json';
const TWINS = { players: { nodes: [{ gameName: 'Twin' }, { gameName: 'Twin' }, { gameName: 'TWIN' }] } };
const EDIT = { id: toGlobalId('Channel', '1'), timeZone: 'Europe/Kyiv' };
const EDITED = { __typename: 'UpdateChannelSuccess', channel: { timeZone: 'Europe/Kyiv' } };

let gateways: ClientGateways;
beforeAll(async () => {
  gateways = await createClientGateways();
}, 60_000);
afterAll(() => gateways[Symbol.asyncDispose]());

const connect = ({ graphqlUrl }: ClientGateway) => ({ uri: graphqlUrl, headers: OPERATOR });
const requestsOf = (gateway: ClientGateway) => gateway.take().map(describeRequest);

async function readErrorCodes(asking: Promise<unknown>): Promise<unknown[]> {
  const error = await asking.then(
    () => 'no error',
    (thrown: unknown) => thrown,
  );
  if (!CombinedGraphQLErrors.is(error)) throw error;
  return error.errors.map(({ extensions }) => extensions?.['code']);
}

const askUnlisted = (client: ApolloClient) =>
  client.query({ query: parse('query Unlisted { viewer { role } }'), fetchPolicy: 'network-only' });

describe('Apollo Client with automatic persisted queries', () => {
  it.each(['apq', 'log-unknown'])('sends a text once, and its digest by GET from then on, in the mode %s', async (mode) => {
    await using gateway = await gateways.start({ PERSISTED_MODE: mode });
    const client = createAutomaticClient(connect(gateway));
    expect(await search(client, 'twin')).toMatchObject(TWINS);
    expect(requestsOf(gateway)).toEqual(['GET hash 200', 'POST text+hash 200']);
    await search(client, 'handle');
    expect(requestsOf(gateway)).toEqual(['GET hash 200']);
    expect(await search(createAutomaticClient(connect(gateway)), 'twin')).toMatchObject(TWINS);
    expect(requestsOf(gateway)).toEqual(['GET hash 200']);
  });

  it('sends what the check against forged requests asks for, and its name', async () => {
    await using gateway = await gateways.start({});
    await search(createAutomaticClient(connect(gateway)), 'twin');
    const [first] = gateway.take();
    expect(first).toMatchObject({
      method: 'GET',
      path: '/graphql',
      headers: { 'content-type': 'application/json', 'apollographql-client-name': 'web' },
    });
    expect(first?.headers).not.toHaveProperty('apollo-require-preflight');
  });

  it('never sends a mutation by GET', async () => {
    await using gateway = await gateways.start({});
    const client = createAutomaticClient(connect(gateway));
    expect(await editChannel(client, EDIT)).toMatchObject(EDITED);
    expect(requestsOf(gateway)).toEqual(['POST hash 200', 'POST text+hash 200']);
    expect(await editChannel(client, EDIT)).toMatchObject(EDITED);
    expect(requestsOf(gateway)).toEqual(['POST hash 200']);
  });

  it('sends the text again to a gateway that was started anew, by itself', async () => {
    await using gateway = await gateways.start({});
    const client = createAutomaticClient(connect(gateway));
    await search(client, 'twin');
    gateway.take();
    await gateway.restart();
    expect(await search(client, 'handle')).toMatchObject({ players: { nodes: [] } });
    expect(requestsOf(gateway)).toEqual(['GET hash 200', 'POST text+hash 200']);
    await search(client, 'olaf');
    expect(requestsOf(gateway)).toEqual(['GET hash 200']);
  });

  it.each(['safelist', 'only'])('needs no text for what is registered, and sends none for what is not, in the mode %s', async (mode) => {
    await using gateway = await gateways.start({ PERSISTED_MODE: mode, PERSISTED_OPERATIONS: MANIFEST });
    const client = createAutomaticClient(connect(gateway));
    expect(await search(client, 'twin')).toMatchObject(TWINS);
    expect(requestsOf(gateway)).toEqual(['GET hash 200']);
    for (let times = 0; times < 2; times += 1) {
      expect(await readErrorCodes(askUnlisted(client))).toEqual(['PERSISTED_OPERATION_UNKNOWN']);
      expect(requestsOf(gateway)).toEqual(['GET hash 400']);
    }
    expect(await editChannel(client, EDIT)).toMatchObject(EDITED);
    expect(requestsOf(gateway)).toEqual(['POST hash 200']);
  });
});

describe('Apollo Client with a manifest', () => {
  it.each(['apq', 'safelist', 'only'])('asks by id alone in the mode %s', async (mode) => {
    await using gateway = await gateways.start({ PERSISTED_MODE: mode, PERSISTED_OPERATIONS: MANIFEST });
    const client = createManifestClient(connect(gateway));
    expect(await search(client, 'twin')).toMatchObject(TWINS);
    const [request, ...others] = gateway.take();
    expect(others).toEqual([]);
    const { id } = manifest.operations.find(({ name }) => name === 'Search') ?? {};
    expect(request?.asked).toMatchObject({ variables: { term: 'twin' }, extensions: { persistedQuery: { sha256Hash: id } } });
    expect(request?.asked).not.toHaveProperty('query');
    expect(await editChannel(client, EDIT)).toMatchObject(EDITED);
    expect(requestsOf(gateway)).toEqual(['POST hash 200']);
  });

  const registerWithoutSearch = (folder: OperationFolder) =>
    folder.write('manifest.json', { ...manifest, operations: manifest.operations.filter(({ name }) => name !== 'Search') });

  it.each(['safelist', 'only'])('is told once of an operation that the gateway has not registered, in the mode %s', async (mode) => {
    using folder = createOperationFolder();
    await using gateway = await gateways.start({ PERSISTED_MODE: mode, PERSISTED_OPERATIONS: registerWithoutSearch(folder) });
    const client = createManifestClient(connect(gateway));
    expect(await readErrorCodes(search(client, 'twin'))).toEqual(['PERSISTED_OPERATION_UNKNOWN']);
    expect(requestsOf(gateway)).toEqual(['GET hash 400']);
  });

  it('registers it by itself in the mode apq, where ids are digests', async () => {
    using folder = createOperationFolder();
    await using gateway = await gateways.start({ PERSISTED_OPERATIONS: registerWithoutSearch(folder) });
    expect(await search(createManifestClient(connect(gateway)), 'twin')).toMatchObject(TWINS);
    expect(requestsOf(gateway)).toEqual(['GET hash 200', 'POST text+hash 200']);
  });

  it('finds what is registered for its name', async () => {
    using folder = createOperationFolder();
    folder.write('clients/web/manifest.json', manifest);
    folder.write('clients/ios/other.graphql', 'query Other { viewer { role } }');
    await using gateway = await gateways.start({ PERSISTED_MODE: 'only', PERSISTED_OPERATIONS: folder.path });
    expect(await search(createManifestClient(connect(gateway)), 'twin')).toMatchObject(TWINS);
    const [request] = gateway.take();
    const askAs = async (name: string) => {
      const headers = { 'content-type': 'application/json', 'apollographql-client-name': name };
      const response = await fetch(gateway.graphqlUrl, { method: 'POST', headers, body: JSON.stringify(request?.asked) });
      return response.json();
    };
    expect(await askAs('web')).toMatchObject({ data: TWINS });
    expect(await askAs('ios')).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_OPERATION_UNKNOWN' } }] });
  });

  it('asks nothing for an operation that the manifest lacks', async () => {
    await using gateway = await gateways.start({ PERSISTED_OPERATIONS: MANIFEST });
    await expect(askUnlisted(createManifestClient(connect(gateway)))).rejects.toThrow('The operation Unlisted is not in the manifest');
    expect(gateway.take()).toEqual([]);
  });
});

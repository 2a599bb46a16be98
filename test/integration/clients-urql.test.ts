import { Client, CombinedError, cacheExchange, fetchExchange, type OperationResult } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchDocument } from '../../examples/clients/generated/graphql.ts';
import documents from '../../examples/clients/generated/persisted-documents.json' with { type: 'json' };
import { createAutomaticClient, createListedClient, editChannel, search } from '../../examples/clients/urql.ts';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { type ClientGateway, type ClientGateways, createClientGateways, describeRequest, OPERATOR } from '../support/client-gateways.ts';
import { createOperationFolder } from '../support/operation-files.ts';

const GENERATED = 'examples/clients/generated';
const DOCUMENTS = `${GENERATED}/persisted-documents.json`;
const [SEARCH_ID] = Object.entries(documents).flatMap(([id, text]) => (text.startsWith('query Search(') ? [id] : []));
const TWINS = { players: { nodes: [{ gameName: 'Twin' }, { gameName: 'Twin' }, { gameName: 'TWIN' }] } };
const EDIT = { id: toGlobalId('Channel', '1'), timeZone: 'Europe/Kyiv' };
const EDITED = { __typename: 'UpdateChannelSuccess', channel: { timeZone: 'Europe/Kyiv' } };
const UNLISTED = 'query Unlisted { viewer { role } }';

let gateways: ClientGateways;
beforeAll(async () => {
  gateways = await createClientGateways();
}, 60_000);
afterAll(() => gateways[Symbol.asyncDispose]());

const connect = ({ graphqlUrl }: ClientGateway) => ({ url: graphqlUrl, headers: OPERATOR });
const requestsOf = (gateway: ClientGateway) => gateway.take().map(describeRequest);
const codesOf = (error: unknown) => (error instanceof CombinedError ? error.graphQLErrors.map(({ extensions }) => extensions['code']) : []);
const askUnlisted = async (client: Client): Promise<OperationResult> => client.query(UNLISTED, {}, { requestPolicy: 'network-only' });

describe('urql with automatic persisted queries', () => {
  it.each(['apq', 'log-unknown'])('sends a text once, and its digest by GET from then on, in the mode %s', async (mode) => {
    await using gateway = await gateways.start({ PERSISTED_MODE: mode });
    const client = createAutomaticClient(connect(gateway));
    expect(await search(client, 'twin')).toMatchObject(TWINS);
    expect(requestsOf(gateway)).toEqual(['GET hash 200', 'GET text+hash 200']);
    await search(client, 'handle');
    expect(requestsOf(gateway)).toEqual(['GET hash 200']);
    expect(await search(createAutomaticClient(connect(gateway)), 'twin')).toMatchObject(TWINS);
    expect(requestsOf(gateway)).toEqual(['GET hash 200']);
  });

  it('sends a text that is too long for a URL by POST', async () => {
    await using gateway = await gateways.start({});
    const client = createAutomaticClient(connect(gateway));
    const roles = Array.from({ length: 20 }, (_, index) => `${'role'.repeat(25)}${index}: role`);
    const { data } = await client.query(`query Long { viewer { ${roles.join(' ')} } }`, {});
    expect(Object.keys(data.viewer)).toHaveLength(roles.length + 1);
    expect(requestsOf(gateway)).toEqual(['GET hash 200', 'POST text+hash 200']);
  });

  it('sends mutations as texts', async () => {
    await using gateway = await gateways.start({});
    expect(await editChannel(createAutomaticClient(connect(gateway)), EDIT)).toMatchObject(EDITED);
    expect(requestsOf(gateway)).toEqual(['POST text 200']);
  });

  it('is refused without a header that no form can send', async () => {
    await using gateway = await gateways.start({});
    const client = new Client({ url: gateway.graphqlUrl, exchanges: [cacheExchange, persistedExchange(), fetchExchange] });
    const { error } = await client.query(SearchDocument, { term: 'twin' });
    expect(error?.message).toContain('Cross-Site Request Forgery');
    expect(requestsOf(gateway)).toEqual(['GET hash 400']);
  });

  it('sends the text again to a gateway that was started anew, by itself', async () => {
    await using gateway = await gateways.start({});
    const client = createAutomaticClient(connect(gateway));
    await search(client, 'twin');
    gateway.take();
    await gateway.restart();
    expect(await search(client, 'handle')).toMatchObject({ players: { nodes: [] } });
    expect(requestsOf(gateway)).toEqual(['GET hash 200', 'GET text+hash 200']);
    await search(client, 'olaf');
    expect(requestsOf(gateway)).toEqual(['GET hash 200']);
  });

  it.each(['safelist', 'only'])('needs no text for what is registered, and sends none for what is not, in the mode %s', async (mode) => {
    await using gateway = await gateways.start({ PERSISTED_MODE: mode, PERSISTED_OPERATIONS: `${GENERATED}/apollo-manifest.json` });
    const client = createAutomaticClient(connect(gateway));
    expect(await search(client, 'twin')).toMatchObject(TWINS);
    expect(requestsOf(gateway)).toEqual(['GET hash 200']);
    for (let times = 0; times < 2; times += 1) {
      const { error } = await askUnlisted(client);
      expect(codesOf(error)).toEqual(['PERSISTED_OPERATION_UNKNOWN']);
      expect(requestsOf(gateway)).toEqual(['GET hash 400']);
    }
  });
});

describe('urql with the ids of graphql-codegen', () => {
  it.each(['apq', 'safelist', 'only'])('asks by id alone in the mode %s', async (mode) => {
    await using gateway = await gateways.start({ PERSISTED_MODE: mode, PERSISTED_OPERATIONS: DOCUMENTS });
    const client = createListedClient(connect(gateway));
    expect(await search(client, 'twin')).toMatchObject(TWINS);
    expect(requestsOf(gateway)).toEqual(['GET hash 200']);
    expect(await editChannel(client, EDIT)).toMatchObject(EDITED);
    expect(requestsOf(gateway)).toEqual(['POST hash 200']);
  });

  it.each([
    ['apq', 'GET hash 200', 'PERSISTED_QUERY_NOT_FOUND'],
    ['safelist', 'GET hash 400', 'PERSISTED_OPERATION_UNKNOWN'],
    ['only', 'GET hash 400', 'PERSISTED_OPERATION_UNKNOWN'],
  ])('is told once of an operation that the gateway has not registered, in the mode %s', async (mode, request, code) => {
    using folder = createOperationFolder();
    folder.write('other.graphql', 'query Other { viewer { role } }');
    await using gateway = await gateways.start({ PERSISTED_MODE: mode, PERSISTED_OPERATIONS: folder.path });
    const error = await search(createListedClient(connect(gateway)), 'twin').catch((thrown: unknown) => thrown);
    expect(codesOf(error)).toEqual([code]);
    expect(requestsOf(gateway)).toEqual([request]);
  });

  it('sends a document without an id as a text, which a gateway in the mode only refuses', async () => {
    await using gateway = await gateways.start({ PERSISTED_MODE: 'only', PERSISTED_OPERATIONS: DOCUMENTS });
    const { error } = await askUnlisted(createListedClient(connect(gateway)));
    expect(codesOf(error)).toEqual(['PERSISTED_OPERATION_UNKNOWN']);
    expect(requestsOf(gateway)).toEqual(['GET text 400']);
  });

  it('is not understood with texts, in which codegen has sorted the fields', async () => {
    await using gateway = await gateways.start({ PERSISTED_MODE: 'safelist', PERSISTED_OPERATIONS: DOCUMENTS });
    const client = createAutomaticClient(connect(gateway));
    expect(codesOf(await search(client, 'twin').catch((thrown: unknown) => thrown))).toEqual(['PERSISTED_OPERATION_UNKNOWN']);
    expect(codesOf(await editChannel(client, EDIT).catch((thrown: unknown) => thrown))).toEqual(['PERSISTED_OPERATION_UNKNOWN']);
    expect(requestsOf(gateway)).toEqual(['GET hash 400', 'POST text 400']);
  });

  it('cannot register them by itself, because they are not the digests of what it sends', async () => {
    await using gateway = await gateways.start({});
    const persisted = persistedExchange({ generateHash: async () => SEARCH_ID });
    const { url, headers } = connect(gateway);
    const fetchOptions = { headers: { ...headers, 'apollo-require-preflight': '1' } };
    const client = new Client({ url, exchanges: [cacheExchange, persisted, fetchExchange], fetchOptions });
    const { error } = await client.query(SearchDocument, { term: 'twin' });
    expect(error?.message).toContain('provided sha does not match query');
    expect(requestsOf(gateway)).toEqual(['GET hash 200', 'GET text+hash 400']);
  });
});

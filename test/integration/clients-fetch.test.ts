import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditChannelDocument, SearchDocument } from '../../examples/clients/generated/graphql.ts';
import { get, post } from '../../examples/clients/plain-fetch.ts';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { type ClientGateway, type ClientGateways, createClientGateways, describeRequest, OPERATOR } from '../support/client-gateways.ts';

const DOCUMENTS = 'examples/clients/generated/persisted-documents.json';
const TWINS = { data: { players: { nodes: [{ gameName: 'Twin' }, { gameName: 'Twin' }, { gameName: 'TWIN' }] } } };
const EDIT = { input: { id: toGlobalId('Channel', '1'), timeZone: 'Europe/Kyiv' } };

let gateways: ClientGateways;
let gateway: ClientGateway;
beforeAll(async () => {
  gateways = await createClientGateways();
  gateway = await gateways.start({ PERSISTED_MODE: 'only', PERSISTED_OPERATIONS: DOCUMENTS });
}, 60_000);
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  await gateways[Symbol.asyncDispose]();
});

const connect = () => ({ url: gateway.graphqlUrl, headers: OPERATOR });

describe('fetch with the ids of graphql-codegen', () => {
  it('asks by documentId', async () => {
    expect(await post(connect(), SearchDocument, { term: 'twin' })).toMatchObject(TWINS);
    expect(await post(connect(), EditChannelDocument, EDIT)).toMatchObject({
      data: { updateChannel: { channel: { timeZone: 'Europe/Kyiv' } } },
    });
    expect(gateway.take().map(describeRequest)).toEqual(['POST documentId 200', 'POST documentId 200']);
  });

  it('asks for a path, which says what it depends on and that a copy is to be asked about', async () => {
    expect(await get(connect(), SearchDocument, { term: 'twin' })).toMatchObject(TWINS);
    const [request] = gateway.take();
    expect(request).toMatchObject({ method: 'GET', asked: { variables: { term: 'twin' } }, status: 200 });
    expect(request?.path).toMatch(/^\/graphql\/sha256%3A[0-9a-f]{64}$/);
    expect(request?.answerHeaders.get('cache-control')).toBe('no-cache');
    expect(request?.answerHeaders.get('etag')).toMatch(/^"/);
    expect(request?.answerHeaders.get('vary')).toContain('Accept');
  });

  it.each([post, get])('is told once of an id that the gateway has not registered', async (ask) => {
    const document = { ...SearchDocument, __meta__: { hash: 'search/2' } };
    const { errors } = await ask(connect(), document, { term: 'twin' });
    expect(errors).toMatchObject([{ extensions: { code: 'PERSISTED_OPERATION_UNKNOWN' } }]);
    expect(gateway.take().map(({ status }) => status)).toEqual([400]);
  });

  it('never runs a mutation by GET', async () => {
    const { errors } = await get(connect(), EditChannelDocument, { input: { ...EDIT.input, timeZone: 'Asia/Tokyo' } });
    expect(errors).toHaveLength(1);
    const [request] = gateway.take();
    expect(request?.status).toBe(405);
    expect(request?.answerHeaders.get('allow')).toBe('POST');
  });
});

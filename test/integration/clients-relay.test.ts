import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEnvironment, search } from '../../examples/clients/relay.ts';
import { searchRequest } from '../../examples/clients/relay-search-request.ts';
import { type ClientGateway, type ClientGateways, createClientGateways, describeRequest } from '../support/client-gateways.ts';
import { createOperationFolder } from '../support/operation-files.ts';

let gateways: ClientGateways;
beforeAll(async () => {
  gateways = await createClientGateways();
}, 60_000);
afterAll(() => gateways[Symbol.asyncDispose]());

const requestsOf = (gateway: ClientGateway) => gateway.take().map(describeRequest);

describe('Relay with the ids of its compiler', () => {
  it.each(['apq', 'safelist', 'only'])('asks by id alone in the mode %s', async (mode) => {
    await using gateway = await gateways.start({
      PERSISTED_MODE: mode,
      PERSISTED_OPERATIONS: 'examples/clients/generated/relay-queries.json',
    });
    const environment = createEnvironment({ url: gateway.graphqlUrl });
    const answer = await search(environment, 'twin');
    expect(answer?.players.nodes.map(({ gameName }) => gameName)).toEqual(['Twin', 'Twin', 'TWIN']);
    expect(answer?.channels.nodes).toHaveLength(5);
    const requests = gateway.take();
    expect(requests.map(describeRequest)).toEqual(['POST doc_id 200']);
    expect(requests[0]?.asked).toEqual({ doc_id: searchRequest.params.id, variables: { term: 'twin' } });
    expect(environment.getStore().getSource().getRecordIDs()).toContain(answer?.players.nodes[0]?.id);
  });

  it.each(['apq', 'safelist', 'only'])('is told once of an id that the gateway has not registered, in the mode %s', async (mode) => {
    using folder = createOperationFolder();
    folder.write('other.graphql', 'query Other { viewer { role } }');
    await using gateway = await gateways.start({ PERSISTED_MODE: mode, PERSISTED_OPERATIONS: folder.path });
    const environment = createEnvironment({ url: gateway.graphqlUrl });
    await expect(search(environment, 'twin')).rejects.toMatchObject({
      message: expect.stringContaining(`No operation is registered under the id "${searchRequest.params.id}"`),
      source: { errors: [{ extensions: { code: 'PERSISTED_OPERATION_UNKNOWN' } }] },
    });
    expect(requestsOf(gateway)).toEqual(['POST doc_id 400']);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { seedSmall } from '../support/seed-small.ts';
import { OPERATOR, type ServedGateway, serveDatabase } from '../support/served-gateway.ts';
import { describeOnDatabases } from '../support/test-database.ts';

const CHANNEL = toGlobalId('Channel', '1');
const TITLE = `{ node(id: "${CHANNEL}") { ... on Channel { title } } }`;
const PAST_THE_CACHE = 'farsight; fwd=request';

describeOnDatabases('a client that sends back Farsight-Written', (kind) => {
  let served: ServedGateway;
  beforeAll(async () => {
    served = await serveDatabase(kind, seedSmall, { BATCH_LIMIT: '2' });
  }, 60_000);
  afterAll(() => served.dispose());

  const toEdit = (title: string) => `mutation { updateChannel(input: { id: "${CHANNEL}", title: "${title}" }) { __typename } }`;
  const edit = async (title: string, headers: Record<string, string> = {}) => {
    const answer = await served.ask(toEdit(title), { ...OPERATOR, ...headers });
    expect(answer.body.data).toEqual({ updateChannel: { __typename: 'UpdateChannelSuccess' } });
    return answer.headers.get('farsight-written') ?? '';
  };
  const readTitle = async (written: string) => {
    const { body, headers } = await served.ask(TITLE, { 'farsight-written': written });
    return { title: body.data.node.title, status: headers.get('cache-status') };
  };

  it('reads its own write through the cache at once, time and again', async () => {
    for (let time = 1; time <= 10; time += 1) {
      await served.ask(TITLE);
      const written = await edit(`Title ${time}`);
      expect(written).toMatch(/^[\w-]+\/\d+$/);
      const first = await readTitle(written);
      expect(first).toEqual({ title: `Title ${time}`, status: expect.not.stringContaining('hit') });
      await expect.poll(() => readTitle(written)).toEqual({ title: `Title ${time}`, status: expect.stringContaining('; hit;') });
    }
  });

  it('is told the same when Apollo Server answers', async () => {
    const written = await edit('Followed', { 'farsight-timing': '1' });
    expect(await readTitle(written)).toMatchObject({ title: 'Followed' });
    await expect.poll(() => readTitle(written)).toMatchObject({ status: expect.stringContaining('; hit;') });
  });

  it('waits for all writes of an answer, and for those of several answers', async () => {
    const response = await fetch(served.gateway.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...OPERATOR },
      body: JSON.stringify([
        { query: toEdit('One of two') },
        { query: 'mutation { invalidateCache(input: { type: QUEUE }) { written } }' },
      ]),
    });
    const written = response.headers.get('farsight-written') ?? '';
    expect(written).toMatch(/^[\w-]+\/\d+, [\w-]+\/\d+$/);
    await expect.poll(() => readTitle(written)).toEqual({ title: 'One of two', status: expect.stringContaining('; hit;') });

    const more = [await edit('Sent'), await edit('Sent twice')];
    const headers = new Headers([
      ['content-type', 'application/json'],
      ...more.map((token) => ['farsight-written', token] as [string, string]),
    ]);
    const readTwice = () => fetch(served.gateway.graphqlUrl, { method: 'POST', headers, body: JSON.stringify({ query: TITLE }) });
    expect(await (await readTwice()).json()).toEqual({ data: { node: { title: 'Sent twice' } } });
    await expect.poll(async () => (await readTwice()).headers.get('cache-status')).toContain('; hit;');
    expect(await readTitle(`${more[1]}, no-token`)).toEqual({ title: 'Sent twice', status: PAST_THE_CACHE });
  });

  it('goes past the cache with a token that the log does not show', async () => {
    const written = await edit('As it is');
    await served.ask(TITLE);
    const [incarnation = '', xid = ''] = written.split('/');
    const unknown = [
      `${randomUUID()}-1/${xid}`,
      `${incarnation}/${Number(xid) + 1_000_000}`,
      `${incarnation}/99999999999999999999`,
      'no token',
      '',
      Array.from({ length: 33 }, () => written).join(','),
    ];
    for (const token of unknown) expect(await readTitle(token)).toEqual({ title: 'As it is', status: PAST_THE_CACHE });
    await expect.poll(() => readTitle(written)).toMatchObject({ status: expect.stringContaining('; hit;') });
  });

  it('has nothing to send back after what wrote nothing', async () => {
    const nothing = [
      `mutation { updateChannel(input: { id: "${toGlobalId('Channel', '9999')}", title: "x" }) { __typename } }`,
      `mutation { updatePlayerSettings(input: { id: "${toGlobalId('Player', 'nobody')}", timeZone: "UTC" }) { __typename } }`,
      'mutation { __typename }',
      TITLE,
    ];
    for (const query of nothing) expect((await served.ask(query, OPERATOR)).headers.get('farsight-written')).toBeNull();
    const { body, headers } = await served.ask(
      `mutation { updatePlayerSettings(input: { id: "${toGlobalId('Player', 'puuid-1')}", timeZone: "UTC" }) { __typename } }`,
      OPERATOR,
    );
    expect([body.data.updatePlayerSettings.__typename, headers.get('farsight-written')]).toEqual([
      'UpdatePlayerSettingsSuccess',
      expect.stringMatching(/\/\d+$/),
    ]);
  });

  it('may read it in a browser', async () => {
    const { headers } = await served.ask(TITLE, { origin: 'https://studio.apollographql.com' });
    const exposed = (headers.get('access-control-expose-headers') ?? '').split(', ');
    expect(exposed).toEqual(expect.arrayContaining(['farsight-written', 'cache-status', 'age', 'etag', 'server-timing', 'x-request-id']));
  });
});

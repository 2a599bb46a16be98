import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { seedSmall } from '../support/seed-small.ts';
import { OPERATOR, type ServedGateway, serveDatabase } from '../support/served-gateway.ts';
import { databaseKinds } from '../support/test-database.ts';

const TOLD = { ...OPERATOR, 'farsight-cache': '1' };
const PLAYER = 'query Named($puuid: String = "puuid-3") { player(by: { puuid: $puuid }) { puuid platform } }';
const DATA = { player: { puuid: 'puuid-3', platform: expect.any(String) } };

describe('extensions.cache', () => {
  let served: ServedGateway;
  beforeAll(async () => {
    const [embedded] = databaseKinds();
    if (embedded === undefined) throw new Error('There is no embedded database');
    served = await serveDatabase(embedded, seedSmall, { BATCH_LIMIT: '2' });
  }, 60_000);
  afterAll(() => served.dispose());

  const explain = async (query: string, headers: Record<string, string> = {}) => {
    const answer = await served.ask(query, { ...TOLD, ...headers });
    return { ...answer, cache: answer.body.extensions?.cache };
  };

  it('tells of a miss, then of a hit, with what set its time, its tags and its key', async () => {
    const { body, cache, headers } = await explain(PLAYER);
    expect(body.data).toEqual(DATA);
    expect(cache).toEqual({
      result: 'miss',
      tier: null,
      reason: 'absent',
      collapsed: false,
      stored: true,
      ageMs: expect.any(Number),
      ttlMs: expect.any(Number),
      scope: 'PUBLIC',
      policy: { maxAgeSeconds: 300, setBy: { field: 'Query.player', path: 'player', hint: 'Player' }, privateBy: null },
      tags: ['Player:3'],
      tagCount: 1,
      key: { schema: expect.any(String), operation: expect.any(String), variables: '{"puuid":"puuid-3"}', bySession: false },
      noKeyBecause: null,
    });
    expect(headers.get('cache-status')).toMatch(/^farsight; fwd=uri-miss; stored; ttl=\d+$/);
    const again = await explain(PLAYER);
    expect(again.cache).toMatchObject({ result: 'hit', tier: 'L1', reason: null, key: cache.key, tags: cache.tags });
    expect(again.cache.ttlMs).toBeGreaterThan(200_000);
    expect(again.headers.get('cache-status')).toContain('; hit;');
  });

  it('is for nobody to keep, and leaves the stored answer as it is', async () => {
    await explain(PLAYER);
    const search = new URLSearchParams({ query: PLAYER });
    const get = (headers: Record<string, string>) =>
      fetch(`${served.gateway.graphqlUrl}?${search}`, { headers: { 'apollo-require-preflight': '1', ...headers } });
    const plain = await get({});
    const etag = plain.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect(await plain.json()).toEqual({ data: DATA });
    const told = await get({ ...TOLD, 'if-none-match': etag });
    expect([told.status, told.headers.get('cache-control'), told.headers.get('etag'), told.headers.get('age')]).toEqual([
      200,
      'no-store',
      null,
      null,
    ]);
    expect(await told.json()).toMatchObject({ data: DATA, extensions: { cache: { result: 'hit' } } });
    const after = await get({});
    expect([after.headers.get('etag'), await after.json()]).toEqual([etag, { data: DATA }]);
  });

  it('tells of a PRIVATE answer, and not whose', async () => {
    await explain('{ viewer { role } }');
    const { cache, text } = await explain('{ viewer { role } }');
    expect(cache).toMatchObject({
      result: 'hit',
      scope: 'PRIVATE',
      key: { bySession: true },
      policy: { privateBy: { field: 'Query.viewer', path: 'viewer', hint: 'Viewer' } },
    });
    expect(text).not.toContain(OPERATOR.authorization.slice('Bearer '.length));
  });

  it.each([
    ['what may not be stored', '{ __typename }', {}, { reason: 'no-key', noKeyBecause: 'it reads nothing that has a hint' }],
    [
      'a write that the log does not show',
      PLAYER,
      { 'farsight-written': 'nobody/1' },
      { reason: 'request', tags: ['Player:3'], noKeyBecause: null },
    ],
    ['one that is timed', PLAYER, { 'farsight-timing': '1' }, { reason: 'request', noKeyBecause: null }],
  ])('says why the cache was not asked: %s', async (_what, query, headers, expected) => {
    const { cache, headers: answered } = await explain(query, headers);
    expect(cache).toMatchObject({ result: 'bypass', tier: null, stored: false, ttlMs: null, ...expected });
    expect(answered.get('cache-control')).toBe('no-store');
  });

  it('stands beside the timing, where both are asked for', async () => {
    const { body } = await explain(PLAYER, { 'farsight-timing': '1' });
    expect(Object.keys(body.extensions).sort()).toEqual(['cache', 'timing']);
  });

  it('tells of an answer with an error that it is not stored', async () => {
    const query = '{ players(first: 0) { nodes { id } } }';
    for (let time = 0; time < 2; time += 1) {
      const { body, cache } = await explain(query);
      expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(cache).toMatchObject({ result: 'miss', reason: 'absent', stored: false, ttlMs: null });
    }
  });

  it.each([
    ['a stranger', PLAYER, { 'farsight-cache': '1' }],
    ['a wrong token', PLAYER, { 'farsight-cache': '1', authorization: 'Bearer wrong' }],
    ['an operator who does not ask', PLAYER, OPERATOR],
    ['a mutation', `mutation { updateChannel(input: { id: "${toGlobalId('Channel', '9999')}" }) { __typename } }`, TOLD],
  ])('is nothing for %s', async (_who, query, headers) => {
    const { body } = await served.ask(query, headers);
    expect(Object.keys(body)).toEqual(['data']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { seedSmall } from '../support/seed-small.ts';
import { OPERATOR, type ServedGateway, serveDatabase } from '../support/served-gateway.ts';
import { databaseKinds, describeOnDatabases } from '../support/test-database.ts';

const CHANNEL = toGlobalId('Channel', '1');
const TITLE = `{ node(id: "${CHANNEL}") { ... on Channel { title } } }`;
const toQuery = (window: string) => `{ performance(window: ${window}) { cache {
  requests { tier result count } hitRatio collapsed evictions invalidations invalidatedTags foldedTags invalidationLag { p50Ms p99Ms maxMs }
  entries bytes flights log { following position tags } sharedTierGivenUp
} } }`;

const readSeries = async ({ gateway }: ServedGateway) => {
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith('cache_'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
};
const readPerformance = async ({ ask }: ServedGateway, window: string) => (await ask(toQuery(window), OPERATOR)).body;

describeOnDatabases('the metrics of the response cache', (kind) => {
  let served: ServedGateway;
  beforeAll(async () => {
    served = await serveDatabase(kind, seedSmall);
  }, 60_000);
  afterAll(() => served.dispose());

  it('add up to what was asked and changed, in /metrics and in Query.performance', async () => {
    const before = await readSeries(served);
    expect(before.get('cache_entries{tier="l1"}')).toBe(0);
    expect(before.get('cache_log_following')).toBe(1);

    for (let time = 0; time < 4; time += 1) await served.ask(TITLE);
    const edit = `mutation { updateChannel(input: { id: "${CHANNEL}", title: "New" }) { __typename } }`;
    const written = (await served.ask(edit, OPERATOR)).headers.get('farsight-written') ?? '';
    const xid = Number(written.split('/')[1]);
    await expect.poll(async () => (await readSeries(served)).get('cache_log_position')).toBeGreaterThan(xid);

    const series = await readSeries(served);
    expect(series.get('cache_requests_total{tier="none",result="miss"}')).toBe(1);
    expect(series.get('cache_requests_total{tier="l1",result="hit"}')).toBe(3);
    expect(series.get('cache_entries{tier="l1"}')).toBe(1);
    expect(series.get('cache_bytes{tier="l1"}')).toBeGreaterThan(100);
    const grown = (name: string) => (series.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown('cache_invalidations_total')).toBe(1);
    expect(grown('cache_invalidated_tags_total')).toBeGreaterThanOrEqual(2);
    expect(series.get('cache_invalidation_lag_seconds_count')).toBe(1);
    expect(series.get('cache_log_tags')).toBeGreaterThan(0);
    expect([...series.keys()].filter((name) => name.startsWith('cache_breaker'))).toEqual([]);

    const { data, errors } = await readPerformance(served, 'SINCE_START');
    expect(errors).toBeUndefined();
    expect(data.performance.cache).toMatchObject({
      requests: [
        { tier: 'L1', result: 'HIT', count: '3' },
        { tier: null, result: 'MISS', count: '1' },
      ],
      hitRatio: 0.75,
      collapsed: '0',
      evictions: '0',
      foldedTags: '0',
      invalidationLag: { p50Ms: expect.any(Number), p99Ms: expect.any(Number), maxMs: expect.any(Number) },
      entries: 1,
      flights: 0,
      log: { following: true, position: expect.stringMatching(/^\d+$/) },
      sharedTierGivenUp: null,
    });
    expect(Number(data.performance.cache.invalidations)).toBe(series.get('cache_invalidations_total'));
    expect(Number(data.performance.cache.bytes)).toBe(series.get('cache_bytes{tier="l1"}'));
  });
});

describe('a gateway that stores no answers', () => {
  it('has no metrics of a cache, and says so of its log', async () => {
    const [embedded] = databaseKinds();
    if (embedded === undefined) throw new Error('There is no embedded database');
    const served = await serveDatabase(embedded, async () => undefined, { RESPONSE_CACHE: 'off' });
    try {
      expect([...(await readSeries(served)).keys()]).toEqual([]);
      expect((await readPerformance(served, 'LAST_MINUTE')).data).toEqual({ performance: { cache: null } });
      expect(await (await fetch(`${served.gateway.url}/health/ready`)).json()).toMatchObject({ status: 'ready', parts: { log: 'off' } });
      const { body, headers } = await served.ask('mutation { invalidateCache(input: { everything: true }) { written tags } }', OPERATOR);
      expect(body.data).toEqual({ invalidateCache: { written: null, tags: ['all'] } });
      expect(headers.get('farsight-written')).toBeNull();
    } finally {
      await served.dispose();
    }
  }, 60_000);
});

const redisUrl = process.env['TEST_REDIS_URL'];
describe.skipIf(redisUrl === undefined)('a gateway with a shared tier', () => {
  it('shows its breaker', async () => {
    const [embedded] = databaseKinds();
    if (embedded === undefined) throw new Error('There is no embedded database');
    const served = await serveDatabase(embedded, async () => undefined, { REDIS_URL: redisUrl ?? '' });
    try {
      expect((await readSeries(served)).has('cache_breaker_open{tier="l2"}')).toBe(true);
      expect((await readPerformance(served, 'LAST_MINUTE')).data.performance.cache.sharedTierGivenUp).toEqual(expect.any(Boolean));
    } finally {
      await served.dispose();
    }
  }, 60_000);
});

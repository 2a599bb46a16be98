import { describe, expect, it } from 'vitest';
import type { CacheState } from '../../../src/observability/cache-metrics.ts';
import { createGatewayPerformance } from '../../../src/observability/gateway-performance.ts';
import { createMetrics, type Metrics } from '../../../src/observability/metrics.ts';

const STATE: CacheState = { entries: 3, bytes: 4_500, evictions: 2, flights: 1, following: true, position: 812, tags: 40, foldedTags: 5 };

const linesOf = async (metrics: Metrics) => (await metrics.print()).split('\n').filter((line) => line.startsWith('cache_'));

/** What was observed of a cache whose state a test may change. */
function createObserved() {
  const metrics = createMetrics();
  const state = { ...STATE };
  metrics.cache.observe(() => ({ ...state }));
  return { metrics, state };
}

describe('metrics of the response cache', () => {
  it('count requests by tier and result, and those that waited for others', async () => {
    const { metrics } = createObserved();
    for (const collapsed of [false, true, true]) metrics.cache.observeAnswer({ result: 'miss', tier: null, collapsed });
    metrics.cache.observeAnswer({ result: 'hit', tier: 'L1', collapsed: false });
    metrics.cache.observeAnswer({ result: 'hit', tier: 'L2', collapsed: false });
    metrics.cache.observeAnswer({ result: 'stale-if-error', tier: 'L1', collapsed: false });
    const expected = [
      'cache_requests_total{tier="none",result="miss"} 3',
      'cache_requests_total{tier="l1",result="hit"} 1',
      'cache_requests_total{tier="l2",result="hit"} 1',
      'cache_requests_total{tier="l1",result="stale-if-error"} 1',
      'cache_collapsed_total 2',
    ];
    // Printing counts nothing.
    for (let time = 0; time < 2; time += 1) expect(await linesOf(metrics)).toEqual(expect.arrayContaining(expected));
  });

  it('tell how the cache and its log are whenever they are printed', async () => {
    const { metrics, state } = createObserved();
    const expected = [
      'cache_entries{tier="l1"} 3',
      'cache_bytes{tier="l1"} 4500',
      'cache_evictions_total 2',
      'cache_flights 1',
      'cache_log_following 1',
      'cache_log_position 812',
      'cache_log_tags 40',
      'cache_log_folded_tags_total 5',
    ];
    expect(await linesOf(metrics)).toEqual(expect.arrayContaining(expected));
    Object.assign(state, { following: false, position: null, evictions: 7 });
    const later = ['cache_evictions_total 7', 'cache_log_following 0', 'cache_log_position 0'];
    expect(await linesOf(metrics)).toEqual(expect.arrayContaining(later));
  });

  it('count what the log brought, and how late it was where that says something', async () => {
    const { metrics } = createObserved();
    metrics.cache.observeChanges({ rows: 2, tags: 5, lagMs: 3 });
    metrics.cache.observeChanges({ rows: 1, tags: 1, lagMs: null });
    metrics.cache.observeChanges({ rows: 1, tags: 1, lagMs: -2 });
    const lines = await linesOf(metrics);
    expect(lines).toEqual(
      expect.arrayContaining([
        'cache_invalidations_total 4',
        'cache_invalidated_tags_total 7',
        'cache_invalidation_lag_seconds_bucket{le="0.001024"} 1',
        'cache_invalidation_lag_seconds_bucket{le="0.004096"} 2',
        'cache_invalidation_lag_seconds_bucket{le="+Inf"} 2',
        'cache_invalidation_lag_seconds_sum 0.003',
        'cache_invalidation_lag_seconds_count 2',
      ]),
    );
  });

  it('tell whether the shared tier is given up', async () => {
    const { metrics } = createObserved();
    expect((await linesOf(metrics)).join()).not.toContain('cache_breaker_open');
    expect(metrics.cache.isBreakerOpen()).toBeNull();
    let open = false;
    metrics.cache.observeBreaker(() => open);
    expect(await linesOf(metrics)).toContain('cache_breaker_open{tier="l2"} 0');
    open = true;
    expect(await linesOf(metrics)).toContain('cache_breaker_open{tier="l2"} 1');
  });

  it('are none where there is no cache', async () => {
    expect(await linesOf(createMetrics())).toEqual([]);
  });
});

describe('the performance of the response cache', () => {
  it('is of the window, and of now', () => {
    const { metrics, state } = createObserved();
    const { windows, cache } = metrics;
    const performance = createGatewayPerformance({ windows, cache });
    cache.observeAnswer({ result: 'miss', tier: null, collapsed: false });
    cache.observeChanges({ rows: 2, tags: 5, lagMs: 8 });
    windows.keep();
    for (const collapsed of [false, true]) cache.observeAnswer({ result: 'hit', tier: 'L1', collapsed });
    Object.assign(state, { evictions: 9, entries: 4 });
    const read = performance.readCache(performance.read('SINCE_START'));
    expect(read).toMatchObject({
      requests: [
        { tier: 'L1', result: 'hit', count: 2 },
        { tier: null, result: 'miss', count: 1 },
      ],
      collapsed: 1,
      evictions: 9,
      foldedTags: 5,
      invalidations: 2,
      invalidatedTags: 5,
      entries: 4,
      position: 812,
      breakerOpen: null,
    });
    expect(read?.hitRatio).toBeCloseTo(2 / 3, 9);
    expect(read?.lag?.maxMs).toBeGreaterThanOrEqual(8);
  });

  it('has no ratio and no lag of nothing', () => {
    const { metrics } = createObserved();
    const performance = createGatewayPerformance(metrics);
    expect(performance.readCache(performance.read('LAST_MINUTE'))).toMatchObject({ requests: [], hitRatio: null, lag: null, collapsed: 0 });
  });

  it('is null where there is no cache', () => {
    const performance = createGatewayPerformance(createMetrics());
    expect(performance.readCache(performance.read('SINCE_START'))).toBeNull();
  });
});

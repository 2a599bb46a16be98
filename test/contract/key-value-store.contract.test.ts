import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { KeyValueStore } from '../../src/cache/key-value-store.ts';
import { createLayeredStore } from '../../src/cache/layered-store.ts';
import { createMemoryStore } from '../../src/cache/memory-store.ts';
import { createRedisStore } from '../../src/cache/redis-store.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';
import { startRedisCluster, type TestCluster } from '../support/redis-cluster.ts';
import { hasRedisServer } from '../support/redis-process.ts';

const redisUrl = process.env['TEST_REDIS_URL'];
const createMemory = () => createMemoryStore({ maxBytes: 8_000_000 });
const createRedis = (...urls: readonly [string, ...string[]]) =>
  // The suite asks what the store does, not how fast: a busy machine must not open the breaker.
  createRedisStore({ urls, namespace: `farsight-test-${randomUUID()}`, logger: createCapturingLogger().logger, deadlineMs: 2_000 });

describe('KeyValueStore in memory', () => defineContract(createMemory));
describe('KeyValueStore in layers of memory', () => defineContract(() => createLayeredStore(createMemory(), createMemory(), 60_000)));
describe.skipIf(redisUrl === undefined)('KeyValueStore in Redis', () => defineContract(() => createRedis(redisUrl ?? '')));
describe.skipIf(redisUrl === undefined)('KeyValueStore in memory before Redis', () =>
  defineContract(() => createLayeredStore(createMemory(), createRedis(redisUrl ?? ''), 60_000)),
);
describe.skipIf(!hasRedisServer()).each([1, 3])('KeyValueStore in a Redis Cluster, masters: %i', (masters) => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startRedisCluster({ masters });
  }, 60_000);
  afterAll(() => cluster.close());
  defineContract(() => createRedis(...cluster.urls));
});

function defineContract(create: () => KeyValueStore): void {
  let store: KeyValueStore;
  beforeAll(async () => {
    store = create();
    await vi.waitUntil(() => store.isAvailable(1_000), { timeout: 5_000 });
  });
  afterAll(() => store.close());

  it('gives back the bytes that were set, whatever they are', async () => {
    const bytes = Buffer.from([0, 255, 128, 13, 10, 0xc3, 0x28]);
    await store.set('bytes', bytes, 60_000);
    const found = await store.get('bytes');
    expect(found).toBeInstanceOf(Buffer);
    expect(found?.equals(bytes)).toBe(true);
  });

  it('keeps an empty value apart from none', async () => {
    await store.set('empty', Buffer.alloc(0), 60_000);
    expect((await store.get('empty'))?.byteLength).toBe(0);
    expect(await store.get('never-set')).toBeUndefined();
  });

  it('keeps a megabyte whole', async () => {
    const bytes = Buffer.alloc(1_000_000, 'é');
    await store.set('large', bytes, 60_000);
    expect((await store.get('large'))?.equals(bytes)).toBe(true);
  });

  it('takes the newest value of a key and leaves keys that begin alike alone', async () => {
    await store.set('player:12', Buffer.from('old'), 60_000);
    await store.set('player:123', Buffer.from('other'), 60_000);
    await store.set('player:12', Buffer.from('new'), 60_000);
    await store.delete('player:12');
    expect(await store.get('player:12')).toBeUndefined();
    expect(String(await store.get('player:123'))).toBe('other');
  });

  it('forgets a value when its time is over', async () => {
    await store.set('short', Buffer.from('x'), 40);
    await expect.poll(() => store.get('short'), { interval: 10 }).toBeUndefined();
  });

  it('keeps nothing, rather than for ever, when the time to live is zero or negative', async () => {
    await store.set('zero', Buffer.from('before'), 60_000);
    await store.set('zero', Buffer.from('x'), 0);
    await store.set('negative', Buffer.from('x'), -1);
    expect(await store.get('zero')).toBeUndefined();
    expect(await store.get('negative')).toBeUndefined();
  });

  it('deletes what is not there without complaint', async () => {
    await expect(store.delete('nothing')).resolves.toBeUndefined();
  });

  it('has nothing, takes nothing and says that it is not available once closed', async () => {
    const closed = create();
    await expect.poll(() => closed.isAvailable(1_000)).toBe(true);
    await closed.close();
    await closed.close();
    await closed.set('key', Buffer.from('x'), 60_000);
    expect(await closed.get('key')).toBeUndefined();
    expect(await closed.isAvailable(50)).toBe(false);
  });
}

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRedisStore, type RedisStore } from '../../src/cache/redis-store.ts';
import { createCapturingLogger, type LoggedLine } from '../support/capturing-logger.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { hasRedisServer } from '../support/redis-process.ts';
import { createTcpProxy } from '../support/tcp-proxy.ts';

const redisUrl = process.env['TEST_REDIS_URL'];

describe.each([
  ['a Redis store whose Redis was never there', ['redis://127.0.0.1:1']],
  ['a store in a Redis Cluster that was never there', ['redis://127.0.0.1:1', 'redis://127.0.0.1:2']],
] as const)('%s', (_name, urls) => {
  it('answers nothing at once and never rejects', async () => {
    const store = createRedisStore({ urls, namespace: 'none', logger: createCapturingLogger().logger });
    const startedAt = performance.now();
    expect(await store.get('key')).toBeUndefined();
    await store.set('key', Buffer.from('x'), 1_000);
    await store.delete('key');
    expect(await store.isAvailable(100)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(500);
    await store.close();
  });
});

/** Redis, and ways to break it. */
interface BreakableRedis {
  readonly urls: readonly [string, ...string[]];
  stop(): Promise<void>;
  silence(): void;
  resume(): Promise<void>;
  close(): Promise<void>;
}

describe.skipIf(redisUrl === undefined)('a Redis store behind a faulty network', () => defineFaults(startProxied));
describe.skipIf(!hasRedisServer()).each([1, 3])('a store in a faulty Redis Cluster, masters: %i', (masters) =>
  defineFaults(async () => startBreakableCluster(masters)),
);

async function startProxied(): Promise<BreakableRedis> {
  const url = new URL(redisUrl ?? '');
  const proxy = await createTcpProxy({ host: url.hostname, port: Number(url.port || 6379) });
  url.host = `127.0.0.1:${proxy.port}`;
  return { ...proxy, urls: [url.toString()] };
}

async function startBreakableCluster(masters: number): Promise<BreakableRedis> {
  const { nodes, urls, close } = await startRedisCluster({ masters });
  return {
    urls,
    stop: async () => void (await Promise.all(nodes.map((node) => node.kill()))),
    silence: () => nodes.forEach((node) => void node.silence()),
    resume: async () => void (await Promise.all(nodes.map((node) => node.resume()))),
    close,
  };
}

function defineFaults(start: () => Promise<BreakableRedis>): void {
  let redis: BreakableRedis;
  let store: RedisStore;
  let lines: LoggedLine[];

  beforeEach(async () => {
    redis = await start();
    const capturing = createCapturingLogger();
    lines = capturing.lines;
    store = createRedisStore({ urls: redis.urls, namespace: `farsight-test-${randomUUID()}`, logger: capturing.logger });
    await expect.poll(() => store.isAvailable(1_000)).toBe(true);
    await expect.poll(() => keep('before')).toBe('before');
  }, 60_000);
  afterEach(async () => {
    await store.close();
    await redis.close();
  });

  async function keep(text: string): Promise<string | undefined> {
    await store.set('key', Buffer.from(text), 60_000);
    return (await store.get('key'))?.toString();
  }

  it('waits for a silent Redis no longer than the deadline, then not at all', async () => {
    redis.silence();
    const waits = [];
    for (let call = 0; call < 40; call += 1) {
      const startedAt = performance.now();
      expect(await store.get('key')).toBeUndefined();
      waits.push(performance.now() - startedAt);
    }
    waits.sort((a, b) => b - a);
    // Five calls find out; one a second may look again. All others return without asking.
    expect(waits[0]).toBeLessThan(200);
    expect(waits[6]).toBeLessThan(10);
    expect(lines.filter((line) => line.level === 'warn').map((line) => line.msg)).toEqual(['Redis does not answer; going on without it']);
  });

  it('tells that it is given up, and no longer when it is back', async () => {
    expect(store.isBreakerOpen()).toBe(false);
    redis.silence();
    for (let call = 0; call < 10; call += 1) await store.get('key');
    expect(store.isBreakerOpen()).toBe(true);
    await redis.resume();
    await expect.poll(() => keep('after'), { timeout: 10_000 }).toBe('after');
    expect(store.isBreakerOpen()).toBe(false);
  });

  it('says of a silent Redis that it is not available', async () => {
    redis.silence();
    expect(await store.isAvailable(50)).toBe(false);
  });

  it('answers nothing while Redis is down, and works again by itself when it is back', async () => {
    await redis.stop();
    for (let call = 0; call < 10; call += 1) expect(await store.get('key')).toBeUndefined();
    await redis.resume();
    await expect.poll(() => keep('after'), { timeout: 10_000 }).toBe('after');
    expect(lines.map((line) => line.msg)).toContain('Redis answers again');
  });
}

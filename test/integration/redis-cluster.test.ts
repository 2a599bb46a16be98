import { randomUUID } from 'node:crypto';
import { platform } from 'node:process';
import slotOf from 'cluster-key-slot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRedisStore, type RedisStore } from '../../src/cache/redis-store.ts';
import { createCapturingLogger, type LoggedLine } from '../support/capturing-logger.ts';
import { startRedisCluster, type TestCluster, type TestClusterOptions } from '../support/redis-cluster.ts';
import { hasRedisServer, type RedisProcess } from '../support/redis-process.ts';

/** What a command of the store, or the client's own, is called in a server's statistics. */
const EXPECTED_COMMANDS = ['get', 'set', 'unlink', 'ping', 'hello', 'auth', 'client|setinfo', 'cluster|slots', 'config|resetstat', 'info'];

describe.skipIf(!hasRedisServer())('a store in a Redis Cluster', () => {
  const namespace = `farsight-test-${randomUUID()}`;
  let cluster: TestCluster;
  let store: RedisStore;
  let lines: LoggedLine[];

  /** Starts a cluster and a store in it, whose deadline no healthy node misses on a busy machine unless a test says otherwise. */
  async function start(options: TestClusterOptions, deadlineMs = 2_000): Promise<void> {
    cluster = await startRedisCluster(options);
    store = openStore(cluster.urls, deadlineMs);
    await expect.poll(() => store.isAvailable(1_000)).toBe(true);
  }
  function openStore(urls: TestCluster['urls'], deadlineMs: number): RedisStore {
    const capturing = createCapturingLogger();
    lines = capturing.lines;
    return createRedisStore({ urls, namespace, logger: capturing.logger, deadlineMs });
  }
  /** A key on the node. */
  function keyOn(node: RedisProcess | undefined): string {
    for (let number = 0; ; number += 1) if (cluster.ownerOf(`${namespace}::${number}`) === node) return String(number);
  }
  async function keep(key: string, text: string): Promise<string | undefined> {
    await store.set(key, Buffer.from(text), 60_000);
    return read(key);
  }
  async function read(key: string): Promise<string | undefined> {
    return (await store.get(key))?.toString();
  }
  afterEach(async () => {
    await store.close();
    await cluster.close();
  });

  describe('of three nodes', () => {
    beforeEach(() => start({ masters: 3 }, 100), 60_000);

    it.each(['kill', 'silence'] as const)(
      'goes on with the others when one is gone (%s), and with it when it is back',
      async (way) => {
        const [first, second, third] = cluster.nodes.map(keyOn);
        if (first === undefined || second === undefined || third === undefined) throw new Error('The cluster has three nodes');
        for (const key of [first, second, third]) await expect.poll(() => keep(key, 'before')).toBe('before');
        await cluster.nodes[1]?.[way]();
        const waits = [];
        for (let call = 0; call < 40; call += 1) {
          const startedAt = performance.now();
          expect(await store.get(second)).toBeUndefined();
          waits.push(performance.now() - startedAt);
        }
        waits.sort((a, b) => b - a);
        // Five calls find out; one a second may look again. All others return without asking.
        expect(waits[0]).toBeLessThan(500);
        expect(waits[6]).toBeLessThan(50);
        await expect.poll(() => read(first)).toBe('before');
        await expect.poll(() => read(third)).toBe('before');
        expect(store.isBreakerOpen()).toBe(true);
        expect(await store.isAvailable(100)).toBe(false);
        const node = new URL(cluster.nodes[1]?.url ?? '').host;
        expect(lines.filter((line) => line.level === 'warn')).toEqual([
          expect.objectContaining({ msg: 'Redis does not answer; going on without it', node }),
        ]);
        await cluster.nodes[1]?.resume();
        await expect.poll(() => keep(second, 'after'), { timeout: 10_000 }).toBe('after');
        expect(store.isBreakerOpen()).toBe(false);
      },
      60_000,
    );
  });

  it('goes on with the others when a node is away from the start, and with it when it comes', async () => {
    await start({ masters: 3 });
    await store.close();
    await cluster.nodes[2]?.kill();
    store = openStore([cluster.urls[0], cluster.urls[0]], 2_000);
    const [alive, dead] = [keyOn(cluster.nodes[0]), keyOn(cluster.nodes[2])];
    await expect.poll(() => keep(alive, 'x')).toBe('x');
    const startedAt = performance.now();
    for (let call = 0; call < 10; call += 1) expect(await store.get(dead)).toBeUndefined();
    // One of them at most has to wait for the connection.
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect(await store.isAvailable(100)).toBe(false);
    await cluster.nodes[2]?.resume();
    await expect.poll(() => keep(dead, 'x'), { timeout: 10_000 }).toBe('x');
  }, 60_000);

  it('finds what is in a slot on its way to another node, and after', async () => {
    await start({ masters: 3 });
    const [from, to] = cluster.nodes;
    if (from === undefined || to === undefined) throw new Error('The cluster has three nodes');
    const key = keyOn(from);
    const slot = String(slotOf(`${namespace}::${key}`));
    const [fromId, toId] = [String(await from.send('CLUSTER', 'MYID')), String(await to.send('CLUSTER', 'MYID'))];
    expect(await keep(key, 'moving')).toBe('moving');
    await to.send('CLUSTER', 'SETSLOT', slot, 'IMPORTING', fromId);
    await from.send('CLUSTER', 'SETSLOT', slot, 'MIGRATING', toId);
    await from.send('MIGRATE', '127.0.0.1', new URL(to.url).port, `${namespace}::${key}`, '0', '1000');
    await expect(from.send('GET', `${namespace}::${key}`)).rejects.toThrow(/^ASK/);
    expect(await read(key)).toBe('moving');
    for (const node of [to, from]) await node.send('CLUSTER', 'SETSLOT', slot, 'NODE', toId);
    await expect(from.send('GET', `${namespace}::${key}`)).rejects.toThrow(/^MOVED/);
    expect(await read(key)).toBe('moving');
    // From now on it is asked at once.
    await from.send('CONFIG', 'RESETSTAT');
    expect(await keep(key, 'moved')).toBe('moved');
    expect(await commandsOf(from)).not.toContain('get');
  }, 60_000);

  it.each(['before', 'after'])(
    'goes to the replica that took over from a master which died %s the store was opened',
    async (moment) => {
      await start({ masters: 3, replicas: 1 });
      const key = keyOn(cluster.nodes[0]);
      if (moment === 'before') await store.close();
      await cluster.nodes[0]?.kill();
      if (moment === 'before') store = openStore(cluster.urls, 2_000);
      const other = keyOn(cluster.nodes[1]);
      await expect.poll(() => keep(other, 'x')).toBe('x');
      await cluster.nodes[3]?.send('CLUSTER', 'FAILOVER', 'TAKEOVER');
      await expect.poll(() => keep(key, 'after'), { timeout: 20_000 }).toBe('after');
      await expect.poll(() => store.isAvailable(1_000), { timeout: 10_000 }).toBe(true);
      expect(store.isBreakerOpen()).toBe(false);
    },
    60_000,
  );

  it('is found by itself when its slots are given out after the store was opened', async () => {
    await start({ masters: 1 });
    await store.close();
    await cluster.nodes[0]?.send('CLUSTER', 'FLUSHSLOTS');
    store = openStore(cluster.urls, 2_000);
    await expect.poll(() => lines.map((line) => line.msg)).toContain('Not all of Redis Cluster is known; going on without the rest');
    expect(await store.isAvailable(100)).toBe(false);
    await cluster.nodes[0]?.send('CLUSTER', 'ADDSLOTS', ...Array.from({ length: 16_384 }, (_, slot) => String(slot)));
    await expect.poll(() => keep('key', 'x'), { timeout: 20_000 }).toBe('x');
  }, 60_000);

  it('is found by itself when it comes up after the store', async () => {
    await start({ masters: 3 });
    await store.close();
    await Promise.all(cluster.nodes.map((node) => node.kill()));
    store = openStore(cluster.urls, 2_000);
    await expect
      .poll(() => lines.filter((line) => line.level === 'warn').map((line) => line.msg), { timeout: 10_000 })
      .toEqual(['Not all of Redis Cluster is known; going on without the rest']);
    expect(store.isBreakerOpen()).toBe(true);
    await Promise.all(cluster.nodes.map((node) => node.resume()));
    await expect.poll(() => keep('key', 'x'), { timeout: 20_000 }).toBe('x');
    expect(store.isBreakerOpen()).toBe(false);
    expect(lines.map((line) => line.msg)).toContain('All of Redis Cluster is known');
  }, 60_000);

  it('gets no commands about several keys, and none that look through all of them', async () => {
    await start({ masters: 3 });
    for (const node of cluster.nodes) await node.send('CONFIG', 'RESETSTAT');
    for (const key of cluster.nodes.map(keyOn)) {
      expect(await keep(key, 'x')).toBe('x');
      await store.set(key, Buffer.from('x'), 0);
      await store.delete(key);
      expect(await read(key)).toBeUndefined();
    }
    await store.isAvailable(1_000);
    for (const node of cluster.nodes) {
      const commands = await commandsOf(node);
      expect(commands).toEqual(expect.arrayContaining(['get', 'set', 'unlink', 'ping']));
      expect(commands.filter((command) => !EXPECTED_COMMANDS.includes(command))).toEqual([]);
    }
  }, 60_000);

  it('shows its password to all nodes, and nowhere else', async () => {
    await start({ masters: 3, password: 'hunter2 @:/,' });
    for (const key of cluster.nodes.map(keyOn)) expect(await keep(key, 'x')).toBe('x');
    await cluster.nodes[0]?.kill();
    await store.get(keyOn(cluster.nodes[0]));
    await store.close();
    store = openStore(cluster.urls.map((url) => url.replace('hunter2', 'hunter3')) as unknown as TestCluster['urls'], 2_000);
    await expect.poll(() => lines.filter((line) => line.level === 'warn').length, { timeout: 10_000 }).toBe(1);
    expect(JSON.stringify(lines)).not.toContain('hunter');
  }, 60_000);

  // Others have one address for loopback.
  it.skipIf(platform !== 'linux')(
    'of a node that does not know its own address is reached at the one that was given',
    async () => {
      await start({ masters: 1, host: '127.0.0.2' });
      expect(await keep('key', 'x')).toBe('x');
    },
    60_000,
  );
});

/** What the node was asked since its statistics were reset. */
async function commandsOf(node: RedisProcess): Promise<readonly string[]> {
  return [...String(await node.send('INFO', 'commandstats')).matchAll(/^cmdstat_([^:]+):/gm)].map(([, name]) => String(name));
}

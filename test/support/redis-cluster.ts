import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import slotOf from 'cluster-key-slot';
import { type RedisProcess, startRedisProcess } from './redis-process.ts';

const SLOTS = 16_384;
/** Where a node talks to others, above the port for clients. */
const BUS_OFFSET = 10_000;

/** A Redis Cluster of the test's own. */
export interface TestCluster {
  /** Masters first, which share the slots evenly in this order, then replicas. One that goes on has the place in the cluster that it had. */
  readonly nodes: readonly RedisProcess[];
  readonly urls: readonly [string, ...string[]];
  /** The master that has the key as the cluster was made. */
  ownerOf(key: string): RedisProcess;
  close(): Promise<void>;
}

/** What a cluster is to be. */
export interface TestClusterOptions {
  readonly masters: number;
  /** One for each of the first masters; none unless said. */
  readonly replicas?: number;
  /** Address of all nodes. */
  readonly host?: string;
  /** None unless said. */
  readonly password?: string;
}

/** Starts a cluster on free ports, in folders of its own. */
export async function startRedisCluster({
  masters,
  replicas = 0,
  host = '127.0.0.1',
  password = '',
}: TestClusterOptions): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-redis-'));
  const nodes: StartedNode[] = [];
  for (let place = 0; place < masters + replicas; place += 1) {
    nodes.push(await startNode({ folder: mkdtempSync(join(folder, 'node-')), host, password }));
  }
  const [first, ...others] = nodes;
  if (first === undefined) throw new Error('A cluster needs a node');
  await shareSlots(nodes.slice(0, masters));
  for (const node of others) await node.send('CLUSTER', 'MEET', host, String(first.port));
  for (const node of nodes) await until(async () => (await countPeers(node)) === nodes.length);
  for (const [place, replica] of nodes.slice(masters).entries()) {
    await replica.send('CLUSTER', 'REPLICATE', String(await nodes[place]?.send('CLUSTER', 'MYID')));
    await until(async () => String(await replica.send('INFO', 'replication')).includes('master_link_status:up'));
  }
  for (const node of nodes) await until(async () => String(await node.send('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  return {
    nodes,
    urls: [first.url, ...(others.length > 0 ? others : [first]).map(({ url }) => url)],
    ownerOf: (key) => nodes[Math.floor((slotOf(key) * masters) / SLOTS)] ?? first,
    close: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function shareSlots(masters: readonly RedisProcess[]): Promise<void> {
  const firstSlotOf = (place: number) => Math.ceil((place * SLOTS) / masters.length);
  for (const [place, master] of masters.entries()) {
    const count = firstSlotOf(place + 1) - firstSlotOf(place);
    await master.send('CLUSTER', 'ADDSLOTS', ...Array.from({ length: count }, (_, offset) => String(firstSlotOf(place) + offset)));
    // Masters of one epoch would settle it among themselves, and move no slots meanwhile.
    await master.send('CLUSTER', 'SET-CONFIG-EPOCH', String(place + 1));
  }
}

interface StartedNode extends RedisProcess {
  readonly port: number;
}

async function startNode({ folder, host, password }: { folder: string; host: string; password: string }): Promise<StartedNode> {
  const port = await findFreePort(host);
  const settings = {
    dir: folder,
    masterauth: password,
    'cluster-enabled': 'yes',
    'cluster-config-file': 'nodes.conf',
    'cluster-node-timeout': '1000',
    'cluster-require-full-coverage': 'no',
  };
  return { ...(await startRedisProcess({ host, port, password, settings })), port };
}

/** Itself included. */
async function countPeers(node: RedisProcess): Promise<number> {
  return String(await node.send('CLUSTER', 'NODES'))
    .split('\n')
    .filter((line) => line.includes(' connected')).length;
}

/** Where other nodes may reach it, too. */
async function findFreePort(host: string): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if ((await isFree(host, port)) && (await isFree(host, port + BUS_OFFSET))) return port;
  }
}

async function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The Redis Cluster of the test did not come up within 15 seconds');
}

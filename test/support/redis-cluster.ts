import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@keyv/redis';
import slotOf from 'cluster-key-slot';

const SLOTS = 16_384;
/** Where a node talks to others, above the port for clients. */
const BUS_OFFSET = 10_000;

const running = new Set<ChildProcess>();
// A test that is broken off closes nothing.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A node of a cluster of the test's own: a process. */
export interface ClusterNode {
  readonly url: string;
  /** Sends a command to this node alone. @throws what the node answers as an error */
  send(...command: string[]): Promise<unknown>;
  /** Stops without a word, as a machine that loses power. */
  kill(): Promise<void>;
  /** Keeps its connections, and answers nothing. */
  silence(): void;
  /** Goes on after either, with the place in the cluster that it had. */
  resume(): Promise<void>;
}

/** A Redis Cluster of the test's own. */
export interface TestCluster {
  /** Masters first, which share the slots evenly in this order, then replicas. */
  readonly nodes: readonly ClusterNode[];
  readonly urls: readonly [string, ...string[]];
  /** The master that has the key as the cluster was made. */
  ownerOf(key: string): ClusterNode;
  close(): Promise<void>;
}

/** Whether clusters can be started here. */
export function hasRedisServer(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
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

async function shareSlots(masters: readonly ClusterNode[]): Promise<void> {
  const firstSlotOf = (place: number) => Math.ceil((place * SLOTS) / masters.length);
  for (const [place, master] of masters.entries()) {
    const count = firstSlotOf(place + 1) - firstSlotOf(place);
    await master.send('CLUSTER', 'ADDSLOTS', ...Array.from({ length: count }, (_, offset) => String(firstSlotOf(place) + offset)));
    // Masters of one epoch would settle it among themselves, and move no slots meanwhile.
    await master.send('CLUSTER', 'SET-CONFIG-EPOCH', String(place + 1));
  }
}

interface StartedNode extends ClusterNode {
  readonly port: number;
}

interface NodeOptions {
  readonly folder: string;
  readonly host: string;
  readonly password: string;
}

async function startNode(options: NodeOptions): Promise<StartedNode> {
  const port = await findFreePort(options.host);
  const url = `redis://${options.password ? `:${encodeURIComponent(options.password)}@` : ''}${options.host}:${port}`;
  let child = await run(url, options);
  return {
    port,
    url,
    send: (...command) => send(url, command),
    kill: () => kill(child),
    silence: () => void child.kill('SIGSTOP'),
    resume: async () => {
      if (child.signalCode === null) child.kill('SIGCONT');
      else child = await run(url, options);
    },
  };
}

async function run(url: string, { folder, host, password }: NodeOptions): Promise<ChildProcess> {
  const settings = {
    port: new URL(url).port,
    bind: host,
    dir: folder,
    save: '',
    requirepass: password,
    masterauth: password,
    'cluster-enabled': 'yes',
    'cluster-config-file': 'nodes.conf',
    'cluster-node-timeout': '1000',
    'cluster-require-full-coverage': 'no',
  };
  const child = spawn(
    'redis-server',
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    { stdio: 'ignore' },
  );
  running.add(child);
  child.once('exit', () => running.delete(child));
  await until(() => send(url, ['PING']).then(Boolean, () => false));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.signalCode !== null || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function send(url: string, command: string[]): Promise<unknown> {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
  }
}

/** Itself included. */
async function countPeers(node: ClusterNode): Promise<number> {
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

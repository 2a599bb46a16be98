import { createCluster, type RedisClusterType } from '@keyv/redis';
import slotOf from 'cluster-key-slot';
import type { CircuitBreaker } from './circuit-breaker.ts';
import {
  answersPing,
  CONNECTION_OPTIONS,
  createRedisBreaker,
  type RedisConnection,
  type RedisConnectionOptions,
  SOCKET_OPTIONS,
  toCommandOptions,
} from './redis-connection.ts';

/** How often a cluster that is not whole is asked who has which slots: a node that took over becomes known. */
const LOOK_INTERVAL_MS = 1_000;
/** How long a node may take to tell who has which slots, until the next is asked. */
const DISCOVERY_TIMEOUT_MS = 2_000;
/** A slot on its way from one node to another takes two; more are nodes that contradict each other. */
const MAX_REDIRECTIONS = 4;

type Node = RedisClusterType['masters'][number];

/**
 * The way to the nodes of a Redis Cluster. Each has a breaker of its own, so that one that dies takes along its own keys alone.
 * @param urls nodes to ask for all others; user, password and TLS of the first count for all
 */
export function createRedisCluster(urls: readonly [string, ...string[]], options: RedisConnectionOptions): RedisConnection {
  const cluster = createClusterClient(urls);
  const health = createNodeHealth(cluster, options);
  const follower = createFollower(cluster, health, options);
  cluster.on('node-error', (error: unknown, node: unknown) =>
    options.logger.debug({ err: error, node }, 'A node of Redis reported an error'),
  );
  return {
    client: cluster,
    start: follower.start,
    run: async (key, command) => {
      const node = ownersOf(cluster)[slotOf(key)]?.master;
      if (node === undefined) return undefined;
      return health.breakerOf(node).run(async () => {
        // The client would have the command wait until the node is there for the first time, however long that takes.
        if (node.client?.isReady === false) throw new Error('The node is not connected');
        return command();
      });
    },
    isBreakerOpen: () => hasGap(cluster) || !cluster.masters.every(health.isTrusted),
    isAvailable: async (timeoutMs) => {
      if (hasGap(cluster)) return false;
      const answers = await Promise.all(cluster.masters.map(async ({ client }) => client !== undefined && answersPing(client, timeoutMs)));
      return answers.every(Boolean);
    },
    close: () => {
      follower.stop();
      if (cluster.isOpen) cluster.destroy();
    },
  };
}

// The adapter does not know clients with a type mapping, though it passes on whatever they answer.
function createClusterClient(urls: readonly [string, ...string[]]): RedisClusterType {
  const { protocol, hostname, username, password } = new URL(urls[0]);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const cluster: unknown = createCluster({
    rootNodes: urls.map((url) => ({ url, socket: { socketTimeout: DISCOVERY_TIMEOUT_MS } })),
    // Nodes are known by the cluster's answer, which has no credentials.
    defaults: {
      ...CONNECTION_OPTIONS,
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      socket: { ...SOCKET_OPTIONS, ...(protocol === 'rediss:' ? { tls: true } : {}) },
    },
    // A node that never met another does not know its own address.
    nodeAddressMap: (address) => (/^:\d+$/.test(address) ? { host, port: Number(address.slice(1)) } : undefined),
    commandOptions: toCommandOptions(),
    maxCommandRedirections: MAX_REDIRECTIONS,
    // Else looking for nodes waits until all of them are connected: for ever, while one is dead.
    minimizeConnections: true,
  });
  return cluster as RedisClusterType;
}

/** By slot; without an entry where no node is known. */
function ownersOf(cluster: RedisClusterType): readonly ({ readonly master: Node } | undefined)[] {
  return cluster.slots;
}

function hasGap(cluster: RedisClusterType): boolean {
  return ownersOf(cluster).includes(undefined);
}

interface NodeHealth {
  breakerOf(node: Node): CircuitBreaker;
  /** False while the node is given up. */
  isTrusted(node: Node): boolean;
  isWell(node: Node): boolean;
  /** Of nodes that have left the cluster. */
  forgetOthers(): void;
}

function createNodeHealth(cluster: RedisClusterType, options: RedisConnectionOptions): NodeHealth {
  const breakers = new Map<string, CircuitBreaker>();
  const isTrusted = ({ address }: Node) => breakers.get(address)?.isClosed() ?? true;
  return {
    breakerOf: ({ address }) => {
      const breaker = breakers.get(address) ?? createRedisBreaker(options, address);
      breakers.set(address, breaker);
      return breaker;
    },
    isTrusted,
    isWell: (node) => node.client?.isReady === true && isTrusted(node),
    forgetOthers: () => {
      for (const address of breakers.keys()) if (!cluster.nodeByAddress.has(address)) breakers.delete(address);
    },
  };
}

/** Keeps the client's view of the cluster right where the client alone would not: it looks again only when a node redirects it. */
function createFollower(cluster: RedisClusterType, health: NodeHealth, { logger }: RedisConnectionOptions) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let whole = true;

  const look = async () => {
    let cause: unknown;
    try {
      if (!cluster.isOpen) await cluster.connect();
      else if (hasGap(cluster) || !cluster.masters.every(health.isWell)) await lookAgain(cluster, health);
    } catch (error) {
      cause = error;
    }
    if (stopped) return;
    for (const node of cluster.masters) {
      if (node.client === undefined)
        cluster.nodeClient(node).catch((error: unknown) => logger.debug({ err: error }, 'Redis could not be connected'));
    }
    health.forgetOthers();
    report(cause);
    timer = setTimeout(look, LOOK_INTERVAL_MS);
    timer.unref();
  };
  const report = (cause: unknown) => {
    if (hasGap(cluster) !== whole) return;
    whole = !whole;
    if (whole) logger.info('All of Redis Cluster is known');
    else logger.warn({ err: cause }, 'Not all of Redis Cluster is known; going on without the rest');
  };
  return {
    start: () => void look(),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function lookAgain(cluster: RedisClusterType, health: NodeHealth): Promise<void> {
  const client = (cluster.masters.find(health.isWell) ?? cluster.masters.find((node) => node.client !== undefined))?.client;
  if (client === undefined) {
    cluster.destroy();
    await cluster.connect();
    return;
  }
  // Not one of the client's documented methods, but the only one that keeps the connections to nodes that are well.
  await cluster._slots.rediscover(client);
}

import type { RedisClientType, RedisClusterType } from '@keyv/redis';
import type { Logger } from '../observability/logger.ts';
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker.ts';

/** Longer than a healthy Redis on the same network needs, shorter than a request notices. */
const DEADLINE_MS = 15;
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
const RECONNECT_MAX_MS = 2_000;
/** A connection that a firewall forgot is found by a ping on it that nobody answers. */
const PING_INTERVAL_MS = 5_000;
const SOCKET_TIMEOUT_MS = 15_000;
/** Commands that wait for an answer on one connection; more are refused. */
const MAX_PENDING_COMMANDS = 1_000;

// Redis' type byte of strings: their replies stay bytes instead of being decoded.
const BYTES_REPLY = { [36]: Buffer } as const;

/** How a client behaves on each connection to a server. */
export const CONNECTION_OPTIONS = {
  disableOfflineQueue: true,
  commandsQueueMaxLength: MAX_PENDING_COMMANDS,
  pingInterval: PING_INTERVAL_MS,
} as const;

/** How a client behaves on the sockets below its connections. A socket is tried again for ever. */
export const SOCKET_OPTIONS = {
  connectTimeout: CONNECT_TIMEOUT_MS,
  socketTimeout: SOCKET_TIMEOUT_MS,
  reconnectStrategy: (attempts: number): number => Math.min(50 * 2 ** attempts, RECONNECT_MAX_MS),
} as const;

/** Options of commands, made anew for each client: one of a cluster writes into them. */
export const toCommandOptions = () => ({ typeMapping: BYTES_REPLY });

/** What a connection is made from. */
export interface RedisConnectionOptions {
  readonly logger: Logger;
  readonly deadlineMs?: number | undefined;
}

/** The way to a Redis server, or to the servers of a cluster. It is tried again by itself, for ever. */
export interface RedisConnection {
  readonly client: RedisClientType | RedisClusterType;
  /** Begins to connect. Who listens for the client's errors has to do so before. */
  start(): void;
  /**
   * Runs a command about one key, under the deadline and breaker of the server that has the key.
   * @param key as Redis knows it
   * @returns undefined when the command was not run, failed or was too late
   */
  run<T>(key: string, command: () => Promise<T>): Promise<T | undefined>;
  /** True while a server is given up for the moment. */
  isBreakerOpen(): boolean;
  /** Whether all servers answer within the time. */
  isAvailable(timeoutMs: number): Promise<boolean>;
  close(): void;
}

/** A breaker for one server. @param node its address, where there are several */
export function createRedisBreaker({ logger, deadlineMs }: RedisConnectionOptions, node?: string): CircuitBreaker {
  return createCircuitBreaker({
    deadlineMs: deadlineMs ?? DEADLINE_MS,
    failuresToOpen: FAILURES_TO_OPEN,
    openMs: OPEN_MS,
    onChange: ({ open, cause }) =>
      open ? logger.warn({ err: cause, node }, 'Redis does not answer; going on without it') : logger.info({ node }, 'Redis answers again'),
  });
}

/** Whether a server answers within the time. */
export async function answersPing(client: { ping(): Promise<unknown> }, timeoutMs: number): Promise<boolean> {
  const ping = createCircuitBreaker({ deadlineMs: timeoutMs, failuresToOpen: 1, openMs: 0 });
  return (await ping.run(() => client.ping())) !== undefined;
}

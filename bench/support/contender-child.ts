import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { setTimeout as delay } from 'node:timers/promises';

const PROFILE_INTERVAL_US = 200;

/** What a server has used so far, all its threads included. */
export interface ProcessUsage {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  /** Of V8's heap, what is in use. */
  readonly heapBytes: number;
}

/** What a server tells the process that measures it: first where it listens, then its use each time it is asked. */
export type ContenderMessage =
  | { readonly kind: 'listening'; readonly url: string }
  | ({ readonly kind: 'usage' } & ProcessUsage)
  | { readonly kind: 'profile'; readonly profile: Profiler.Profile };

/** What it is asked: its use, its use once garbage is collected (`--expose-gc`), or a profile of its CPU time over the next milliseconds. */
export type ContenderRequest = 'collect' | 'usage' | { readonly profileMs: number };

/** Tells whoever started this process that it serves GraphQL at `url`, answers what it is asked, and ends with the other side. */
export function announceContender(url: string): void {
  const send = (message: ContenderMessage) => process.send?.(message);
  process.on('message', (request: ContenderRequest) => {
    answer(request).then(send, (error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  });
  process.on('disconnect', () => process.exit(0));
  send({ kind: 'listening', url });
}

async function answer(request: ContenderRequest): Promise<ContenderMessage> {
  if (typeof request === 'object') return { kind: 'profile', profile: await profileFor(request.profileMs) };
  if (request === 'collect') globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { kind: 'usage', cpuSeconds: (user + system) / 1e6, residentBytes: rss, heapBytes: heapUsed };
}

async function profileFor(milliseconds: number): Promise<Profiler.Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: PROFILE_INTERVAL_US });
  await session.post('Profiler.start');
  await delay(milliseconds);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}

/** The database to serve from. */
export function readDatabaseUrl(): string {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL must name the database to serve from');
  return url;
}

import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../src/ingest/sample/random.ts';

/** More than are ever under way unless the server stands still. */
const MAX_CONNECTIONS = 256;

/** Requests that arrive whether or not those before are answered. */
export interface ArrivalStream {
  readonly name: string;
  /** On average; intervals are those of a Poisson process. */
  readonly perSecond: number;
  /** JSON to post. */
  readonly nextBody: () => string;
}

/** An answer as its client sees it. */
export interface PostedAnswer {
  readonly status: number;
  /** Empty without the header. */
  readonly cacheStatus: string;
  readonly text: string;
}

/** When to send: intervals are those of a Poisson process. */
export interface RandomTimes {
  readonly perSecond: number;
  readonly random: Random;
  /** Ends the sending: hears when the next request is due, on the clock of `performance.now()`. */
  readonly isOver: (dueAt: number) => boolean;
}

/** What one stream met. */
export interface StreamResult {
  /** From when a request was due to the end of its answer, ascending: what waits for its turn counts as late. */
  readonly latenciesMs: readonly number[];
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

/**
 * Posts several streams to one server for a while, then waits for all answers. The generators of load that there are wait for an answer
 * before they send again, so that a server that stands still is asked less.
 * @throws Error when a request gets no answer
 */
export async function runOpenLoop(
  url: string,
  streams: readonly ArrivalStream[],
  { seconds, random }: { seconds: number; random: Random },
): Promise<ReadonlyMap<string, StreamResult>> {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  const results = new Map<string, StreamResult>();
  try {
    await Promise.all(streams.map(async (stream) => results.set(stream.name, await runStream({ url, agent, seconds, random }, stream))));
    return results;
  } finally {
    agent.destroy();
  }
}

/** Calls `send` whenever a request is due, whether or not those before are answered, then waits for all that it promised. */
export async function sendAtRandom({ perSecond, random, isOver }: RandomTimes, send: (dueAt: number) => Promise<void>): Promise<void> {
  const underWay: Promise<void>[] = [];
  let dueAt = performance.now();
  for (;;) {
    dueAt += (-Math.log(1 - random.next()) / perSecond) * 1_000;
    if (isOver(dueAt)) break;
    const waitMs = dueAt - performance.now();
    if (waitMs > 1) await delay(waitMs);
    underWay.push(send(dueAt));
  }
  await Promise.all(underWay);
}

/** Posts a JSON body. @throws Error when there is no answer */
export function postBody({ url, agent }: { url: string; agent: Agent }, body: string): Promise<PostedAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, cacheStatus: String(response.headers['cache-status'] ?? ''), text }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

async function runStream(
  { url, agent, seconds, random }: { url: string; agent: Agent; seconds: number; random: Random },
  { perSecond, nextBody }: ArrivalStream,
): Promise<StreamResult> {
  const latenciesMs: number[] = [];
  const statuses: Record<string, number> = {};
  const endsAt = performance.now() + seconds * 1_000;
  await sendAtRandom({ perSecond, random, isOver: (dueAt) => dueAt > endsAt }, async (dueAt) => {
    const { status } = await postBody({ url, agent }, nextBody());
    latenciesMs.push(performance.now() - dueAt);
    statuses[status] = (statuses[status] ?? 0) + 1;
  });
  return { latenciesMs: latenciesMs.sort((left, right) => left - right), statuses };
}

/** The value that this fraction of ascending values does not exceed; NaN of none. */
export function quantile(ascending: readonly number[], fraction: number): number {
  return ascending[Math.max(0, Math.ceil(ascending.length * fraction) - 1)] ?? Number.NaN;
}

import { Agent, request } from 'node:http';
import { quantileSorted } from 'simple-statistics';

/** The first requests compile their operation and open connections. */
const WARM_UP = 30;

/** How long requests took, each sent when the one before was answered. */
export interface RequestTimes {
  /** In milliseconds, ascending, from the sending to the last byte; without those that warm up. */
  readonly sorted: readonly number[];
  readonly at: (share: number) => number;
}

/**
 * Posts bodies one after another over one kept-alive connection.
 * @param toBody of a request by number, from 0
 * @param assertAnswer throws for an answer that is not what was asked for
 */
export async function timeRequests(
  url: string,
  count: number,
  { toBody, assertAnswer }: { toBody: (index: number) => string; assertAnswer: (answer: unknown) => void },
): Promise<RequestTimes> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  try {
    for (let index = 0; index < WARM_UP + count; index += 1) {
      const startedAt = performance.now();
      const text = await post(url, toBody(index), agent);
      if (index >= WARM_UP) times.push(performance.now() - startedAt);
      const answer = JSON.parse(text) as { errors?: readonly { message: string }[] };
      if (answer.errors) throw new Error(answer.errors[0]?.message);
      assertAnswer(answer);
    }
  } finally {
    agent.destroy();
  }
  const sorted = times.toSorted((one, other) => one - other);
  return { sorted, at: (share) => quantileSorted(sorted, share) };
}

function post(url: string, body: string, agent: Agent): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sent = request(url, { method: 'POST', headers, agent }, async (response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString();
      if (response.statusCode === 200) resolve(text);
      else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 500)}`));
    } catch (error) {
      reject(error);
    }
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

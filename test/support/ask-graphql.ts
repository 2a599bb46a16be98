import { request } from 'node:http';
import { text as readText } from 'node:stream/consumers';

/** What goes with a query. */
export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** POST when left out. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Ends the request, as a client does that goes away. */
  readonly signal?: AbortSignal;
  /** Called when all of it is on its way. */
  readonly onSent?: () => void;
}

/** An answer, and what became of it in the cache. */
export interface Asked {
  readonly status: number;
  readonly text: string;
  /** Null without. */
  readonly data: unknown;
  readonly errors: readonly { readonly message: string }[];
  /** `hit`, or why it was made, as `Cache-Status` has it after `fwd=`; `none` without that header. */
  readonly result: string;
  /** The whole header, for words in it. */
  readonly cacheStatus: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Sends one operation over a connection of its own, and takes whatever comes. */
export async function askGraphql(url: string, query: string, options: AskOptions = {}): Promise<Asked> {
  const { variables, headers = {}, method = 'POST', signal, onSent } = options;
  const target = new URL(url);
  if (method !== 'POST') {
    target.searchParams.set('query', query);
    if (variables !== undefined) target.searchParams.set('variables', JSON.stringify(variables));
  }
  const { promise, resolve, reject } = Promise.withResolvers<Asked>();
  const asking = request(target, {
    method,
    agent: false,
    headers: { 'content-type': 'application/json', ...headers },
    ...(signal === undefined ? {} : { signal }),
  });
  asking.on('error', reject);
  asking.on('response', (response) => {
    const { statusCode = 0, headers: answered } = response;
    readText(response).then((text) => resolve(toAsked(statusCode, answered, text)), reject);
  });
  asking.on('finish', () => onSent?.());
  asking.end(method === 'POST' ? JSON.stringify({ query, ...(variables === undefined ? {} : { variables }) }) : undefined);
  return promise;
}

function toAsked(status: number, headers: Asked['headers'], text: string): Asked {
  const cacheStatus = String(headers['cache-status'] ?? '');
  const isHit = cacheStatus.includes('; hit');
  const { data = null, errors = [] } = text.startsWith('{') ? (JSON.parse(text) as Partial<Asked>) : {};
  return {
    status,
    text,
    data,
    errors,
    cacheStatus,
    result: isHit ? 'hit' : (/fwd=([a-z-]+)/.exec(cacheStatus)?.[1] ?? 'none'),
    headers,
  };
}

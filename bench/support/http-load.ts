import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const GENERATOR = fileURLToPath(new URL('../node_modules/autocannon/autocannon.js', import.meta.url));

/** The same request again and again. */
export interface LoadOptions {
  readonly url: string;
  /** A JSON body to post. */
  readonly body: string;
  readonly seconds: number;
  /** Connections, each with one request under way. */
  readonly connections: number;
  /** Beside the content type. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came of it. */
export interface LoadResult {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface GeneratorReport {
  readonly requests: { readonly total: number };
  readonly duration: number;
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly '2xx': number;
  readonly non2xx: number;
  readonly errors: number;
  readonly timeouts: number;
}

/**
 * Fails before anything is started when what `bench/package.json` lists is not installed.
 * @throws Error that says how to install it
 */
export function assertPeersInstalled(): void {
  if (!existsSync(GENERATOR))
    throw new Error(
      'The servers to compare with and the load generator are not installed yet: run `npm ci --prefix bench` once, then this again',
    );
}

/**
 * Posts a body over kept-alive connections, in a process of its own, each connection asking again as soon as it is answered.
 * @throws Error when any answer is not 2xx
 */
export async function runLoad({ url, body, seconds, connections, headers = {} }: LoadOptions): Promise<LoadResult> {
  const sent = Object.entries({ 'content-type': 'application/json', ...headers });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      GENERATOR,
      ...['--json', '--no-progress', '--connections', String(connections), '--duration', String(seconds)],
      ...sent.flatMap(([name, value]) => ['--headers', `${name}=${value}`]),
      ...['--method', 'POST', '--body', body, url],
    ],
    { maxBuffer: 16 * 1024 * 1024 },
  );
  const report = JSON.parse(stdout) as GeneratorReport;
  if (report.non2xx > 0 || report.errors > 0 || report.timeouts > 0 || report['2xx'] === 0)
    throw new Error(`${url}: ${report['2xx']} answers of 2xx, ${report.non2xx} of another status, ${report.errors} failed`);
  return {
    requests: report['2xx'],
    requestsPerSecond: report['2xx'] / report.duration,
    p50Ms: report.latency.p50,
    p99Ms: report.latency.p99,
  };
}

/** Posts a body once and gives the answer parsed. */
export async function postOnce(url: string, body: string): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  return response.json();
}

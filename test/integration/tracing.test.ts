import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../src/compose.ts';
import { readConfig } from '../../src/config/config.ts';
import { createCapturingLogger, type LoggedLine } from '../support/capturing-logger.ts';
import { type SentSpan, startTraceCollector, type TraceCollector } from '../support/trace-collector.ts';

const QUERY = `query Page($first: Int!, $name: String!) {
  players(first: $first) { nodes { gameName matches(first: 3) { totalCount edges { participant { kills champion { name } } node { matchId } } } } }
  player(by: { riotId: { gameName: $name, tagLine: "needle" } }) { puuid }
}`;
const VARIABLES = { first: 3, name: 'the-needle' };
const REGISTERED = 'query Registered { viewer { role } }';
const QUIET_WAIT_MS = 8_000;

function ask(gateway: Gateway, { query = QUERY, variables = VARIABLES, headers = {} }: AskOptions = {}): Promise<Response> {
  return fetch(gateway.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
}

interface AskOptions {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

/** How many batches and statements the gateway counted so far. */
async function countWork(gateway: Gateway): Promise<{ batches: number; statements: number }> {
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  const sum = (pattern: RegExp) => [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
  return {
    batches: sum(/^graphql_loader_batch_size_count\{.*\} (\d+)$/gm),
    statements: sum(/^sql_statement_duration_seconds_count\{.*\} (\d+)$/gm),
  };
}

function readAttribute({ attributes }: SentSpan, key: string): unknown {
  const value = attributes.find((attribute) => attribute.key === key)?.value ?? {};
  return Object.values(value)[0];
}

describe('a gateway with a collector', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-tracing-'));
  let collector: TraceCollector;
  let gateway: Gateway;
  let lines: readonly LoggedLine[];
  beforeAll(async () => {
    collector = await startTraceCollector();
    const capturing = createCapturingLogger();
    lines = capturing.lines;
    writeFileSync(join(folder, 'registered.graphql'), REGISTERED);
    const environment = {
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      PERSISTED_OPERATIONS: join(folder, 'registered.graphql'),
      BATCH_LIMIT: '5',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      // What is answered from stored bytes makes no span.
      RESPONSE_CACHE: 'off',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20for-collector',
      OTEL_SERVICE_NAME: 'gateway-under-test',
    };
    gateway = await startGateway(readConfig(environment), capturing.logger);
  }, 120_000);
  afterAll(async () => {
    await gateway?.stop();
    await collector?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The spans of one trace, once its operation's is there. */
  async function collectTrace(traceId: unknown): Promise<readonly SentSpan[]> {
    const find = () => collector.spans.filter((span) => span.traceId === traceId);
    await expect.poll(() => find().some(({ parentSpanId }) => !parentSpanId), { timeout: QUIET_WAIT_MS }).toBe(true);
    return find();
  }

  async function findTraceOf(response: Response): Promise<unknown> {
    const requestId = response.headers.get('x-request-id');
    const isLine = ({ requestId: of, msg }: LoggedLine) => of === requestId && msg === 'Request answered';
    await expect.poll(() => lines.some(isLine)).toBe(true);
    return lines.find(isLine)?.['traceId'];
  }

  it('sends one span for the operation, each batch and each statement, and none for fields', async () => {
    const before = await countWork(gateway);
    const response = await ask(gateway);
    const { data } = (await response.json()) as { data: { players: { nodes: { matches: { edges: unknown[] } }[] } } };
    expect(data.players.nodes.map(({ matches }) => matches.edges.length)).toEqual([3, 3, 3]);
    const after = await countWork(gateway);
    const batches = after.batches - before.batches;
    const statements = after.statements - before.statements;
    expect(batches).toBeGreaterThanOrEqual(5);
    expect(statements).toBeGreaterThanOrEqual(5);

    const spans = await collectTrace(await findTraceOf(response));
    expect(spans).toHaveLength(1 + batches + statements);
    const [operation, ...others] = spans.filter(({ parentSpanId }) => !parentSpanId);
    expect(others).toEqual([]);
    expect([operation?.name, operation && readAttribute(operation, 'graphql.operation.name')]).toEqual(['query', 'Page']);
    const loaded = spans.filter((span) => readAttribute(span, 'farsight.loader') !== undefined);
    const asked = spans.filter((span) => readAttribute(span, 'db.query.summary') !== undefined);
    expect([loaded.length, asked.length]).toEqual([batches, statements]);
    expect(loaded.map(({ parentSpanId }) => parentSpanId)).toEqual(loaded.map(() => operation?.spanId));
    const parentOf = ({ parentSpanId }: SentSpan) => spans.find(({ spanId }) => spanId === parentSpanId)?.name;
    expect(asked.find(({ name }) => name === 'player_matches_page')).toSatisfy(
      (span: SentSpan) => parentOf(span) === 'playerMatches.pages' && readAttribute(span, 'farsight.rows') === 12,
    );
    expect(asked.map(parentOf)).not.toContain(undefined);
  });

  it('tells the collector who it is, and nothing of texts, variables or answers', async () => {
    const { url, headers, text } = collector.requests[0] ?? { url: '', headers: {}, text: '' };
    expect([url, headers['content-type'], headers.authorization]).toEqual(['/v1/traces', 'application/json', 'Bearer for-collector']);
    expect(text).toContain('gateway-under-test');
    expect(text).not.toMatch(/needle|gameName|select |EUW1/i);
  });

  it("links a stranger's trace, and makes one span of an operation that is refused", async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const response = await ask(gateway, { query: '{ nothing }', headers: { traceparent } });
    expect(response.status).toBe(400);
    const spans = await collectTrace(await findTraceOf(response));
    expect(spans.map((span) => [span.name, readAttribute(span, 'error.type')])).toEqual([
      ['GraphQL Operation', 'GRAPHQL_VALIDATION_FAILED'],
    ]);
    expect(JSON.stringify(spans)).toContain('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it('makes a span for each operation of a body, with the names of those that are registered', async () => {
    const response = await fetch(gateway.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ viewer { role } }' }, { query: 'query Second { viewer { role } }' }, { query: REGISTERED }]),
    });
    expect(await response.json()).toHaveLength(3);
    const spans = await collectTrace(await findTraceOf(response));
    expect(spans.map(({ name }) => name).sort()).toEqual(['GraphQL batch', 'query', 'query', 'query Registered']);
  });

  it('answers the same, as fast, whatever becomes of the collector, and warns once', async () => {
    const expected = await (await ask(gateway)).text();
    const seen = collector.requests.length;
    const answerAll = async (): Promise<readonly string[]> => {
      const startedAt = performance.now();
      const answers = await Promise.all(Array.from({ length: 60 }, async () => (await ask(gateway)).text()));
      expect(performance.now() - startedAt).toBeLessThan(5_000);
      return answers.filter((answer) => answer !== expected);
    };
    collector.mood = 'fails';
    expect(await answerAll()).toEqual([]);
    await expect.poll(() => collector.requests.length, { timeout: QUIET_WAIT_MS }).toBeGreaterThan(seen);
    collector.mood = 'hangs';
    expect(await answerAll()).toEqual([]);
    await collector.close();
    expect(await answerAll()).toEqual([]);
    await expect.poll(() => lines.some(({ msg }) => msg.startsWith('Spans could not be sent')), { timeout: QUIET_WAIT_MS }).toBe(true);
    expect(lines.filter(({ level }) => level === 'warn' || level === 'error')).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('for-collector');
  });

  it('stops in time without one', async () => {
    const startedAt = performance.now();
    await gateway.stop();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('the libraries of tracing', { timeout: 120_000 }, () => {
  /** Starts a gateway in a process of its own, asks it, and lists what it loaded of OpenTelemetry, without the interface that the client of Redis loads. */
  async function listLoaded(endpoint: string): Promise<readonly string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'farsight-tracing-'));
    const script = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load: (url, context, next) => { if (/@opentelemetry.(?!api.)/.test(url)) loaded.push(url); return next(url, context); } });
      const root = ${JSON.stringify(new URL('../../src/', import.meta.url).href)};
      const { startGateway } = await import(root + 'compose.ts');
      const { readConfig } = await import(root + 'config/config.ts');
      const { createLogger } = await import(root + 'observability/logger.ts');
      const config = readConfig(${JSON.stringify({ PORT: '0', SAMPLE: 'off', LOG_LEVEL: 'silent', DATA_DIR: folder, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })});
      const gateway = await startGateway(config, createLogger(config));
      const headers = { 'content-type': 'application/json', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' };
      const response = await fetch(gateway.graphqlUrl, { method: 'POST', headers, body: '{"query":"{ players { nodes { id } } }"}' });
      const answer = await response.text();
      await gateway.stop();
      process.stdout.write(JSON.stringify({ answer, loaded }), () => process.exit(0));
    `;
    try {
      const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, timeout: 100_000 });
      const { answer, loaded } = JSON.parse(stdout) as { answer: string; loaded: string[] };
      expect(JSON.parse(answer)).toEqual({ data: { players: { nodes: [] } } });
      return loaded;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  it('are not loaded where no collector is named, and are where one is', async () => {
    expect(await listLoaded('')).toEqual([]);
    expect((await listLoaded('http://127.0.0.1:9')).length).toBeGreaterThan(10);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../src/compose.ts';
import { readConfig } from '../../src/config/config.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';

const TOKEN = 'an-operators-token-of-some-length';
const OPERATOR = { authorization: `Bearer ${TOKEN}` };
const TIMED = { 'farsight-timing': '1' };
const QUERY = 'query Page { players(first: 5) { nodes { id matches(first: 2) { nodes { id } } } } }';
/** One entry of the header's grammar: a token, and parameters whose values are tokens or quoted. */
const ENTRY = /^[!#$%&'*+.^_`|~\w-]+(;[!#$%&'*+.^_`|~\w-]+=([!#$%&'*+.^_`|~\w-]+|"[^"\\]*"))*$/;

interface Entry {
  readonly name: string;
  readonly calls: string;
  readonly totalMs: number;
  readonly p99Ms: number;
  readonly share: number;
}

describe('what an operator learns about a gateway', () => {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-insight-'));
  let gateway: Gateway;
  beforeAll(async () => {
    // Without stored answers: executions are counted here.
    const environment = {
      PORT: '0',
      SAMPLE: 'off',
      OPERATOR_TOKEN: TOKEN,
      BATCH_LIMIT: '2',
      RESPONSE_CACHE: 'off',
      DATA_DIR: join(folder, 'data'),
    };
    gateway = await startGateway(readConfig(environment), createCapturingLogger().logger);
  }, 60_000);
  afterAll(async () => {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (query: string, headers: Record<string, string>) =>
    fetch(gateway.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  const ask = async (query: string, headers: Record<string, string> = {}) => {
    const response = await send(query, headers);
    // biome-ignore lint/suspicious/noExplicitAny: answers are as varied as the operations of the tests
    return { headers: response.headers, body: (await response.json()) as any };
  };

  it('is the timing of an operation that asks for it, cold and compiled', async () => {
    for (let times = 0; times < 6; times += 1) {
      const { body } = await ask(QUERY, { ...OPERATOR, ...TIMED });
      const { timing } = body.extensions;
      expect(body.data).toEqual({ players: { nodes: [] } });
      expect(timing.wallMs).toBeGreaterThanOrEqual(timing.phasesMs.execute);
      expect(Object.keys(timing.phasesMs)).toContain('execute');
      expect(timing.statements.map(({ statement }: { statement: string }) => statement)).toEqual(['players_page']);
      expect(timing.fields).toMatchObject([{ key: 'players', calls: 1, fields: [{ key: 'nodes', calls: 1, batches: [0] }] }]);
      // Compiling waits for a turn of the event loop of its own.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  it('comes with the headers, too, as Server-Timing has it', async () => {
    const { headers } = await ask(QUERY, { ...OPERATOR, ...TIMED });
    const entries = (headers.get('server-timing') ?? '').split(', ');
    for (const entry of entries) expect(entry).toMatch(ENTRY);
    const durations = Object.fromEntries(entries.map((entry) => [entry.split(';')[0], Number(/;dur=([\d.]+)/.exec(entry)?.[1])]));
    expect(Object.keys(durations).filter((name) => name !== 'parse' && name !== 'plan')).toEqual(['execute', 'encode', 'sql', 'total']);
    expect(durations['total']).toBeGreaterThan((durations['execute'] ?? Number.NaN) + (durations['encode'] ?? Number.NaN));
    expect(durations['execute']).toBeGreaterThan(durations['sql'] ?? Number.NaN);
    expect(entries).toContainEqual(expect.stringContaining('desc="1 statement"'));
  });

  it('is told of no batch, whose operations share what is followed', async () => {
    const headers = { 'content-type': 'application/json', ...OPERATOR, ...TIMED };
    const response = await fetch(gateway.graphqlUrl, {
      method: 'POST',
      headers,
      body: JSON.stringify([{ query: QUERY }, { query: QUERY }]),
    });
    expect(await response.json()).toEqual([{ data: { players: { nodes: [] } } }, { data: { players: { nodes: [] } } }]);
    expect(response.headers.get('server-timing')).toBeNull();
  });

  it('comes with an operation that fails, and breaks none that is refused', async () => {
    const failed = await ask('{ players(first: 0) { nodes { id } } }', { ...OPERATOR, ...TIMED });
    expect(failed.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(failed.body.extensions.timing.fields).toMatchObject([{ key: 'players', calls: 1 }]);
    const refused = await ask('{ unknown }', { ...OPERATOR, ...TIMED });
    expect(refused.body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(refused.headers.get('server-timing')).toContain('total;dur=');
  });

  it.each([
    ['a stranger who asks for it', TIMED],
    ['a stranger with a wrong token', { authorization: 'Bearer wrong', ...TIMED }],
    ['an operator who does not ask', OPERATOR],
    ['an operator who asks otherwise', { ...OPERATOR, 'farsight-timing': 'yes' }],
  ])('is nothing for %s', async (_who, headers) => {
    const answer = await ask(QUERY, headers);
    expect(answer.body).toEqual({ data: { players: { nodes: [] } } });
    expect(answer.headers.has('server-timing')).toBe(false);
  });

  it('is no performance for anybody else, and the rest of the answer stands', async () => {
    const { body } = await ask('{ viewer { role } performance { since } }');
    expect(body.data).toEqual({ viewer: { role: 'ANONYMOUS' }, performance: null });
    expect(body.errors).toMatchObject([{ path: ['performance'], extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is the performance of what was run, which adds up', async () => {
    const answers = await Promise.all(Array.from({ length: 7 }, () => ask('query Counted { channels(first: 3) { nodes { id } } }')));
    for (const { body } of answers) expect(body.errors).toBeUndefined();
    const { body } = await ask(
      `{ performance(window: LAST_MINUTE) { since windowSeconds gateway { instance host pid startedAt }
        operations(first: 100) { ...Figures } fields(first: 100, orderBy: CALLS_DESC) { ...Figures }
        loaders { ...Figures } statements(orderBy: P99_DESC) { ...Figures } one: statements(first: 1) { name } } }
      fragment Figures on PerformanceEntry { name calls totalMs meanMs p50Ms p95Ms p99Ms maxMs share }`,
      OPERATOR,
    );
    expect(body.errors).toBeUndefined();
    const { operations, fields, loaders, statements, one, windowSeconds, gateway: identity } = body.data.performance;
    const callsOf = (entries: Entry[], name: string) => entries.find((entry) => entry.name === name)?.calls;
    expect(callsOf(operations, 'Counted')).toBe('7');
    expect(callsOf(fields, 'Query.channels')).toBe('7');
    expect(callsOf(fields, 'ChannelConnection.nodes')).toBe('7');
    expect(callsOf(loaders, 'channels.pages')).toBe('7');
    expect(callsOf(statements, 'channels_page')).toBe('7');
    expect(one).toHaveLength(1);
    expect(identity.pid).toBe(process.pid);
    expect(windowSeconds).toBeGreaterThan(0);
    for (const entries of [operations, fields, loaders, statements] as Entry[][])
      expect(entries.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
    const falls = (values: number[]) => values.every((value, index) => index === 0 || value <= (values[index - 1] ?? 0));
    expect(falls(operations.map(({ totalMs }: Entry) => totalMs))).toBe(true);
    expect(falls(fields.map(({ calls }: Entry) => Number(calls)))).toBe(true);
    expect(falls(statements.map(({ p99Ms }: Entry) => p99Ms))).toBe(true);
  });

  it('refuses lists of performance that are empty or endless', async () => {
    for (const first of [0, 101]) {
      const { body } = await ask(`{ performance { fields(first: ${first}) { name } } }`, OPERATOR);
      expect(body.errors).toMatchObject([
        { message: `"first" of Performance.fields must be from 1 to 100, got ${first}`, extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it('is in the metrics: phases of operations, and edits as statements', async () => {
    const edit = 'mutation { updateChannel(input: { id: "Q2hhbm5lbDox", title: "New" }) { __typename } }';
    expect((await ask(edit, OPERATOR)).body.data).toEqual({ updateChannel: { __typename: 'NotFoundError' } });
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(text).toContain('graphql_operation_phase_duration_seconds_count{phase="execute"}');
    expect(text).toContain('graphql_operation_phase_duration_seconds_count{phase="encode"}');
    expect(text).toContain('sql_statement_duration_seconds_count{statement="prisma.Channel.findUnique"} 1');
  });
});

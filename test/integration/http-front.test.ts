import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CachedGateway, createCachedGateway } from '../support/cached-gateway.ts';

const HELLO = '{"query":"query Hello { hello }"}';
const LARGE = '{"query":"{ large }"}';
/** What differs from answer to answer. */
const OWN = new Set(['date', 'x-request-id', 'cache-status', 'age']);

const toHeaders = ({ headers }: Response) => Object.fromEntries([...headers].filter(([name]) => !OWN.has(name)));

/** Sends bytes as they are, piece by piece, and gives what comes back until the connection ends. */
async function send(gateway: CachedGateway, pieces: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let received = '';
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
  });
  socket.on('end', () => resolve(received));
  socket.on('error', reject);
  for (const piece of pieces) {
    await new Promise<void>((written) => socket.write(piece, 'latin1', () => written()));
    // The next in a packet of its own.
    await new Promise((turn) => setTimeout(turn, 20));
  }
  return promise;
}

const head = (body: string, more = '') =>
  `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n${more}\r\n`;

describe('the front', () => {
  it('answers with the bytes and headers that the framework answers with', async () => {
    await using gateway = await createCachedGateway();
    for (const headers of [
      {},
      { origin: 'https://app.test' },
      { origin: 'https://other.test' },
      { accept: 'application/graphql-response+json' },
    ]) {
      // Another name is another request to the front, and has the same answer.
      const made = await gateway.ask(HELLO, { ...headers, 'apollographql-client-name': JSON.stringify(headers) });
      const fast = await gateway.ask(HELLO, { ...headers, 'apollographql-client-name': JSON.stringify(headers) });
      expect(fast.headers.get('cache-status')).toMatch(/hit/);
      expect([fast.status, toHeaders(fast)]).toEqual([made.status, toHeaders(made)]);
      expect(await fast.text()).toBe(await made.text());
    }
    expect(gateway.runs()).toBe(1);
  });

  it('takes the id of a request over, and makes one for all others', async () => {
    await using gateway = await createCachedGateway();
    await gateway.ask(HELLO);
    expect((await gateway.ask(HELLO, { 'x-request-id': 'mine-1' })).headers.get('x-request-id')).toBe('mine-1');
    expect((await gateway.ask(HELLO)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says that a copy is right, on GET and HEAD, and sends no bytes of HEAD', async () => {
    await using gateway = await createCachedGateway();
    const url = `${gateway.url}?query={hello}`;
    const headers = { 'apollo-require-preflight': '1' };
    const first = await fetch(url, { headers });
    const etag = first.headers.get('etag') ?? '';
    for (const method of ['GET', 'HEAD']) {
      const same = await fetch(url, { method, headers: { ...headers, 'if-none-match': etag } });
      expect([same.status, await same.text()]).toEqual([304, '']);
    }
    const headOnly = await fetch(url, { method: 'HEAD', headers });
    expect([headOnly.status, headOnly.headers.get('content-length'), await headOnly.text()]).toEqual([
      200,
      String((await first.text()).length),
      '',
    ]);
    const other = await fetch(`${gateway.url}?query={never}`, { headers: { ...headers, 'if-none-match': etag } });
    expect(other.status).toBe(200);
    expect((await gateway.ask(HELLO, { 'if-none-match': etag })).status).toBe(200);
  });

  it('sends compressed forms once they are made', async () => {
    await using gateway = await createCachedGateway();
    for (const [coding, decode] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      await expect.poll(async () => (await gateway.ask(LARGE, { 'accept-encoding': coding })).headers.get('content-encoding')).toBe(coding);
      const answer = await send(gateway, [`${head(LARGE, `accept-encoding: ${coding}\r\nconnection: close\r\n`)}${LARGE}`]);
      const bytes = Buffer.from(answer.slice(answer.indexOf('\r\n\r\n') + 4), 'latin1');
      expect(JSON.parse(decode(bytes).toString())).toEqual({ data: { large: 'x'.repeat(5_000) } });
    }
    expect(gateway.runs()).toBe(1);
  });

  it('hands on whole what it has no answer to, in however many pieces it comes', async () => {
    await using gateway = await createCachedGateway();
    const body = '{"query":"query Name($name: String) { hello(name: $name) }","variables":{"name":"ZOE"}}';
    const close = 'connection: close\r\n';
    const whole = `${head(body, close)}${body}`;
    const ways = [
      [whole],
      [head(body, close), body],
      [head(body, close), body.slice(0, 10), body.slice(10)],
      [whole.slice(0, 30), whole.slice(30)],
      [whole],
    ];
    for (const pieces of ways) expect(await send(gateway, pieces)).toContain('{"data":{"hello":"Hello ZOE"}}');
    expect(gateway.runs()).toBe(1);
    const chunked = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n${close}\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    expect(await send(gateway, [chunked])).toContain('{"data":{"hello":"Hello ZOE"}}');
  });

  it('keeps the order of requests that are sent ahead on one connection', async () => {
    await using gateway = await createCachedGateway();
    await gateway.ask(HELLO);
    const other = '{"query":"query B { hello(name: \\"second\\") }"}';
    const close = 'connection: close\r\n';
    const answer = await send(gateway, [`${head(HELLO)}${HELLO}${head(other)}${other}${head(HELLO, close)}${HELLO}`]);
    expect([...answer.matchAll(/Hello (\w+)/g)].map(([, name]) => name)).toEqual(['you', 'second', 'you']);
  });

  it('and Apollo Server behind it do not work out endless preferences', async () => {
    await using gateway = await createCachedGateway();
    const answers = await Promise.all(
      ['{ hello }', '{ failing }', '{ nope }'].map((query) => gateway.ask({ query }, { accept: 'text/csv, '.repeat(200) })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
  });

  it('goes on to the framework while the server closes', async () => {
    await using gateway = await createCachedGateway();
    await gateway.ask(HELLO);
    expect((await gateway.ask(HELLO)).headers.get('connection')).not.toBe('close');
    gateway.front.close();
    const last = await gateway.ask(HELLO);
    expect([last.status, last.headers.get('cache-status')]).toEqual([200, expect.stringMatching(/hit/)]);
  });

  it('makes anew what a change made wrong', async () => {
    let name = 'first';
    await using gateway = await createCachedGateway({ greet: () => name });
    await gateway.ask(HELLO);
    expect(await (await gateway.ask(HELLO)).json()).toEqual({ data: { hello: 'first' } });
    name = 'second';
    expect(await (await gateway.ask(HELLO)).json()).toEqual({ data: { hello: 'first' } });
    gateway.source.change('Greeting:1');
    await expect.poll(async () => (await gateway.ask(HELLO)).text()).toBe('{"data":{"hello":"second"}}\n');
  });

  it('stores no answers with errors, nor those without a hint', async () => {
    await using gateway = await createCachedGateway();
    for (const query of ['{ hello failing }', '{ failing }', '{ never }', '{ never hello }']) {
      const before = gateway.runs();
      await gateway.ask({ query });
      await gateway.ask({ query });
      expect(gateway.runs() - before).toBeGreaterThanOrEqual(2);
    }
  });
});

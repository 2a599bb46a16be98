import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTinyGateway, type TinyGateway } from '../support/tiny-gateway.ts';

/** What the slow field waits for: forever, unless a test resolves it. */
let held: PromiseWithResolvers<string>;
let reached: number;
let gateway: TinyGateway;
const unheard: unknown[] = [];
const onUnheard = (reason: unknown) => void unheard.push(reason);
beforeEach(() => {
  held = Promise.withResolvers();
  reached = 0;
  unheard.length = 0;
  process.on('unhandledRejection', onUnheard);
});
afterEach(async () => {
  held.resolve('late');
  await gateway.stop();
  process.off('unhandledRejection', onUnheard);
  expect(unheard).toEqual([]);
});

async function serve(operationTimeoutMs: number): Promise<{ port: number; url: string }> {
  gateway = await createTinyGateway({
    operationTimeoutMs,
    slow: () => {
      reached += 1;
      return held.promise;
    },
  });
  await gateway.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = gateway.app.server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}/graphql` };
}

function post(url: string, query: string, headers: Record<string, string> = {}) {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });
}

function toHttp(query: string): string {
  const body = JSON.stringify({ query });
  return `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

function open(port: number): { readonly socket: Socket; readonly received: () => string } {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (bytes) => {
    received += bytes.toString();
  });
  socket.on('error', () => undefined);
  return { socket, received: () => received };
}

const endings = () => gateway.lines.filter(({ msg }) => msg.startsWith('An operation'));
const GONE = expect.objectContaining({ level: 'debug', msg: 'An operation was ended because its client went away' });

describe('an operation past its deadline', () => {
  it.each(['application/json', 'application/graphql-response+json'])(
    'is answered in %s with one error, though its field waits on',
    async (accept) => {
      const { url } = await serve(100);
      const startedAt = performance.now();
      const response = await post(url, 'query Page { a: slow b: slow hello }', { accept });
      expect(performance.now() - startedAt).toBeLessThan(1_000);
      expect(response.status).toBe(504);
      expect(await response.json()).toEqual({
        errors: [{ message: expect.stringContaining('took too long'), extensions: { code: 'OPERATION_TIMEOUT' } }],
      });
      expect(endings()).toEqual([
        expect.objectContaining({ level: 'warn', operation: 'Page', statements: [], requestId: response.headers.get('x-request-id') }),
      ]);
    },
  );

  it('leaves the connection to the next request', async () => {
    const { port } = await serve(100);
    const { socket, received } = open(port);
    socket.write(toHttp('{ slow }'));
    await expect.poll(received).toContain('OPERATION_TIMEOUT');
    socket.write(toHttp('{ hello }'));
    await expect.poll(received).toContain('Hello you');
    socket.destroy();
  });

  it('does not end a mutation, whose answer tells what happened', async () => {
    const { url } = await serve(100);
    const answer = post(url, 'mutation { save }');
    setTimeout(() => held.resolve('saved'), 250);
    expect(await (await answer).json()).toEqual({ data: { save: true } });
    expect(endings()).toEqual([]);
  });
});

describe('an operation whose client goes away', () => {
  it('ends when the connection is cut', async () => {
    const { port } = await serve(30_000);
    const { socket } = open(port);
    socket.write(toHttp('{ slow }'));
    await expect.poll(() => reached).toBe(1);
    socket.resetAndDestroy();
    await expect.poll(endings).toEqual([GONE]);
  });

  it('ends when the connection is closed in order, or its sending half alone', async () => {
    const { port } = await serve(30_000);
    for (const leave of [(socket: Socket) => socket.destroy(), (socket: Socket) => socket.end()]) {
      const before = reached;
      const { socket } = open(port);
      socket.write(toHttp('{ slow }'));
      await expect.poll(() => reached).toBe(before + 1);
      leave(socket);
      await expect.poll(endings).toHaveLength(before + 1);
    }
    expect(endings()).toEqual([GONE, GONE]);
  });

  it('ends with all that the client had sent ahead', async () => {
    const { port } = await serve(30_000);
    const { socket } = open(port);
    socket.write(toHttp('{ slow }').repeat(15));
    await expect.poll(() => reached).toBe(15);
    socket.destroy();
    await expect.poll(endings).toHaveLength(15);
  });

  it('goes on for a client that stays, over any number of requests on a connection', async () => {
    const { port } = await serve(30_000);
    const { socket, received } = open(port);
    for (let count = 1; count <= 30; count += 1) {
      socket.write(toHttp('{ hello }'));
      await expect.poll(() => received().split('Hello you').length - 1).toBe(count);
    }
    socket.write(toHttp('{ slow }'));
    await expect.poll(() => reached).toBe(1);
    held.resolve('at last');
    await expect.poll(received).toContain('at last');
    socket.destroy();
    await post(`http://127.0.0.1:${port}/graphql`, '{ hello }');
    expect(endings()).toEqual([]);
  });

  it('goes on where it is a mutation', async () => {
    const { port } = await serve(30_000);
    const { socket } = open(port);
    socket.write(toHttp('mutation { save }'));
    await expect.poll(() => reached).toBe(1);
    socket.destroy();
    held.resolve('saved');
    await post(`http://127.0.0.1:${port}/graphql`, '{ hello }');
    expect(endings()).toEqual([]);
  });
});

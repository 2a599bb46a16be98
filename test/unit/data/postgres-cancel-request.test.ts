import { type AddressInfo, createServer, type Socket } from 'node:net';
import type pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { requestCancel } from '../../../src/data/postgres-cancel-request.ts';

/** Length 16, the code of a request to cancel, the process, its key. */
const REQUEST = '00000010' + '04d2162e' + '000001c8' + '075bcd15';
const SSL_REQUEST = '00000008' + '04d2162f';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that answers what it hears by `answer`. */
async function serve(answer: (socket: Socket) => void): Promise<{ readonly heard: () => string; readonly port: number }> {
  let heard = '';
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard += bytes.toString('hex');
      answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { heard: () => heard, port: (server.address() as AddressInfo).port };
}

function toClient(port: number, parts: object = {}): pg.PoolClient {
  const connection = { stream: { remoteAddress: '127.0.0.1' } };
  const client = { host: 'db.invalid', port, ssl: false, sslNegotiation: 'postgres', processID: 456, secretKey: 123_456_789, connection };
  return { ...client, ...parts } as unknown as pg.PoolClient;
}

describe('requestCancel', () => {
  it('goes to the address that the statement runs at, and ends when the server has closed', async () => {
    let closed = false;
    const { heard, port } = await serve((socket) =>
      setTimeout(() => {
        closed = true;
        socket.end();
      }, 30),
    );
    await requestCancel(toClient(port), 2_000);
    expect(closed).toBe(true);
    expect(heard()).toBe(REQUEST);
  });

  it('is not known to be done when the server is silent', async () => {
    const { port } = await serve(() => undefined);
    await expect(requestCancel(toClient(port), 30)).rejects.toThrow('not answered within 30 ms');
  });

  it('is not known to be done when the connection breaks, or cannot be made', async () => {
    const { port } = await serve((socket) => socket.resetAndDestroy());
    await expect(requestCancel(toClient(port), 2_000)).rejects.toThrow('ECONNRESET');
    await expect(requestCancel(toClient(1), 2_000)).rejects.toThrow('ECONNREFUSED');
  });

  it('tells the key to nobody where the server does not encrypt as it did before', async () => {
    const { heard, port } = await serve((socket) => socket.write('N'));
    await expect(requestCancel(toClient(port, { ssl: { rejectUnauthorized: false } }), 2_000)).rejects.toThrow('does not support SSL');
    expect(heard()).toBe(SSL_REQUEST);
  });
});

import type { AddressInfo } from 'node:net';
import { ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { afterEach, describe, expect, it } from 'vitest';
import { registerGraphqlRoute } from '../../src/http/graphql-route.ts';
import { createHttpServer, type HttpServer } from '../../src/http/http-server.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';

let app: HttpServer;
afterEach(() => app.close());

/** Serves answers in parts, as incremental delivery has them; graphql 16 makes none by itself. */
async function serveParts(parts: () => AsyncGenerator<string>): Promise<string> {
  const server = new ApolloServer({ typeDefs: 'type Query { x: ID }', stopOnTerminationSignals: false });
  server.executeHTTPGraphQLRequest = async (): Promise<HTTPGraphQLResponse> => ({
    headers: new HeaderMap([['content-type', 'multipart/mixed; boundary="-"']]),
    body: { kind: 'chunked', asyncIterator: parts() },
  });
  app = createHttpServer({ config: { bodyLimitBytes: 1_024, corsOrigins: [] }, logger: createCapturingLogger().logger });
  registerGraphqlRoute(app, { server, createContext: () => ({}), path: '/', bodyLimitBytes: 1_024 });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`;
}

const POST = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ x }"}' };

describe('an answer in parts', () => {
  it('is sent part by part, as each is ready', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const url = await serveParts(async function* () {
      yield 'first';
      await held;
      yield 'second';
    });
    const response = await fetch(url, POST);
    expect(response.headers.get('content-type')).toBe('multipart/mixed; boundary="-"');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('first');
    release();
    expect((await reader?.read())?.value).toBe('second');
    expect((await reader?.read())?.done).toBe(true);
  });

  it('ends its source when the client leaves', async () => {
    let ended = false;
    const url = await serveParts(async function* () {
      try {
        for (;;) {
          yield 'part';
          await new Promise((resolve) => setImmediate(resolve));
        }
      } finally {
        ended = true;
      }
    });
    const leaving = new AbortController();
    const response = await fetch(url, { ...POST, signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await expect.poll(() => ended).toBe(true);
  });
});

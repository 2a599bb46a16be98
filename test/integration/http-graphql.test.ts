import { createHash } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTinyGateway, type TinyGateway } from '../support/tiny-gateway.ts';

let gateway: TinyGateway;
beforeAll(async () => {
  gateway = await createTinyGateway({ corsOrigins: ['https://app.example.org'] });
});
afterAll(() => gateway.stop());

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}) =>
  gateway.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { ...JSON_TYPE, ...headers },
    payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });
const get = (search: string, headers: Record<string, string> = { 'apollo-require-preflight': '1' }) =>
  gateway.app.inject({ method: 'GET', url: `/graphql?${search}`, headers });
const firstError = (response: LightMyRequestResponse) => response.json().errors[0];

describe('the GraphQL endpoint', () => {
  it('answers POST', async () => {
    const response = await post({ query: 'query($name: String) { hello(name: $name) }', variables: { name: 'Åsa 😮' } });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.json()).toEqual({ data: { hello: 'Hello Åsa 😮' } });
  });

  it('answers GET', async () => {
    const response = await get(`query=${encodeURIComponent('query($name: String) { hello(name: $name) }')}&variables={"name":"x"}`);
    expect(response.json()).toEqual({ data: { hello: 'Hello x' } });
  });

  it('answers in the media type that is asked for', async () => {
    const response = await post({ query: '{ hello }' }, { accept: 'application/graphql-response+json' });
    expect(response.headers['content-type']).toBe('application/graphql-response+json; charset=utf-8');
    expect(response.headers['vary']).toContain('Accept');
  });

  it.each(['{ hello', '{ helo }', 'query($name: String!) { hello(name: $name) }'])(
    'answers %s with a status that the client can read',
    async (query) => {
      const statusFor = async (accept: string) => (await post({ query }, { accept })).statusCode;
      expect(await statusFor('application/json')).toBe(200);
      expect(await statusFor('application/graphql-response+json')).toBe(400);
      expect(await statusFor('*/*')).toBe(400);
    },
  );

  it('refuses a mutation by GET and names the method that works', async () => {
    const response = await get('query=mutation{save}');
    expect(response.statusCode).toBe(405);
    expect(response.headers['allow']).toBe('POST');
  });

  it.each(['PUT', 'DELETE'] as const)('refuses %s and names the methods that work', async (method) => {
    const response = await gateway.app.inject({ method, url: '/graphql', headers: { 'apollo-require-preflight': '1' } });
    expect(response.statusCode).toBe(405);
    expect(response.headers['allow']).toBe('GET, POST');
  });

  it('answers HEAD like GET, without its bytes', async () => {
    const ask = (method: 'GET' | 'HEAD') =>
      gateway.app.inject({ method, url: '/graphql?query={hello}', headers: { 'apollo-require-preflight': '1' } });
    const [head, whole] = [await ask('HEAD'), await ask('GET')];
    expect([head.statusCode, head.body]).toEqual([200, '']);
    for (const name of ['content-type', 'content-length', 'cache-control', 'vary'])
      expect([name, head.headers[name]]).toEqual([name, whole.headers[name]]);
  });

  it('refuses what a page of another site could send without asking', async () => {
    const forms = [
      get('query={hello}', {}),
      post('{"query":"{ hello }"}', { 'content-type': 'text/plain' }),
      post('query=%7Bhello%7D', { 'content-type': 'application/x-www-form-urlencoded' }),
    ];
    for (const response of await Promise.all(forms)) {
      expect(response.statusCode).toBe(400);
      expect(firstError(response).message).toContain('Cross-Site Request Forgery');
    }
  });

  it('keeps documents by hash for clients that register them', async () => {
    const query = '{ hello }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
    expect(firstError(await post({ extensions })).extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    await post({ query, extensions });
    expect((await post({ extensions })).json()).toEqual({ data: { hello: 'Hello you' } });
  });

  it('knows the operator by the token, and nobody else', async () => {
    const roleWith = async (authorization: string) => (await post({ query: '{ role }' }, { authorization })).json().data.role;
    expect(await roleWith('Bearer the-operators-token')).toBe('OPERATOR');
    expect(await roleWith('Bearer another-token')).toBe('ANONYMOUS');
  });
});

describe('a body that cannot be used', () => {
  it('is refused with the place where its JSON breaks', async () => {
    const response = await post('{"query": "{ hello }"');
    expect(response.statusCode).toBe(400);
    expect(firstError(response)).toMatchObject({ extensions: { code: 'BAD_REQUEST' } });
    expect(firstError(response).message).toMatch(/^Invalid JSON in the body: .*position 21/);
  });

  it('is refused when it is no UTF-8', async () => {
    const response = await post(Buffer.from([0x22, 0xff, 0x22]));
    expect(response.statusCode).toBe(400);
    expect(firstError(response).message).toBe('The body is not valid UTF-8');
  });

  it.each([
    ['application/xml', 'The content-type must be application/json'],
    ['nonsense', 'The content-type must be application/json'],
    ['application/json; charset=latin1', 'The charset must be utf-8'],
  ])('is refused as %s', async (contentType, message) => {
    const response = await post('{"query":"{ hello }"}', { 'content-type': contentType });
    expect(response.statusCode).toBe(415);
    expect(firstError(response)).toEqual({ message, extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
  });

  it('is refused when it is compressed', async () => {
    expect((await post('x', { 'content-encoding': 'gzip' })).statusCode).toBe(415);
  });

  it('is refused when it is too large', async () => {
    const response = await post({ query: `{ hello } #${'x'.repeat(3_000)}` });
    expect(response.statusCode).toBe(413);
    expect(firstError(response)).toEqual({
      message: 'The body is too large',
      extensions: { code: 'PAYLOAD_TOO_LARGE' },
    });
  });

  it.each(['', '[]', '"text"', 'null', '{}'])('is refused when it is %j', async (body) => {
    expect((await post(body)).statusCode).toBe(400);
  });

  it('may begin with a byte order mark and name its charset', async () => {
    const response = await post('\ufeff{"query":"{ hello }"}', { 'content-type': 'application/json; charset=UTF-8' });
    expect(response.json()).toEqual({ data: { hello: 'Hello you' } });
  });
});

describe('what a browser is told', () => {
  const preflight = (origin: string) =>
    gateway.app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' },
    });

  it.each(['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com', 'https://app.example.org'])(
    'lets %s call, without credentials',
    async (origin) => {
      const response = await preflight(origin);
      expect(response.statusCode).toBe(204);
      expect(response.headers['access-control-allow-origin']).toBe(origin);
      expect(response.headers['access-control-allow-headers']).toBe('content-type,authorization');
      expect(response.headers['access-control-allow-credentials']).toBeUndefined();
    },
  );

  it('lets no other origin call', async () => {
    const response = await preflight('https://evil.example');
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
    const answer = await post({ query: '{ hello }' }, { origin: 'https://evil.example' });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('keeps caches from giving one origin what was meant for another', async () => {
    const response = await post({ query: '{ hello }' }, { origin: 'https://app.example.org' });
    expect(response.headers['vary']).toBe('Origin, Accept');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  it('is Sandbox on the landing page, and introspection works', async () => {
    const page = await gateway.app.inject({ method: 'GET', url: '/graphql', headers: { accept: 'text/html' } });
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('embeddable-sandbox');
    // Without internet there is a form instead, which needs nothing from elsewhere.
    expect(page.body).toContain('<form id="ask">');
    const schema = await post({ query: '{ __schema { queryType { name } } }' });
    expect(schema.json().data.__schema.queryType.name).toBe('Query');
  });

  it('lets only its own scripts and styles and those of Sandbox run on the landing page', async () => {
    const { body } = await gateway.app.inject({ method: 'GET', url: '/graphql?x="><script>', headers: { accept: 'text/html' } });
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(body)?.[1] ?? '';
    const cdn = 'https://embeddable-sandbox.cdn.apollographql.com';
    const digest = (tag: string) => {
      const parts = [...body.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text = '']) => text);
      expect(parts).toHaveLength(1);
      return createHash('sha256').update(parts.join()).digest('base64');
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${digest('script')}' ${cdn}`,
      `style-src 'sha256-${digest('style')}' ${cdn}`,
      "connect-src 'self'",
      'frame-src https://sandbox.embed.apollographql.com',
      "form-action 'none'",
      "base-uri 'none'",
    ]);
  });

  it('is where things are, when it looks elsewhere', async () => {
    const response = await gateway.app.inject({ method: 'GET', url: '/nowhere' });
    expect(response.statusCode).toBe(404);
    expect(firstError(response).message).toContain('/graphql');
  });
});

describe('request ids and logs', () => {
  it('carry the id of the caller into the answer and the log', async () => {
    const response = await post({ query: '{ hello }' }, { 'x-request-id': 'trace-1.a_B' });
    expect(response.headers['x-request-id']).toBe('trace-1.a_B');
    await expect.poll(() => gateway.lines.some((line) => line['requestId'] === 'trace-1.a_B' && line['status'] === 200)).toBe(true);
  });

  it.each(['', 'x'.repeat(65), 'a b', 'a\tb', '<script>'])('do not take %j for an id', async (id) => {
    const response = await post({ query: '{ hello }' }, { 'x-request-id': id });
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tell neither variables nor credentials', async () => {
    await get(`query=${encodeURIComponent('query($name: String) { hello(name: $name) }')}&variables={"name":"hidden-name"}`, {
      'apollo-require-preflight': '1',
      authorization: 'Bearer hidden-token',
    });
    await post({ query: '{ color(color: "hidden-name") }' });
    expect(JSON.stringify(gateway.lines)).not.toContain('hidden');
    expect(gateway.lines.some((line) => line['route'] === '/graphql')).toBe(true);
  });
});

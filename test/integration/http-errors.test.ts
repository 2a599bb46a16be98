import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTinyGateway, type TinyGateway } from '../support/tiny-gateway.ts';

describe.each(['production', 'development'] as const)('errors in %s', (mode) => {
  let gateway: TinyGateway;
  beforeAll(async () => {
    gateway = await createTinyGateway({ mode });
  });
  afterAll(() => gateway.stop());

  const ask = async (body: object) => {
    const response = await gateway.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', 'x-request-id': 'id-1' },
      payload: JSON.stringify(body),
    });
    return { status: response.statusCode, body: response.body, error: response.json().errors?.[0] };
  };
  const fail = (kind: string) => ask({ query: `{ fail(kind: "${kind}") }` });

  it('show what was wrong with the input', async () => {
    const { error } = await fail('input');
    expect(error).toMatchObject({
      message: '"first" must be from 1 to 100, got 0',
      path: ['fail'],
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('say that the data cannot be reached, not where it is', async () => {
    const { body, error } = await fail('database');
    expect(error.extensions.code).toBe('SERVICE_UNAVAILABLE');
    expect(body).not.toContain('10.0.0.7');
    expect(gateway.lines.some((line) => line.level === 'warn' && String(line['reason']).includes('10.0.0.7'))).toBe(true);
  });

  it('mask what is nobody’s business, log it with its cause, and give the id to ask by', async () => {
    const { error } = await fail('unknown');
    expect(error).toMatchObject({ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'id-1' } });
    const line = gateway.lines.find((entry) => entry.level === 'error');
    expect(line).toMatchObject({ requestId: 'id-1', err: { message: 'secret detail', cause: { message: 'secret cause' } } });
  });

  it.each(['unknown', 'value', 'folder'])('never show the cause (%s)', async (kind) => {
    const { body, error } = await fail(kind);
    expect(error.message).toBe('Internal error');
    expect(body).not.toContain('secret');
    expect(body).not.toContain('.ts:');
  });

  it.each([
    ['query a { hello }', 'b', 'Unknown operation named "b".'],
    ['query a { hello } query b { hello }', undefined, 'Must provide operation name if query contains multiple operations.'],
  ])('say which operation of %j is missing, and log nothing', async (query, operationName, message) => {
    const before = gateway.lines.filter(({ level }) => level === 'error').length;
    const { status, error } = await ask({ query, operationName });
    expect(status).toBe(400);
    expect(error).toMatchObject({ message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
    expect(gateway.lines.filter(({ level }) => level === 'error')).toHaveLength(before);
  });

  it('mask a value of ours that does not fit the schema', async () => {
    const { error } = await ask({ query: '{ node { port } }' });
    expect(error).toMatchObject({ message: 'Internal error', path: ['node', 'port'] });
  });

  it.each([
    ['{ hello', 'GRAPHQL_PARSE_FAILED'],
    ['{ unknown }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ color(color: BLUE) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query($color: Color = RED) { color(color: $color) }', undefined],
  ])('keep what GraphQL says of %s', async (query, code) => {
    const { error } = await ask({ query });
    expect(error?.extensions.code).toBe(code);
  });

  it(`suggest ${mode === 'production' ? 'no names' : 'names that are meant'}`, async () => {
    const inText = await ask({ query: '{ helo }' });
    const inVariables = await ask({ query: 'query($c: Color) { color(color: $c) }', variables: { c: 'REDD' } });
    for (const { body, status } of [inText, inVariables]) {
      expect(status).toBe(400);
      expect(body.includes('Did you mean')).toBe(mode === 'development');
    }
  });

  it('say of a body that it is too large, and in development how large it may be', async () => {
    const { status, error } = await ask({ query: `{ hello } #${'x'.repeat(3_000)}` });
    expect(status).toBe(413);
    expect(error.message).toBe(mode === 'production' ? 'The body is too large' : 'The body must be of at most 2048 bytes');
  });

  it('answer an address that cannot be decoded in the same shape', async () => {
    const { statusCode, json } = await gateway.app.inject({ method: 'GET', url: '/%zz' });
    expect(statusCode).toBe(400);
    expect(json()).toEqual({ errors: [{ message: expect.stringContaining("'/%zz'"), extensions: { code: 'BAD_REQUEST' } }] });
  });
});

import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Gate } from '../../src/http/gates.ts';
import { createCachedGateway } from '../support/cached-gateway.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const HELLO = { method: 'POST', url: '/graphql', headers: JSON_TYPE, payload: '{"query":"query Hello { hello }"}' } as const;

describe('gates', () => {
  it('are asked once for each request, whichever way its answer takes', async () => {
    const asked: string[] = [];
    const counting: Gate = ({ method, url }) => void asked.push(`${method} ${url}`);
    await using gateway = await createCachedGateway({ gates: [counting] });
    const statuses = async () => (await gateway.app.inject(HELLO)).headers['cache-status'];
    expect(await statuses()).toMatch(/fwd=uri-miss; stored/);
    expect(await statuses()).toMatch(/hit;.*L1/);
    await gateway.app.inject({ ...HELLO, payload: '{' });
    await gateway.app.inject({ method: 'GET', url: '/graphql?query={hello}' });
    expect(asked).toEqual(['POST /graphql', 'POST /graphql', 'POST /graphql', 'GET /graphql?query={hello}']);
    expect(gateway.runs()).toBe(1);
  });

  it('refuse what would be answered from stored bytes, in GraphQL’s words', async () => {
    let closed = false;
    const refusing: Gate = () => {
      if (closed) throw new GraphQLError('Not now', { extensions: { code: 'TOO_MANY_REQUESTS', http: { status: 429 } } });
    };
    await using gateway = await createCachedGateway({ gates: [refusing] });
    await gateway.app.inject(HELLO);
    expect((await gateway.app.inject(HELLO)).statusCode).toBe(200);
    closed = true;
    const refused = await gateway.app.inject(HELLO);
    expect([refused.statusCode, refused.json()]).toEqual([
      429,
      { errors: [{ message: 'Not now', extensions: { code: 'TOO_MANY_REQUESTS' } }] },
    ]);
    const forged = await gateway.app.inject({ method: 'GET', url: '/graphql?query={hello}' });
    expect(forged.statusCode).toBe(400);
  });

  it('count a hit like a miss: in the metrics of operations, and in the log', async () => {
    await using gateway = await createCachedGateway({ gates: [] });
    await gateway.app.inject(HELLO);
    await gateway.app.inject(HELLO);
    expect(gateway.observed).toEqual([
      { name: 'Hello', outcome: 'ok', durationMs: expect.any(Number) },
      { name: 'Hello', outcome: 'ok', durationMs: expect.any(Number) },
    ]);
    expect(gateway.lines.filter(({ msg }) => msg === 'Request answered')).toHaveLength(2);
  });

  it('let nothing pass that is forged, unlisted or another session’s, however often it was answered before', async () => {
    await using gateway = await createCachedGateway({ mode: 'log-unknown' });
    const ask = (headers: Record<string, string>, payload: string = HELLO.payload) =>
      gateway.app.inject({ method: 'POST', url: '/graphql', headers, payload });
    await ask(JSON_TYPE);
    await ask(JSON_TYPE);
    expect(gateway.unlisted()).toBe(2);
    expect((await ask({ 'content-type': 'text/plain' })).statusCode).toBe(400);
    expect((await ask({ 'content-type': 'application/json; charset=utf-16' })).statusCode).toBe(415);
    const mine = '{"query":"{ secret }"}';
    const asOperator = { ...JSON_TYPE, authorization: 'Bearer the-operators-token' };
    expect((await ask(asOperator, mine)).json()).toEqual({ data: { secret: 'OPERATOR' } });
    expect((await ask(asOperator, mine)).headers['cache-status']).toMatch(/hit/);
    expect((await ask(JSON_TYPE, mine)).json()).toEqual({ data: { secret: 'ANONYMOUS' } });
    expect((await ask({ ...JSON_TYPE, authorization: 'Bearer wrong' }, mine)).headers['cache-status']).toBe('farsight; fwd=bypass');
  });
});

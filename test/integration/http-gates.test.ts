import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Gate } from '../../src/http/gates.ts';
import { createCachedGateway } from '../support/cached-gateway.ts';

const HELLO = '{"query":"query Hello { hello }"}';

describe('gates', () => {
  it('are asked once for each request, whichever way its answer takes', async () => {
    const asked: string[] = [];
    const counting: Gate = ({ method, url }) => void asked.push(`${method} ${url}`);
    await using gateway = await createCachedGateway({ gates: [counting] });
    expect((await gateway.ask(HELLO)).headers.get('cache-status')).toMatch(/fwd=uri-miss; stored/);
    expect((await gateway.ask(HELLO)).headers.get('cache-status')).toMatch(/hit;.*L1/);
    await gateway.ask('{');
    await fetch(`${gateway.url}?query={hello}`);
    // Past the front, as where another server listens.
    await gateway.app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: HELLO });
    expect(asked).toEqual(['POST /graphql', 'POST /graphql', 'POST /graphql', 'GET /graphql?query={hello}', 'POST /graphql']);
    expect(gateway.runs()).toBe(1);
  });

  it('refuse what would be answered from stored bytes, in GraphQL’s words', async () => {
    let closed = false;
    const refusing: Gate = () => {
      if (closed) throw new GraphQLError('Not now', { extensions: { code: 'TOO_MANY_REQUESTS', http: { status: 429 } } });
    };
    await using gateway = await createCachedGateway({ gates: [refusing] });
    await gateway.ask(HELLO);
    expect((await gateway.ask(HELLO)).status).toBe(200);
    closed = true;
    const refused = await gateway.ask(HELLO);
    expect([refused.status, await refused.json()]).toEqual([
      429,
      { errors: [{ message: 'Not now', extensions: { code: 'TOO_MANY_REQUESTS' } }] },
    ]);
    expect((await fetch(`${gateway.url}?query={hello}`)).status).toBe(400);
  });

  it('count a hit like a miss: in the metrics of operations, and in the log', async () => {
    await using gateway = await createCachedGateway();
    await gateway.ask(HELLO);
    await gateway.ask(HELLO);
    const answered = { name: 'Hello', outcome: 'ok', durationMs: expect.any(Number) };
    expect(gateway.observed).toEqual([answered, answered]);
    const lines = () => gateway.lines.filter(({ msg }) => msg === 'Request answered');
    await expect.poll(() => lines().length).toBe(2);
    expect(lines().map(({ method, route, status }) => ({ method, route, status }))).toEqual([
      { method: 'POST', route: '/graphql', status: 200 },
      { method: 'POST', route: '/graphql', status: 200 },
    ]);
  });

  it('let nothing pass that is forged, unlisted or another session’s, however often it was answered before', async () => {
    await using gateway = await createCachedGateway({ mode: 'log-unknown' });
    await gateway.ask(HELLO);
    await gateway.ask(HELLO);
    expect(gateway.unlisted()).toBe(2);
    expect((await gateway.ask(HELLO, { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await gateway.ask(HELLO, { 'content-type': 'application/json; charset=utf-16' })).status).toBe(415);
    const mine = '{"query":"{ secret }"}';
    const asOperator = { authorization: 'Bearer the-operators-token' };
    expect(await (await gateway.ask(mine, asOperator)).json()).toEqual({ data: { secret: 'OPERATOR' } });
    expect((await gateway.ask(mine, asOperator)).headers.get('cache-status')).toMatch(/hit/);
    expect(await (await gateway.ask(mine)).json()).toEqual({ data: { secret: 'ANONYMOUS' } });
    expect((await gateway.ask(mine, { authorization: 'Bearer wrong' })).headers.get('cache-status')).toBe('farsight; fwd=bypass');
  });
});

import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeGracefully } from '../../src/http/graceful-close.ts';
import { createTinyGateway, type TinyGateway } from '../support/tiny-gateway.ts';

let gateway: TinyGateway;
afterEach(() => gateway.stop());

/** A gateway with a request under way that ends when told to. */
async function serveSlowRequest() {
  let finish: (text: string) => void = () => undefined;
  let reached: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => {
    reached = resolve;
  });
  gateway = await createTinyGateway({
    slow: () => {
      reached();
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
  });
  await gateway.app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(gateway.app.server.address() as AddressInfo).port}/graphql`;
  const ask = (query: string) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const slow = ask('{ slow }');
  slow.catch(() => undefined);
  await underWay;
  return { ask, slow, finish: (text: string) => finish(text) };
}

describe('closeGracefully', () => {
  it('finishes what is under way and refuses what is new', async () => {
    const { ask, slow, finish } = await serveSlowRequest();
    const closing = closeGracefully(gateway.app, 10_000);
    await expect.poll(() => gateway.app.server.listening).toBe(false);
    await expect(ask('{ hello }').then((response) => response.status)).rejects.toThrow();
    finish('done at last');
    expect(await (await slow).json()).toEqual({ data: { slow: 'done at last' } });
    expect(await closing).toBe(true);
  });

  it('does not wait for the connection of a client that keeps it open', async () => {
    const { slow, finish } = await serveSlowRequest();
    const closing = closeGracefully(gateway.app, 10_000);
    finish('done');
    await (await slow).json();
    const startedAt = performance.now();
    await closing;
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('cuts off what does not finish in time', async () => {
    const { slow } = await serveSlowRequest();
    expect(await closeGracefully(gateway.app, 50)).toBe(false);
    await expect(slow).rejects.toThrow();
  });
});

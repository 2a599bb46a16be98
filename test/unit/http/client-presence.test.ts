import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { watchClient } from '../../../src/http/client-presence.ts';

function countCalls(): { readonly call: () => void; readonly count: () => number } {
  let calls = 0;
  const call = () => {
    calls += 1;
  };
  return { call, count: () => calls };
}

describe('watchClient', () => {
  it('tells each request that is under way when the connection closes, once', () => {
    const socket = new Socket();
    const [one, two] = [countCalls(), countCalls()];
    watchClient(socket, one.call);
    watchClient(socket, two.call);
    socket.emit('close');
    socket.emit('close');
    expect([one.count(), two.count()]).toEqual([1, 1]);
  });

  it('tells no request that ended before', () => {
    const socket = new Socket();
    const { call, count } = countCalls();
    watchClient(socket, call)();
    socket.emit('close');
    expect(count()).toBe(0);
  });

  it('tells at once when the connection is closed already', () => {
    const { call, count } = countCalls();
    watchClient(new Socket().destroy(), call);
    expect(count()).toBe(1);
  });

  it('keeps one listener on a connection, whatever comes over it', () => {
    const socket = new Socket();
    for (let index = 0; index < 1_000; index += 1) watchClient(socket, () => undefined)();
    const open = Array.from({ length: 100 }, () => watchClient(socket, () => undefined));
    expect(socket.listenerCount('close')).toBeLessThanOrEqual(new Socket().listenerCount('close') + 1);
    for (const unwatch of open) unwatch();
  });
});

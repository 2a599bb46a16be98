import { describe, expect, it } from 'vitest';
import { createTurnClock } from '../../../src/observability/turn-clock.ts';

function createCounted() {
  let readings = 0;
  const clock = createTurnClock(() => {
    readings += 1;
    return readings;
  });
  return { ...clock, readings: () => readings };
}

describe('createTurnClock', () => {
  it('gives a reading to 16 at most', () => {
    const { shared } = createCounted();
    expect(Array.from({ length: 33 }, shared)).toEqual([...Array(16).fill(1), ...Array(16).fill(2), 3]);
  });

  it('reads anew for who asks for an exact time, and never goes back behind it', () => {
    const { exact, shared } = createCounted();
    expect([shared(), exact(), exact(), shared()]).toEqual([1, 2, 3, 3]);
  });

  it('keeps no reading over a wait', async () => {
    const { shared } = createCounted();
    shared();
    await new Promise((resolve) => setImmediate(resolve));
    expect(shared()).toBe(2);
    await null;
    await null;
    expect(shared()).toBe(3);
  });

  it('shares a reading among callbacks of promises that settle together', async () => {
    const { shared, readings } = createCounted();
    const { promise, resolve } = Promise.withResolvers<void>();
    const times = Array.from({ length: 6 }, () => promise.then(shared));
    resolve();
    expect(await Promise.all(times)).toEqual(Array(6).fill(1));
    expect(readings()).toBe(1);
  });
});

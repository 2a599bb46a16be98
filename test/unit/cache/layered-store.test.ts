import { describe, expect, it } from 'vitest';
import { createLayeredStore } from '../../../src/cache/layered-store.ts';
import { createMemoryStore } from '../../../src/cache/memory-store.ts';

describe('createLayeredStore', () => {
  const createLayers = () => {
    const near = createMemoryStore({ maxBytes: 100_000 });
    const far = createMemoryStore({ maxBytes: 100_000 });
    return { near, far, store: createLayeredStore(near, far, 60_000) };
  };

  it('finds what another process put into the far store, and keeps it near', async () => {
    const { near, far, store } = createLayers();
    await far.set('key', Buffer.from('x'), 60_000);
    expect(String(await store.get('key'))).toBe('x');
    expect(String(await near.get('key'))).toBe('x');
  });

  it('goes on with the near store when the far one is gone, and says so', async () => {
    const { far, store } = createLayers();
    await far.close();
    await store.set('key', Buffer.from('x'), 60_000);
    expect(String(await store.get('key'))).toBe('x');
    expect(await store.isAvailable(100)).toBe(false);
  });

  it('keeps nothing near for longer than allowed', async () => {
    const near = createMemoryStore({ maxBytes: 100_000 });
    const store = createLayeredStore(near, createMemoryStore({ maxBytes: 100_000 }), 20);
    await store.set('key', Buffer.from('x'), 60_000);
    await expect.poll(() => near.get('key'), { interval: 5 }).toBeUndefined();
    expect(String(await store.get('key'))).toBe('x');
  });
});

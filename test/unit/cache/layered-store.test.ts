import { describe, expect, it } from 'vitest';
import type { KeyValueStore } from '../../../src/cache/key-value-store.ts';
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
    await createLayeredStore(createMemoryStore({ maxBytes: 1_000 }), far, 60_000).set('key', Buffer.from('x'), 60_000);
    expect(String(await store.get('key'))).toBe('x');
    expect(String(await near.get('key'))).toBe('x');
  });

  it('keeps near what it found for no longer than its time, even if the far store forgets late', async () => {
    let kept: Buffer | undefined;
    const late: KeyValueStore = {
      ...createMemoryStore({ maxBytes: 1_000 }),
      set: async (_key, value) => {
        kept = value;
      },
      get: async () => kept,
    };
    const [one, other] = [1, 2].map(() => createLayeredStore(createMemoryStore({ maxBytes: 1_000 }), late, 60_000));
    await one?.set('key', Buffer.from('x'), 100);
    expect(String(await other?.get('key'))).toBe('x');
    await expect.poll(() => other?.get('key'), { interval: 10 }).toBeUndefined();
    expect(kept).toBeDefined();
  });

  it('takes nothing from the far store that it did not put there', async () => {
    const { far, store } = createLayers();
    for (const bytes of ['', 'x', '12345678', 'query { not a time }']) {
      await far.set('key', Buffer.from(bytes), 60_000);
      expect(await store.get('key')).toBeUndefined();
    }
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

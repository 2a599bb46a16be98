import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/cache/memory-store.ts';

describe('createMemoryStore', () => {
  it('drops the least recently used values when its bytes are used up', async () => {
    const store = createMemoryStore({ maxBytes: 3_000 });
    for (const key of ['a', 'b', 'c', 'd']) await store.set(key, Buffer.alloc(500), 60_000);
    await store.get('a');
    await store.set('e', Buffer.alloc(500), 60_000);
    expect(await store.get('a')).toBeDefined();
    expect(await store.get('b')).toBeUndefined();
  });

  it('counts keys too, so that long ones cannot fill the memory', async () => {
    const store = createMemoryStore({ maxBytes: 10_000 });
    for (let index = 0; index < 100; index += 1) await store.set(`${index}${'k'.repeat(1_000)}`, Buffer.alloc(0), 60_000);
    const kept = await Promise.all(Array.from({ length: 100 }, (_, index) => store.get(`${index}${'k'.repeat(1_000)}`)));
    expect(kept.filter(Boolean).length).toBeLessThan(5);
  });

  it('does not keep a value that is too large for it, nor drops the others for it', async () => {
    const store = createMemoryStore({ maxBytes: 10_000, maxEntryBytes: 1_000 });
    await store.set('small', Buffer.alloc(10), 60_000);
    await store.set('large', Buffer.alloc(2_000), 60_000);
    expect(await store.get('large')).toBeUndefined();
    expect(await store.get('small')).toBeDefined();
  });
});

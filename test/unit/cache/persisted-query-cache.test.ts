import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/cache/memory-store.ts';
import { createPersistedQueryCache } from '../../../src/cache/persisted-query-cache.ts';

const KEY = `apq:${'0123456789abcdef'.repeat(4)}`;

describe('createPersistedQueryCache', () => {
  it('keeps a document by its hash', async () => {
    const cache = createPersistedQueryCache(createMemoryStore({ maxBytes: 1_000_000 }));
    await cache.set(KEY, '{ player { name } } # é😮');
    expect(await cache.get(KEY)).toBe('{ player { name } } # é😮');
    await cache.delete(KEY);
    expect(await cache.get(KEY)).toBeUndefined();
  });

  it('neither keeps nor looks up what is no hash', async () => {
    const store = createMemoryStore({ maxBytes: 1_000_000 });
    const cache = createPersistedQueryCache(store);
    await cache.set('apq:[object Object]', 'x');
    expect(await store.get('apq:[object Object]')).toBeUndefined();
    await store.set('apq:short', Buffer.from('x'), 1_000);
    expect(await cache.get('apq:short')).toBeUndefined();
  });

  it('does not keep a document of more than 64 KiB', async () => {
    const cache = createPersistedQueryCache(createMemoryStore({ maxBytes: 1_000_000 }));
    await cache.set(KEY, 'x'.repeat(65_537));
    expect(await cache.get(KEY)).toBeUndefined();
  });
});

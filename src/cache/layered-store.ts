import type { KeyValueStore } from './key-value-store.ts';

/**
 * A near store before a far one that others share. What is found in the far one is kept near.
 * @param nearTtlMs the longest an entry stays near: as long as this, a deletion by another process may go unnoticed
 */
export function createLayeredStore(near: KeyValueStore, far: KeyValueStore, nearTtlMs: number): KeyValueStore {
  return {
    get: async (key) => {
      const found = await near.get(key);
      if (found !== undefined) return found;
      const shared = await far.get(key);
      if (shared !== undefined) await near.set(key, shared, nearTtlMs);
      return shared;
    },
    set: async (key, value, ttlMs) => {
      await Promise.all([near.set(key, value, Math.min(ttlMs, nearTtlMs)), far.set(key, value, ttlMs)]);
    },
    delete: async (key) => {
      await Promise.all([near.delete(key), far.delete(key)]);
    },
    isAvailable: async (timeoutMs) => {
      const available = await Promise.all([near.isAvailable(timeoutMs), far.isAvailable(timeoutMs)]);
      return available.every(Boolean);
    },
    close: async () => {
      await Promise.all([near.close(), far.close()]);
    },
  };
}

import { LRUCache } from 'lru-cache';
import type { KeyValueStore } from './key-value-store.ts';

/** What an entry costs beside its bytes: its place in the list and the map, rounded up from heap snapshots of small entries. */
const ENTRY_OVERHEAD_BYTES = 200;

/**
 * A store in this process: the least recently used entries leave when it is full.
 * @param maxBytes of values, keys and the entries' own cost
 * @param maxEntryBytes larger values are not kept; a quarter of `maxBytes` when absent
 */
export function createMemoryStore(limits: { maxBytes: number; maxEntryBytes?: number }): KeyValueStore {
  const entries = new LRUCache<string, Buffer>({
    maxSize: limits.maxBytes,
    maxEntrySize: limits.maxEntryBytes ?? Math.ceil(limits.maxBytes / 4),
    sizeCalculation: (value, key) => value.byteLength + key.length * 2 + ENTRY_OVERHEAD_BYTES,
  });
  let closed = false;
  return {
    get: async (key) => entries.get(key),
    set: async (key, value, ttlMs) => {
      if (ttlMs <= 0 || closed) entries.delete(key);
      else entries.set(key, value, { ttl: ttlMs });
    },
    delete: async (key) => {
      entries.delete(key);
    },
    isAvailable: async () => !closed,
    close: async () => {
      closed = true;
      entries.clear();
    },
  };
}

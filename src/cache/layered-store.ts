import type { KeyValueStore } from './key-value-store.ts';

/** A double: milliseconds since 1970. */
const END_BYTES = 8;
/** A year. */
const LONGEST_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * A near store before a far one that others share. What is found in the far one is kept near, for the rest of its time: that stands before
 * the bytes there, since a store does not tell it. Clocks of those who share the far one must agree within what a value may be late.
 * @param nearTtlMs the longest an entry stays near: as long as this, a deletion by another process may go unnoticed
 */
export function createLayeredStore(near: KeyValueStore, far: KeyValueStore, nearTtlMs: number): KeyValueStore {
  return {
    get: async (key) => {
      const found = await near.get(key);
      if (found !== undefined) return found;
      const shared = await far.get(key);
      if (shared === undefined || shared.byteLength < END_BYTES) return undefined;
      const leftMs = Math.floor(shared.readDoubleBE(0) - Date.now());
      // Bytes of others would be a time without end.
      if (!(leftMs > 0 && leftMs <= LONGEST_MS)) return undefined;
      const value = shared.subarray(END_BYTES);
      await near.set(key, value, Math.min(leftMs, nearTtlMs));
      return value;
    },
    set: async (key, value, ttlMs) => {
      await Promise.all([near.set(key, value, Math.min(ttlMs, nearTtlMs)), far.set(key, withEnd(value, ttlMs), ttlMs)]);
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

function withEnd(value: Buffer, ttlMs: number): Buffer {
  const end = Buffer.allocUnsafe(END_BYTES);
  end.writeDoubleBE(Date.now() + ttlMs);
  return Buffer.concat([end, value]);
}
